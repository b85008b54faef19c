import type { Position } from 'unist';
import { hiddenCharacters } from './hidden-characters.ts';
import { partOf, type Reading, rawText, report } from './reading.ts';
import { shorten } from './shorten.ts';
import { signKind } from './sign-kind.ts';

/** What an author meant as a mark and what therefore would stand in the document as a sign. */
export function checkText(value: string, position: Position | undefined, reading: Reading): void {
  const raw = rawText(reading, position).replace(/\\[!-/:-@[-`{-~]/g, '..');
  for (const { character, words } of hiddenCharacters(value)) {
    if (!raw.includes(character)) report(reading, position, words);
  }
  const link = /\[[^[\]]*\]\(/.exec(raw);
  if (link) {
    report(reading, partOf(reading, position, link.index, link[0].length), {
      rule: 'broken-link',
      found:
        'This looks like a link and is none: its address has a blank in it, or the round bracket is not closed.',
      todo: 'Write [text](https://…) without blanks in the address; a bracket that is meant as such is \\[.',
    });
  }
  const stray = strayMark(raw, position, reading);
  if (stray) {
    const [sign] = stray;
    report(reading, partOf(reading, position, stray.index, sign.length), {
      rule: 'stray-mark',
      found: `«${sign}» stands alone and would be printed as it is.`,
      todo: `Close it, without a blank inside: **bold**, *emphasis*, \`code\`; if the sign itself is meant, write \\${sign[0]}.`,
    });
  }
}

/** Unescaped stars, underscores and backticks that touch a word. */
function strayMark(
  raw: string,
  position: Position | undefined,
  reading: Reading,
): RegExpExecArray | undefined {
  const before = reading.text[(position?.start.offset ?? 0) - 1];
  const after = reading.text[position?.end.offset ?? 0];
  for (const match of raw.matchAll(/[*_]+|`+/g)) {
    const left = signKind(raw[match.index - 1] ?? before);
    const right = signKind(raw[match.index + match[0].length] ?? after);
    const alone = left === 'blank' && right === 'blank';
    const insideWord = match[0] === '_' && left === 'letter' && right === 'letter';
    if (match[0].startsWith('`') || !(alone || insideWord)) return match;
  }
  return undefined;
}

/** Raw HTML and comments, inside a line or on lines of their own. */
export function reportHtml(value: string, position: Position | undefined, reading: Reading): void {
  const comment = value.startsWith('<!--');
  report(
    reading,
    position,
    comment
      ? {
          rule: 'comment-in-text',
          found: 'A comment (<!-- … -->) stands in the text.',
          todo: 'Delete it, or keep it where the work is discussed.',
          why: 'Comments end up in some formats and in translators’ files.',
        }
      : {
          rule: 'raw-html',
          found: `HTML (${shorten(value)}) stands in the text.`,
          todo: 'Use the marks of the text format instead (**bold**, *emphasis*, [link](https://…)); write a plain < as \\<.',
          why: 'HTML means nothing in a Word or PDF document.',
        },
  );
}
