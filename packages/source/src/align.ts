import type { LockedUnit, Unit } from '@decode/model';
import type { CutUnit } from './cut-prose.ts';
import { longestCommon } from './longest-common.ts';
import { similarity } from './similarity.ts';
import { unitId } from './unit-id.ts';

export type Change = 'same' | 'moved' | 'changed' | 'new';
export interface Aligned {
  /** One per cut text, in the same order. */
  readonly units: readonly Unit[];
  /** What happened to each unit since the lock was written, in the order of `units`. */
  readonly changes: readonly Change[];
  /** Units of the lock that are gone. */
  readonly removed: readonly LockedUnit[];
}

/** Shares of common words from which two texts are one text that was edited: alone, with one neighbour, with both. */
const alone = 0.5;
const withOneNeighbour = 0.35;
const withBothNeighbours = 0.2;

/**
 * Gives each text the id it had at the last sync, however it was edited or moved since; new texts get new ids. Done
 * once per source, for all languages, so that languages cannot differ in ids.
 */
export function align(folder: string, locked: readonly LockedUnit[], cut: readonly CutUnit[]): Aligned {
  const from = new Array<number | undefined>(cut.length).fill(undefined);
  const changes = new Array<Change>(cut.length).fill('new');
  const used = new Set<number>();
  const match = (now: number, then: number, change: Change) => {
    from[now] = then;
    changes[now] = change;
    used.add(then);
  };
  const key = (unit: { kind: string; text: string }) => `${unit.kind}\n${unit.text}`;
  const lockedKeys = locked.map(key);
  const cutKeys = cut.map(key);

  for (const [then, now] of longestCommon(lockedKeys, cutKeys)) match(now, then, 'same');

  const waiting = new Map<string, number[]>();
  for (const [then, text] of lockedKeys.entries()) {
    if (used.has(then)) continue;
    const list = waiting.get(text);
    if (list) list.push(then);
    else waiting.set(text, [then]);
  }
  for (const [now, text] of cutKeys.entries()) {
    if (from[now] !== undefined) continue;
    const then = waiting.get(text)?.shift();
    if (then !== undefined) match(now, then, 'moved');
  }

  for (const { now, then } of candidates(locked, cut, from, used)) {
    if (from[now] === undefined && !used.has(then)) match(now, then, 'changed');
  }

  const taken = new Set(locked.map((unit) => unit.id));
  const units = cut.map(({ kind, section, language, text, origin }, now): Unit => {
    const then = from[now];
    const known = then === undefined ? undefined : locked[then];
    if (known) {
      // Who edits a text has its figures before him.
      const read = known.text === text ? known.figures : undefined;
      const { reason } = known;
      const figures = read && { figures: { read, now: read, ...(reason === undefined ? {} : { reason }) } };
      return { id: known.id, kind, section, language, text, origin, ...figures };
    }
    let n = 0;
    let id = unitId(folder, kind, text, n);
    while (taken.has(id)) id = unitId(folder, kind, text, ++n);
    taken.add(id);
    return { id, kind, section, language, text, origin };
  });
  return { units, changes, removed: locked.filter((_, then) => !used.has(then)) };
}

interface Candidate {
  readonly now: number;
  readonly then: number;
  readonly score: number;
}

/** Pairs of unmatched texts of one kind that are near enough, best first; equal ones in the order of the text. */
function candidates(
  locked: readonly LockedUnit[],
  cut: readonly CutUnit[],
  from: readonly (number | undefined)[],
  used: ReadonlySet<number>,
): Candidate[] {
  const byKind = new Map<string, number[]>();
  for (const [then, unit] of locked.entries()) {
    if (used.has(then)) continue;
    const list = byKind.get(unit.kind);
    if (list) list.push(then);
    else byKind.set(unit.kind, [then]);
  }
  const out: Candidate[] = [];
  for (const [now, unit] of cut.entries()) {
    if (from[now] !== undefined) continue;
    for (const then of byKind.get(unit.kind) ?? []) {
      const before = now === 0 ? then === 0 : then > 0 && from[now - 1] === then - 1;
      const after = now === cut.length - 1 ? then === locked.length - 1 : from[now + 1] === then + 1;
      const share = similarity(unit.text, locked[then]?.text ?? '');
      const neighbours = Number(before) + Number(after);
      const least = neighbours === 2 ? withBothNeighbours : neighbours === 1 ? withOneNeighbour : alone;
      if (share >= least) out.push({ now, then, score: share + 0.15 * neighbours });
    }
  }
  return out.sort(
    (a, b) =>
      b.score - a.score ||
      Math.abs(a.now - a.then) - Math.abs(b.now - b.then) ||
      a.now - b.now ||
      a.then - b.then,
  );
}
