import type { Run } from '../content/painted.ts';
import { textOfRun } from '../content/painted.ts';

const space = /\s/u;
const softHyphen = '\u00ad';

/** Follows one block of the plan through what was printed of it, line by line and page by page. */
export class TextFollower {
  private readonly text: string;
  private at = 0;
  /** The last run, where the plan has a space after it that was not printed. */
  private pending: Run | undefined;
  /** What the next run says of the word that it goes on with. */
  private carried: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * Takes the next run. The browser prints no space where it breaks a line, and readers would join the words: the run
   * before is told to end with one (ISO 32000-1, 14.8.2.5).
   *
   * @returns what does not agree with the plan, or undefined.
   */
  take(run: Run): string | undefined {
    const printed = textOfRun(run);
    if (this.pending && printed !== '' && !space.test(printed[0] ?? '')) this.pending.spaceAfter = true;
    this.pending = undefined;
    if (this.carried !== undefined && printed !== '') {
      run.firstWord = this.carried;
      this.carried = undefined;
    }
    let last = '';
    for (const char of printed) {
      const before = last;
      last = char;
      if (space.test(char) || char === softHyphen) continue;
      const from = this.at;
      const soft = this.skip();
      // Only where a run ends may the browser leave a space out.
      if (before !== '' && !space.test(before) && space.test(this.text.slice(from, this.at)))
        return `"${printed.slice(0, 60)}" is printed where the text has a space before "${this.rest()}"`;
      const expected = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
      if (isHyphen(char) && !isHyphen(expected) && soft) {
        run.softHyphen = true;
        continue;
      }
      if (
        expected !== char &&
        expected.toLowerCase() !== char.toLowerCase() &&
        !(isHyphen(char) && isHyphen(expected))
      )
        return `"${char}" is printed where the text has "${this.text.slice(this.at, this.at + 30)}"`;
      this.at += expected.length;
    }
    let at = this.at;
    while (this.text[at] === softHyphen) at++;
    if (space.test(this.text[at] ?? 'x') && !space.test(printed.at(-1) ?? 'x')) this.pending = run;
    return undefined;
  }

  /** At the end of a page, whose runs are about to be written. */
  endPage(): void {
    if (this.pending && !this.isDone()) this.pending.spaceAfter = true;
    this.pending = undefined;
  }

  /**
   * Has the word said whole that the last run of a page breaks: where more of it stands, for readers put as many letters
   * as are said between the first and the last that are painted.
   */
  carryWord(run: Run): void {
    const [before = ''] = /\S*$/u.exec(this.text.slice(0, this.at)) ?? [];
    const [after = ''] = /^\S*/u.exec(this.text.slice(this.at)) ?? [];
    const word = (before + after).replaceAll(softHyphen, '');
    const isSaidHere = before.length >= after.length;
    run.lastWord = isSaidHere ? word : '';
    this.carried = isSaidHere ? '' : word;
  }

  isDone(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  rest(): string {
    return this.text.slice(this.at, this.at + 60).trim();
  }

  /** Passes white space and soft hyphens; tells whether the last of them was one. */
  private skip(): boolean {
    let soft = false;
    for (;;) {
      const char = this.text[this.at];
      if (char === softHyphen) soft = true;
      else if (char === undefined || !space.test(char)) return soft;
      this.at++;
    }
  }
}

function isHyphen(char: string): boolean {
  return char === '-' || char === '\u2010' || char === '\u2011';
}
