import process from 'node:process';
import { fold } from '../../packages/fold/src/index.ts';
import { openPackage, parseXml } from '../../packages/ooxml/src/index.ts';
import { endOfChapter, firstEdition, orderOf } from '../../tests/fold/chapters.ts';
import { plainKind, wordHost } from '../../tests/fold/word-host.ts';

export interface FoldRatio {
  readonly pages: number;
  /** Processor time of folding a chapter over that of inflating and parsing what folding reads of the document. */
  readonly first: number;
  /** The same where a chapter stands already and is replaced. */
  readonly again: number;
}

/** Paragraphs of prose in each of the four chapters of the plan, and the pages that LibreOffice makes of it. */
const sizes = [
  [8, 4],
  [900, 99],
  [4500, 495],
  [9100, 1000],
] as const;

const read = ['document', 'styles', 'numbering', 'footnotes', 'settings', '_rels/document.xml.rels'];
const turns = 7;

/** What folding a chapter into a plan costs beside reading the plan, at three lengths. */
export function foldRatios(): FoldRatio[] {
  const order = orderOf(firstEdition(), endOfChapter(plainKind));
  return sizes.map(([length, pages]) => {
    const plan = wordHost({ ...plainKind, length });
    const folded = fold(plan, order).bytes;
    const parse = () => {
      const pkg = openPackage(plan);
      for (const part of read) parseXml(pkg.text(`word/${part.includes('.') ? part : `${part}.xml`}`));
    };
    const floor = median(parse);
    return {
      pages,
      first: median(() => fold(plan, order)) / floor,
      again: median(() => fold(folded, order)) / floor,
    };
  });
}

/** Microseconds of processor time. */
function median(work: () => unknown): number {
  work();
  const times = Array.from({ length: turns }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
}
