import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Document } from '@decode/model';
import type { Tags } from '@decode/render/pdf-reader';
import { everyTag } from './every-tag.ts';
import type { Told } from './told.ts';
import { toldByDocument } from './told-by-document.ts';

const run = promisify(execFile);
/** Elements inside a line of words, and the places of links. */
const inline = /^(?:Span|Link|Reference|Quote|Code|Annot|NonStruct|Em|Strong|Object)\b/u;

/**
 * The words of a file in the order of its tags, as poppler reads them (Evince and Okular are built on it), and what it
 * complains of. `pdfinfo -struct-text` prints an element per line, and words between quotation marks.
 */
export async function wordsByStructure(
  { pdfinfo, qpdf }: { readonly pdfinfo: string; readonly qpdf: string },
  file: string,
): Promise<{ readonly words: readonly string[]; readonly complaints: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'decode-words-'));
  const copy = join(folder, 'copy.pdf');
  const { stdout, stderr } = await withoutIntent(qpdf, file, copy)
    .then(() => run(pdfinfo, ['-struct-text', copy], { maxBuffer: 1 << 28 }))
    .finally(() => rm(folder, { recursive: true }));
  let text = '';
  for (const line of stdout.split('\n')) {
    const content = line.trim();
    if (content.startsWith('"')) text += content.slice(1, content.endsWith('"') ? -1 : undefined);
    // What follows an element is told by its name: only a line of attributes begins with a solidus.
    else if (!content.startsWith('/') && !inline.test(content)) text += '\n';
  }
  return { words: wordsOf(text), complaints: stderr };
}

/** The text of every page of a file in the order in which it is painted. */
export async function textOfPages(pdftotext: string, file: string): Promise<readonly string[]> {
  const { stdout } = await run(pdftotext, ['-raw', file, '-'], { maxBuffer: 1 << 28 });
  return stdout.split('\f');
}

/** What may stand before the text of a page that goes on from the page before. */
interface Interruption {
  /** From 1. */
  readonly page: number;
  readonly text: string;
}

/** The words of pages one after the other, without what each begins with of these. */
export function wordsOfPages(
  pages: readonly string[],
  interruptions: readonly Interruption[],
): readonly string[] {
  const byPage = Map.groupBy(interruptions, ({ page }) => page);
  return wordsOf(pages.map((text, i) => withoutFirst(text, byPage.get(i + 1) ?? [])).join('\n'));
}

/** Headings, by page: those beside the text float, and are painted before it. */
export function headingsByPage({ tree }: Tags): Interruption[] {
  return [...everyTag(tree)]
    .filter(({ role }) => /^H\d$/u.test(role))
    .flatMap(({ painted }) => painted)
    .map(({ page, texts }) => ({ page, text: texts.map(({ text }) => text).join('') }));
}

/** A text without those of these pieces that it begins with, each once, however they are spaced. */
function withoutFirst(text: string, pieces: readonly Interruption[]): string {
  const left = pieces.map((piece) => [...piece.text.replace(/\s/gu, '')]);
  let rest = [...text];
  for (;;) {
    const ends = left.map((piece) => endOf(piece, rest));
    const longest = Math.max(0, ...ends);
    if (longest === 0) return rest.join('');
    left.splice(ends.indexOf(longest), 1);
    rest = rest.slice(longest);
  }
}

/** Where a piece without white space ends that a text begins with; 0 where it does not. */
function endOf(piece: readonly string[], text: readonly string[]): number {
  let at = 0;
  for (const char of piece) {
    while (/^\s$/u.test(text[at] ?? '')) at++;
    if (text[at++] !== char) return 0;
  }
  return at;
}

/** The words of every block that readers are told, apart from the cover, whose order is the place's. */
export function blocksOfDocument(
  document: Document,
  pageOf: (target: string) => string,
): readonly (readonly string[])[] {
  const { imprint, contents, body } = toldByDocument(document, pageOf);
  return textsOf([imprint, ...contents, ...body])
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

/** The words of every block of the cover; in which order is the place's choice. */
export function blocksOfCover(document: Document): readonly (readonly string[])[] {
  return textsOf(toldByDocument(document, () => '').cover)
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

function textsOf(told: readonly Told[]): string[] {
  return told.flatMap(({ role, runs = [], children = [] }) => [
    // An alternative text is told in place of what is painted.
    role === 'Figure' ? '' : runs.map(({ text }) => text).join(''),
    ...textsOf(children),
  ]);
}

/** The blocks whose words do not stand beside each other in any of the readings. */
export function brokenBlocks(
  blocks: readonly (readonly string[])[],
  ...readings: readonly (readonly string[])[]
): readonly string[] {
  const texts = readings.map((words) => ` ${words.join(' ')} `);
  return blocks
    .map((words) => words.join(' '))
    .filter((block) => !texts.some((text) => text.includes(` ${block} `)));
}

/**
 * The blocks that stand before what they follow, of those whose words are said once: all but the longest series that is in
 * its order.
 */
export function misplacedBlocks(
  blocks: readonly (readonly string[])[],
  words: readonly string[],
): { readonly compared: number; readonly misplaced: readonly string[] } {
  const text = ` ${words.join(' ')} `;
  const told = ` ${blocks.flat().join(' ')} `;
  const placed = blocks.flatMap((words) => {
    const block = words.join(' ');
    const [once, at] = [told, text].map((whole) => placeOfOnly(whole, ` ${block} `));
    return once === undefined || at === undefined ? [] : [{ block, at }];
  });
  /** The last block of the best series of each length, and what goes before each block in its series. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [i, { at }] of placed.entries()) {
    const length = ends.filter((end) => (placed[end]?.at ?? 0) < at).length;
    before.set(i, ends[length - 1]);
    ends[length] = i;
  }
  const inOrder = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before.get(i)) inOrder.add(i);
  return {
    compared: placed.length,
    misplaced: placed.filter((_, i) => !inOrder.has(i)).map(({ block }) => block),
  };
}

/** Where words stand in a text; undefined where they stand twice or not at all. */
function placeOfOnly(text: string, words: string): number | undefined {
  const at = text.indexOf(words);
  return at === -1 || text.includes(words, at + 1) ? undefined : at;
}

/** Letters between the end of one block and the beginning of the next: labels, words in pictures, the cover. */
const reach = 5000;

/** The blocks that do not follow the ones before them in a text, word by word. */
export function lostBlocks(
  blocks: readonly (readonly string[])[],
  words: readonly string[],
): readonly (readonly string[])[] {
  const text = ` ${words.join(' ')} `;
  let at = 0;
  return blocks.filter((block) => {
    const sought = ` ${block.join(' ')} `;
    const found = text.indexOf(sought, at);
    if (found === -1 || found - at > reach) return true;
    at = found + sought.length - 1;
    return false;
  });
}

/**
 * The words of a text. Digits and letters count apart, since readers disagree only on the space before a raised number;
 * a hyphen at a line's end belongs to the line, not to the word.
 */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/[\u00ad\u2010]\s*\n\s*/gu, '')
      .replaceAll('\u00ad', '')
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  );
}

/**
 * A copy in which the output intent has a name that nobody knows. Poppler reads the whole page for each element of it and
 * makes the tables of the intent's colours anew each time: three quarters of its time, for the same words.
 */
async function withoutIntent(qpdf: string, file: string, copy: string): Promise<void> {
  await run(qpdf, ['--object-streams=disable', '--stream-data=uncompress', file, copy]);
  const bytes = await readFile(copy);
  const at = bytes.indexOf('/OutputIntents');
  if (at < 0) throw new Error(`${file} has no output intent`);
  bytes.write('/OutputIntentz', at, 'latin1');
  await writeFile(copy, bytes);
}
