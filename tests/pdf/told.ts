/** What a reader is told: one node for each element that readers announce, one run for each change of words. */
export interface Told {
  readonly role: string;
  /** What is said besides the words: scope, spans, alternative text. */
  readonly said?: readonly string[];
  readonly runs?: readonly Run[];
  readonly children?: readonly Told[];
  /** Of the document: the names by which links lead here. */
  readonly ids?: readonly string[];
  /** Of a heading of the document: the words on its state, which its bookmark says too. */
  readonly state?: string;
  /** Of the file: where it begins. */
  readonly place?: Place;
  /** Of the file: number of its element's object. */
  readonly object?: number;
}

/** The first words of something on its page, in points from below. */
export interface Place {
  readonly page: number;
  readonly baseline: number;
  readonly size: number;
}

export interface Run {
  readonly text: string;
  /** Language in which the words are read. */
  readonly lang: string;
  /** Where they lead: an address, or `#id`. */
  readonly link?: string;
  /** To be read sign by sign. */
  readonly code?: boolean;
}

/** A cell that readers are told to stand under these headers; in which order is the reader's choice. */
export function headedBy(cell: Told, headers: readonly string[]): Told {
  const names = [
    ...new Set(headers.map((words) => words.replace(/[\s\u00ad]+/gu, '').normalize('NFC'))),
  ].sort();
  return names.length === 0
    ? cell
    : { ...cell, said: [...(cell.said ?? []), `under ${names.join(' and ')}`] };
}

/** Roles whose only paragraph may stand without an element of its own. */
const holders = new Set(['TD', 'TH', 'LI', 'Caption', 'Note', 'TOCI']);

/**
 * The tree as lines, for comparing and for people: `  TH Column "words in ⟦de another language⟧ and a ⟦→#id link⟧"`.
 * No difference are the kinds of white space, soft hyphens, and whether letters are composed.
 */
export function linesOf(told: readonly Told[], lang: string): string[] {
  return nodesByLine(told, lang).map(({ line }) => line);
}

/** The same lines, each with what it tells of. */
export function nodesByLine(
  told: readonly Told[],
  lang: string,
  indent = '',
): { readonly line: string; readonly node: Told }[] {
  return told.flatMap((given) => {
    const node = withOnlyParagraph(given);
    const { role, said = [], runs, children = [] } = node;
    const words = runs ? [`"${wordsOf(runs, lang)}"`] : [];
    const line = `${indent}${[role, ...said, ...words].join(' ')}`;
    return [{ line, node }, ...nodesByLine(children, lang, `${indent}  `)];
  });
}

function withOnlyParagraph(node: Told): Told {
  const [only] = node.children ?? [];
  if (!holders.has(node.role) || node.runs || node.children?.length !== 1 || only?.role !== 'P') return node;
  const ids = [...(node.ids ?? []), ...(only.ids ?? [])];
  return { ...node, ids, ...(only.runs ? { runs: only.runs } : {}), children: [] };
}

function wordsOf(runs: readonly Run[], documentLang: string): string {
  const letters: { letter: string; mark: string }[] = [];
  for (const { text, lang, link, code } of runs) {
    const mark = `${lang === documentLang ? '' : lang}${code ? 'code' : ''}${link === undefined ? '' : `→${link}`}`;
    for (const letter of text) if (letter !== '\u00ad') letters.push({ letter, mark });
  }
  const kept: { letter: string; mark: string }[] = [];
  let space = false;
  for (const one of letters) {
    if (/\s/u.test(one.letter)) {
      space = true;
      continue;
    }
    const last = kept.at(-1);
    if (space && last) kept.push({ letter: ' ', mark: last.mark === one.mark ? one.mark : '' });
    kept.push(one);
    space = false;
  }
  let words = '';
  let open = '';
  for (const { letter, mark } of kept) {
    if (mark !== open) {
      if (open) words += '⟧';
      if (mark) words += `⟦${mark} `;
      open = mark;
    }
    words += letter;
  }
  return (open ? `${words}⟧` : words).normalize('NFC');
}
