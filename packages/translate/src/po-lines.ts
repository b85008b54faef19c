import type { Origin } from '@decode/model';

/** Where an entry of a PO file stands; the parser keeps no lines. */
export interface PoPlace {
  /** Text of msgctxt; undefined where the entry has none. */
  readonly id: string | undefined;
  /** Of the first line with a keyword. */
  readonly line: number;
  /** From the first quotation mark of msgstr to the last. */
  readonly target: Origin;
  readonly header: boolean;
}

const keyword = /^msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)$/;

/**
 * Places of all entries that are in force, in the order of the file, and the number of the first line that belongs to
 * no entry: the parser passes over some of those, and what they were meant to say is lost.
 */
export function poPlaces(
  file: string,
  text: string,
): { readonly places: readonly PoPlace[]; readonly strayLine: number | undefined } {
  const places: PoPlace[] = [];
  let strayLine: number | undefined;
  let id: string | undefined;
  let isEmpty = true;
  let line = 0;
  let target: Origin | undefined;
  let key = '';
  const finish = () => {
    if (target) places.push({ id, line, target, header: id === undefined && isEmpty });
    id = undefined;
    isEmpty = true;
    line = 0;
    target = undefined;
    key = '';
  };
  let number = 0;
  for (const content of text.split('\n')) {
    number++;
    if (content === '' || content.startsWith('#')) {
      finish();
      continue;
    }
    // Between the first quotation mark and the last, with nothing but a keyword before them and nothing behind.
    const begin = content.indexOf('"');
    const ending = content.endsWith('"') ? content.length : content.trimEnd().length;
    const word = content.slice(0, Math.max(begin, 0)).trim();
    if (begin < 0 || ending < begin + 2 || content[ending - 1] !== '"' || (word && !keyword.test(word))) {
      const inside = content.trim();
      if (inside === '') finish();
      else if (!inside.startsWith('#')) strayLine ??= number;
      continue;
    }
    if (word !== '') {
      if (target && (word === 'msgctxt' || word === 'msgid')) finish();
      key = word;
      if (line === 0) line = number;
    }
    const quoted = content.slice(begin, ending);
    if (key === 'msgctxt') id = (id ?? '') + unquoted(quoted);
    if (key === 'msgid' && quoted !== '""') isEmpty = false;
    if (key.startsWith('msgstr'))
      target = {
        file,
        start: target?.start ?? { line: number, column: begin + 1 },
        end: { line: number, column: ending + 1 },
      };
  }
  finish();
  return { places, strayLine };
}

/** Value of one quoted line, with gettext's escapes. */
export function unquoted(line: string): string {
  const inner = line.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', t: '\t', r: '\r' })[sign] ?? sign);
}
