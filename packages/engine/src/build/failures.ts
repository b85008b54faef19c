import { type Message, Refusal } from '@decode/model';
import { MachineFailure } from '../host/failure.ts';

/** Something that the machine, or the program, did not get done. */
export interface Failure {
  /** What it was doing: a path of an output, or a document. */
  readonly what?: string;
  readonly found: string;
  readonly todo: string;
  /** Where in the program, for those who mend it; only for mistakes of ours. */
  readonly trace?: string;
}

export function asFailure(cause: unknown, what?: string): Failure {
  const where = what === undefined ? {} : { what };
  if (cause instanceof MachineFailure || cause instanceof Refusal)
    return { ...where, found: cause.message, todo: cause.todo };
  const error = cause instanceof Error ? cause : new Error(String(cause));
  return {
    ...where,
    found: `The program made a mistake: ${error.message}`,
    todo: 'Report it with the command that you typed and what DECODE_DEBUG=1 adds to this message.',
    ...(error.stack !== undefined && { trace: error.stack }),
  };
}

/** What an author can mend, once it is known only from the finished file. */
export function asMessage({ message, todo, origin }: Refusal, what: string): Message {
  const found = origin ? message : `${what}: ${message}`;
  return { rule: 'not-printable', severity: 'error', found, todo, ...(origin && { origin }) };
}
