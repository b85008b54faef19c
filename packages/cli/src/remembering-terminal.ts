import type { Stream, Terminal } from './terminal.ts';

export interface RememberingTerminal extends Terminal {
  readonly printed: { out: string; err: string };
}

/** A terminal that remembers what was printed. For tests. */
export function createRememberingTerminal(
  more: Partial<Pick<Terminal, 'env' | 'workingFolder' | 'signal'>> & { readonly isTerminal?: boolean } = {},
): RememberingTerminal {
  const printed = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Stream => ({
    write: (text) => {
      printed[name] += text;
    },
    isTerminal: more.isTerminal ?? false,
    columns: 80,
  });
  return {
    out: stream('out'),
    err: stream('err'),
    env: more.env ?? {},
    workingFolder: more.workingFolder ?? '.',
    signal: more.signal ?? new AbortController().signal,
    printed,
  };
}
