import type { Block, Caption } from '@decode/model';
import type { HostHeading } from '../host/outline.ts';
import { type Sequence, sequenceFor } from '../host/sequences.ts';
import type { Chapter } from './excerpt.ts';
import { type CaptionNumber, type ChapterNumber, captionKey, shownNumber } from './writer.ts';

/** The numbers that our captions of a kind have in the host; `to` is below `from` where there are none. */
export interface CaptionRange {
  readonly kind: 'figure' | 'table';
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** What stands before them where the host counts by chapter: «3.». */
  readonly prefix: string;
}

export interface Captions {
  readonly numbers: ReadonlyMap<string, CaptionNumber>;
  readonly series: Readonly<Record<'figure' | 'table', string>>;
  readonly ranges: readonly CaptionRange[];
  /** Series that the host counts by chapter, and ours through the document. */
  readonly through: readonly string[];
}

/** Where our part stands among the chapters of the host. */
export interface ChapterPlace {
  readonly offset: number;
  /** Level of our highest heading. */
  readonly level: number;
  readonly headings: readonly HostHeading[];
}

/**
 * Our captions go on in the host's own series, after those that stand before our part; where the host counts by chapter,
 * after those of the chapter.
 */
export function numberCaptions(
  chapter: Chapter,
  sequences: readonly Sequence[],
  place: ChapterPlace,
  key: string,
): Captions {
  const kinds = ['figure', 'table'] as const;
  const hosts = { figure: sequenceFor(sequences, 'figure'), table: sequenceFor(sequences, 'table') };
  const chapters = { figure: chapterAt(hosts.figure, place), table: chapterAt(hosts.table, place) };
  const before = (kind: 'figure' | 'table') => {
    const since = chapters[kind]?.start ?? -1;
    const shown = (hosts[kind]?.fields ?? []).filter(({ start }) => start > since && start < place.offset);
    const last = Number.parseInt(shown.at(-1)?.result ?? '', 10);
    return Number.isFinite(last) ? last : shown.length;
  };
  const from = { figure: before('figure') + 1, table: before('table') + 1 };
  const next = { ...from };
  const numbers = new Map<string, CaptionNumber>();
  for (const { caption, ids } of captionsIn(chapter.blocks)) {
    const { sequence, number: own } = caption;
    const bookmark = `_dcn_${key}_${sequence}_${own}`;
    const number = { own, number: next[sequence]++, bookmark, ...chapters[sequence]?.shown };
    for (const id of [captionKey(caption), ...ids]) numbers.set(id, number);
  }
  const series = { figure: hosts.figure?.name ?? 'Figure', table: hosts.table?.name ?? 'Table' };
  const ranges = kinds.map((kind) => ({
    kind,
    series: series[kind],
    from: from[kind],
    to: next[kind] - 1,
    prefix: shownNumber({ number: 0, ...chapters[kind]?.shown }).slice(0, -1),
  }));
  const through = kinds.flatMap((kind) =>
    hosts[kind]?.habit && !chapters[kind] && next[kind] > from[kind] ? [series[kind]] : [],
  );
  return { numbers, series, ranges, through };
}

/** The chapter that our part stands in; undefined where the host counts through, or where ours begins chapters of its own. */
function chapterAt(
  sequence: Sequence | undefined,
  { offset, level, headings }: ChapterPlace,
): { readonly start: number; readonly shown: { readonly chapter: ChapterNumber } } | undefined {
  const habit = sequence?.habit;
  if (!habit || level <= habit.level) return undefined;
  const heading = headings
    .filter((each) => each.level === habit.level && each.paragraph.start < offset)
    .at(-1);
  const number = /\d[\d.]*(?=\.?$)|\d+/.exec(heading?.number ?? '')?.[0].replace(/\.$/, '');
  if (!heading || number === undefined) return undefined;
  return { start: heading.paragraph.start, shown: { chapter: { ...habit, number } } };
}

function* captionsIn(blocks: readonly Block[]): Iterable<{ caption: Caption; ids: string[] }> {
  for (const block of blocks) {
    if ((block.type === 'table' || block.type === 'figure') && block.caption) {
      const ids = [block.id, block.caption.id].filter((id) => id !== undefined);
      yield { caption: block.caption, ids };
    } else if (
      block.type === 'section' ||
      block.type === 'quote' ||
      block.type === 'list' ||
      block.type === 'listItem'
    )
      yield* captionsIn(block.children);
  }
}
