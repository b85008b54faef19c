/** Words on the command line, derived from the verbs. */
export { type ExitStatus, run } from './run.ts';
export type { Stream, Terminal } from './terminal.ts';
