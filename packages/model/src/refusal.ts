import type { Origin } from './message.ts';

/**
 * A document that cannot be made as it is: not for want of a machine or a program, but for what stands in it. The message
 * is one for the person who wrote it.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly todo: string;
  /** Where it was written, if that is known. */
  readonly origin: Origin | undefined;

  constructor(found: string, todo = 'Change what it names, and run the command again.', origin?: Origin) {
    super(found);
    this.todo = todo;
    this.origin = origin;
  }
}
