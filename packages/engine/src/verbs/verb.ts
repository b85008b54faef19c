import type { Message } from '@decode/model';
import type { z } from 'zod';
import type { Failure } from '../build/failures.ts';
import type { Effect, Granted } from '../host/host.ts';

/**
 * Something a user can do. The command line, its help and its documentation are derived from these values; so is
 * any other front. A verb neither prints nor ends the program.
 */
export interface Verb<Input extends z.ZodObject, Output extends z.ZodType, E extends Effect> {
  /** One or two words, as they are typed. */
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  /** Each field carries `InputMeta` in its `meta`. */
  readonly input: Input;
  readonly output: Output;
  /** The parts of the host that it may reach; `run` is given no others. */
  readonly effects: readonly E[];
  run(host: Granted<E>, input: z.output<Input>, progress: Progress): Promise<Outcome<z.output<Output>>>;
  /** The value in words for a person, without a line break at the end. */
  say(value: z.output<Output>): string;
}

export interface Example {
  /** What stands after the name of the program: `build daugavpils --language lv`. */
  readonly command: string;
  readonly does: string;
}

/** How a field of the input is typed. */
export interface InputMeta {
  readonly description: string;
  /** Stands without a name, in the order of the fields; the word shown for it in help. */
  readonly positional?: string;
  /** Word shown for the value of an option. */
  readonly value?: string;
}

export interface Outcome<Value> {
  readonly value: Value;
  /** What is wrong or doubtful in the content; an error among them means exit status 1. */
  readonly messages: readonly Message[];
  /** What the machine did not get done: exit status 3. */
  readonly failures: readonly Failure[];
}

export type ProgressEvent =
  /** A number of steps begins. */
  | { readonly kind: 'begin'; readonly what: string; readonly total: number }
  /** One of them is done. */
  | { readonly kind: 'step'; readonly label: string; readonly state: StepState; readonly detail: string }
  /** A result before the last one: `build --watch` gives one for each change. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome<unknown> };
export type StepState = 'made' | 'unchanged' | 'stopped' | 'failed';
export type Progress = (event: ProgressEvent) => void;

/** Keeps the types of a verb's fields together while it is written. */
export function defineVerb<Input extends z.ZodObject, Output extends z.ZodType, const E extends Effect>(
  verb: Verb<Input, Output, E>,
): Verb<Input, Output, E> {
  return verb;
}

/** A verb of which only the shape is known: what the table holds. */
// biome-ignore lint/suspicious/noExplicitAny: input and output differ from verb to verb, and each checks its own.
export type AnyVerb = Verb<any, any, any>;
