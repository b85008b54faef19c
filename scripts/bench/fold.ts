import { runApart } from './run-apart.ts';

export interface FoldRatio {
  readonly pages: number;
  /** Processor time of folding a chapter over that of inflating and parsing the whole plan alone. */
  readonly first: number;
  /** The same where a chapter stands already and is replaced. */
  readonly again: number;
  /** Both over inflating and parsing what comes out: the chapter is larger than a plan of four pages. */
  readonly firstOfBoth: number;
  readonly againOfBoth: number;
}

/** Paragraphs of prose in each of the four chapters of the plan, and the pages that LibreOffice makes of it. */
const sizes = [
  [8, 4],
  [1845, 200],
  [9100, 1000],
] as const;

/** What folding a chapter into a plan costs beside reading the plan, at three lengths. */
export async function foldRatios(): Promise<FoldRatio[]> {
  const made: FoldRatio[] = [];
  for (const [length, pages] of sizes) {
    const ratios = (await runApart('fold-ratio', String(length))) as Omit<FoldRatio, 'pages'>;
    made.push({ pages, ...ratios });
  }
  return made;
}
