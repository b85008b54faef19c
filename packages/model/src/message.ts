/** 1-based line and column; columns count UTF-16 code units, as editors do. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** Where something was written: a file of the project (relative to its root, forward slashes) and a range in it. */
export interface Origin {
  readonly file: string;
  readonly start: Point;
  readonly end: Point;
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * A message is a value: collected while a project is read, checked and built, sorted and printed once.
 * `found` is one sentence on what is wrong; `todo` one sentence on what to do about it, for a person who knows Word.
 */
export interface Message {
  /** Name of the rule that speaks, kebab-case, the same for ever: `unknown-field`, `missing-unit`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly found: string;
  readonly todo: string;
  /** Why it matters, where that is not plain from `found`. */
  readonly why?: string;
  readonly origin?: Origin;
  /** Other places that belong to it, e.g. the first use of a code that is used twice. */
  readonly related?: readonly { readonly note: string; readonly origin: Origin }[];
}

/** By file, line, column, rule and text: the same list whatever the order in which the parts were read. */
export function sortMessages(messages: readonly Message[]): Message[] {
  const key = (m: Message) =>
    [m.origin?.file ?? '', m.origin?.start.line ?? 0, m.origin?.start.column ?? 0] as const;
  const seen = new Set<string>();
  return [...messages]
    .sort((a, b) => {
      const [fileA, lineA, columnA] = key(a);
      const [fileB, lineB, columnB] = key(b);
      return (
        compare(fileA, fileB) ||
        lineA - lineB ||
        columnA - columnB ||
        compare(a.rule, b.rule) ||
        compare(a.found, b.found)
      );
    })
    .filter((m) => {
      const text = JSON.stringify([m.rule, m.found, m.origin]);
      return !seen.has(text) && seen.add(text);
    });
}

/** Code-point order: for keys and file names, never for text that a reader sees. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Codes of recommendations in the order in which people look for them: A2 before A10. */
export function compareCodes(a: string, b: string): number {
  return compare(a.slice(0, 1), b.slice(0, 1)) || Number(a.slice(1)) - Number(b.slice(1));
}

/** The name among `known` that was most likely meant, if one is near enough to be worth saying. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Levenshtein distance with swapped neighbours as one step, given up (as `limit`) when the lengths alone differ by that much. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + change,
          swapped ? (before[j - 2] ?? 0) + 1 : limit,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit;
}
