import { compare } from '@decode/model';

export const checksumsPath = 'SHA256SUMS';

/** As `sha256sum` writes it and `sha256sum -c SHA256SUMS` reads it: a sum, two blanks, a path. */
export function printChecksums(sums: ReadonlyMap<string, string>): string {
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');
}

/** Sums by path; undefined where a line is no such line. */
export function parseChecksums(text: string): ReadonlyMap<string, string> | undefined {
  const lines = text.replace(/\r/g, '').split('\n').filter(Boolean);
  const found = lines.map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  if (found.some((line) => line === null)) return undefined;
  return new Map(found.map((line) => [line?.[2] ?? '', line?.[1] ?? '']));
}
