import type { FoldRefusal, FoldRefusalCode } from '@decode/fold';
import { child, descendants, openPackage, parseXml, savePackage, textOf } from '@decode/ooxml';

/** The words of each paragraph of a document, empty ones left out. */
export function paragraphsOf(bytes: Uint8Array): string[] {
  const root = parseXml(openPackage(bytes).text('word/document.xml'));
  return [...descendants(root, 'w:p')]
    .map((paragraph) => [...descendants(paragraph, 'w:t')].map(textOf).join(''))
    .filter((text) => text.trim() !== '');
}

/** Names of the parts whose bytes differ, or that only one of two files has. */
export function differingParts(one: Uint8Array, other: Uint8Array): string[] {
  const [a, b] = [openPackage(one), openPackage(other)];
  const isSame = (name: string) => {
    const [packed, others] = [a.untouched(name)?.packed, b.untouched(name)?.packed];
    // What is damaged in the file cannot be unpacked, and is to stay as it is.
    if (packed && others && Buffer.compare(packed, others) === 0) return true;
    return Buffer.compare(a.bytes(name), b.bytes(name)) === 0;
  };
  return [...new Set([...a.names(), ...b.names()])].filter(
    (name) => !a.has(name) || !b.has(name) || !isSame(name),
  );
}

/** Whether a text is another with insertions only. */
export function hasInsertionsOnly(before: string, after: string): boolean {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < before.length - from && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  return from + tail === before.length;
}

/** The rows of the last table, each as the texts of its cells; paragraphs of a cell are divided by a slash. */
export function rowsOf(bytes: Uint8Array): string[][] {
  const root = parseXml(openPackage(bytes).text('word/document.xml'));
  const table = child(root, 'w:body')?.children.findLast(({ name }) => name === 'w:tbl');
  return (table?.children ?? [])
    .filter(({ name }) => name === 'w:tr')
    .map((row) =>
      row.children
        .filter(({ name }) => name === 'w:tc')
        .map((cell) =>
          cell.children
            .filter(({ name }) => name === 'w:p')
            .map((paragraph) => [...descendants(paragraph, 'w:t')].map(textOf).join(''))
            .join(' / '),
        ),
    );
}

/** A document whose text somebody has changed. @throws Error where nothing changes: the test would prove nothing */
export function editedText(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  const pkg = openPackage(bytes);
  const before = pkg.text('word/document.xml');
  const after = change(before);
  if (after === before) throw new Error('the edit changes nothing');
  pkg.set('word/document.xml', after);
  return savePackage(pkg);
}

/** The code of the refusal that some work ends with. */
export function refusalOf(work: () => unknown): FoldRefusalCode | undefined {
  try {
    work();
  } catch (error) {
    return (error as FoldRefusal).code;
  }
  return undefined;
}
