import { descendants, parseXml, type XmlElement } from '@decode/ooxml';
import { wordNamespace } from '../host/open-host.ts';
import { visibleText } from '../host/outline.ts';
import type { Standing } from './record.ts';

/** What people did to our part since it was folded in. */
export interface PeoplesChange {
  readonly kind: 'changed' | 'added' | 'removed';
  /** What we wrote; empty for what was added. */
  readonly before: string;
  /** What stands there now; empty for what was removed. */
  readonly after: string;
}

/** Changes by people in the words of our part; undefined where the base is lost, so that nobody can tell. */
export function changesIn(standing: Standing): PeoplesChange[] | undefined {
  const base = standing.record?.base.text ?? '';
  if (base === '') return undefined;
  const before = texts(baseBlocks(base));
  const after = texts(standing.blocks);
  const changes: PeoplesChange[] = [];
  for (const { removed, added } of differing(before, after)) {
    const pairs = Math.min(removed.length, added.length);
    for (let index = 0; index < pairs; index++)
      changes.push({ kind: 'changed', before: removed[index] ?? '', after: added[index] ?? '' });
    for (const text of removed.slice(pairs)) changes.push({ kind: 'removed', before: text, after: '' });
    for (const text of added.slice(pairs)) changes.push({ kind: 'added', before: '', after: text });
  }
  return changes;
}

/** The blocks that we wrote, from the base. */
export function baseBlocks(base: string): readonly XmlElement[] {
  return parseXml(`<w:body xmlns:w="${wordNamespace}">${base}</w:body>`).children;
}

function texts(blocks: readonly XmlElement[]): string[] {
  return blocks
    .flatMap((block) => (block.name === 'w:p' ? [block] : [...descendants(block, 'w:p')]))
    .map(visibleText)
    .filter((text) => text !== '');
}

interface Difference {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Where two lists of texts differ: between them stands what both have, in its order. */
function differing(before: readonly string[], after: readonly string[]): Difference[] {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let tail = 0;
  while (
    tail < before.length - from &&
    tail < after.length - from &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const a = before.slice(from, before.length - tail);
  const b = after.slice(from, after.length - tail);
  const found: Difference[] = [];
  let i = 0;
  let j = 0;
  const close = (nextI: number, nextJ: number) => {
    if (nextI > i || nextJ > j) found.push({ removed: a.slice(i, nextI), added: b.slice(j, nextJ) });
  };
  for (const [inA, inB] of shared(a, b)) {
    close(inA, inB);
    i = inA + 1;
    j = inB + 1;
  }
  close(a.length, b.length);
  return found;
}

/**
 * Pairs of equal texts in both orders: those that stand once in each (patience diff), as many as can keep their order.
 * A table of all pairs would not fit for a chapter that somebody wrote anew.
 */
function shared(a: readonly string[], b: readonly string[]): [number, number][] {
  const once = (list: readonly string[]) => {
    const places = new Map<string, number>();
    const twice = new Set<string>();
    list.forEach((text, index) => {
      if (places.has(text)) twice.add(text);
      places.set(text, index);
    });
    for (const text of twice) places.delete(text);
    return places;
  };
  const inB = once(b);
  const pairs = [...once(a)].flatMap(([text, i]): [number, number][] => {
    const j = inB.get(text);
    return j === undefined ? [] : [[i, j]];
  });
  return rising(pairs);
}

/** The longest run of pairs whose second numbers rise, too. */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, value], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = index;
  });
  const found: [number, number][] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index];
    if (pair) found.unshift([pair[0], pair[1]]);
  }
  return found;
}
