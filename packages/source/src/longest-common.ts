/** Above this many pairs to compare, the middle parts are left to the steps that follow. */
const mostPairs = 4_000_000;

/**
 * Longest common subsequence of two lists as pairs of indices, in order. Equal beginnings and ends are taken first,
 * which is all there is to do for nearly every edit.
 */
export function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const head = Array.from({ length: start }, (_, i) => [i, i] as const);
  const tail = Array.from({ length: a.length - endA }, (_, i) => [endA + i, endB + i] as const);
  return [
    ...head,
    ...middle(a.slice(start, endA), b.slice(start, endB)).map(([i, j]) => [i + start, j + start] as const),
    ...tail,
  ];
}

function middle(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostPairs) return [];
  /** Length of the longest common subsequence of the rests from i and j on. */
  const rest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => rest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) out.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return out;
}
