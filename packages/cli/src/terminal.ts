/** What the command line is connected to. `bin.ts` gives the real one, tests give one that remembers. */
export interface Terminal {
  /** For results, which may be read by another program. */
  readonly out: Stream;
  /** For everything that only a person reads. */
  readonly err: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Aborted when a person, or the system, asks us to stop. */
  readonly signal: AbortSignal;
}

export interface Stream {
  write(text: string): void;
  /** Whether a person looks at it now: lines may be overwritten, colours be used. */
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** What people may want to see in colour: https://no-color.org, and FORCE_COLOR for those who look at a pipe. */
export function wantsColour(stream: Stream, env: Terminal['env']): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTerminal && env['TERM'] !== 'dumb';
}

/**
 * Text that came from a file, without what a terminal would obey: control characters, and marks that turn the
 * direction of what follows.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (mark) =>
    mark === '\n' || mark === '\t' ? mark : '\ufffd',
  );
}
