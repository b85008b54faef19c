import { expect } from 'vitest';
import { pageNumbersOf } from './compare.ts';
import type { Printed } from './print-documents.ts';
import {
  blocksOfCover,
  blocksOfDocument,
  brokenBlocks,
  headingsByPage,
  lostBlocks,
  misplacedBlocks,
  textOfPages,
  wordsByStructure,
  wordsOfPages,
} from './second-reader.ts';
import { tagsOf } from './tags-of.ts';

/** Words in the pictures of a cover, at the most. */
const inCover = 100;

/** The words of a document by its tags, in their order; some seconds for a hundred pages. */
export async function expectWordsByStructure(
  tools: Parameters<typeof wordsByStructure>[0],
  { name, document, bytes, file }: Printed,
): Promise<void> {
  const blocks = blocksOfDocument(document, pageNumbersOf(tagsOf(bytes)));
  const { words, complaints } = await wordsByStructure(tools, file);
  expect(complaints, name).toBe('');
  const cover = blocksOfCover(document);
  expect(brokenBlocks(cover, words.slice(0, cover.flat().length + inCover)), `${name}, cover`).toEqual([]);
  const lost = lostBlocks(blocks, words);
  const share = lost.flat().length / Math.max(1, blocks.flat().length);
  expect(share, `${name} lost ${lost.map((one) => one.join(' ')).join('; ')}`).toBeLessThanOrEqual(0.005);
}

/** The words of a document by what is painted: all of them, those of a block beside each other, the blocks in order. */
export async function expectWordsByPages(
  pdftotext: string,
  { name, document, bytes, file }: Printed,
): Promise<void> {
  const tags = tagsOf(bytes);
  const blocks = blocksOfDocument(document, pageNumbersOf(tags));
  const pages = await textOfPages(pdftotext, file);
  const words = wordsOfPages(pages, tags.artifacts);
  const there = new Set(words);
  expect(
    [...new Set(blocks.flat())].filter((word) => !there.has(word)),
    name,
  ).toEqual([]);
  // What goes on from the page before comes after the furniture of its page and what floats there, and nothing else.
  const running = wordsOfPages(pages, [...tags.artifacts, ...headingsByPage(tags)]);
  expect(brokenBlocks(blocks, words, running), name).toEqual([]);
  // What floats, as side heads of a few words do, is painted before the other words of its page.
  const sentences = blocks.filter((block) => block.length > 3);
  const { compared, misplaced } = misplacedBlocks(sentences, words);
  expect(compared, name).toBeGreaterThan(sentences.length / 3);
  expect(misplaced, name).toEqual([]);
}
