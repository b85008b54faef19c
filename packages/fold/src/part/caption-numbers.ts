import type { Block, Caption } from '@decode/model';
import { type Sequence, sequenceFor } from '../host/sequences.ts';
import type { Chapter } from './excerpt.ts';
import { type CaptionNumber, captionKey } from './writer.ts';

/** The numbers that our captions of a kind have in the host; `to` is below `from` where there are none. */
export interface CaptionRange {
  readonly kind: 'figure' | 'table';
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

export interface Captions {
  readonly numbers: ReadonlyMap<string, CaptionNumber>;
  readonly series: Readonly<Record<'figure' | 'table', string>>;
  readonly ranges: readonly CaptionRange[];
}

/** Our captions go on in the host's own series, after those that stand before our part. */
export function numberCaptions(
  chapter: Chapter,
  sequences: readonly Sequence[],
  offset: number,
  key: string,
): Captions {
  const kinds = ['figure', 'table'] as const;
  const hosts = { figure: sequenceFor(sequences, 'figure'), table: sequenceFor(sequences, 'table') };
  const before = (kind: 'figure' | 'table') => {
    const shown = (hosts[kind]?.fields ?? []).filter(({ start }) => start < offset);
    const last = Number.parseInt(shown.at(-1)?.result ?? '', 10);
    return Number.isFinite(last) ? last : shown.length;
  };
  const from = { figure: before('figure') + 1, table: before('table') + 1 };
  const next = { ...from };
  const numbers = new Map<string, CaptionNumber>();
  for (const { caption, ids } of captionsIn(chapter.blocks)) {
    const { sequence, number: own } = caption;
    const bookmark = `_dcn_${key}_${sequence}_${own}`;
    const number = { own, number: next[sequence]++, bookmark };
    for (const id of [captionKey(caption), ...ids]) numbers.set(id, number);
  }
  const series = { figure: hosts.figure?.name ?? 'Figure', table: hosts.table?.name ?? 'Table' };
  const ranges = kinds.map((kind) => ({ kind, series: series[kind], from: from[kind], to: next[kind] - 1 }));
  return { numbers, series, ranges };
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
