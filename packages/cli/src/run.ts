import {
  asFailure,
  createHost,
  type Failure,
  Interrupted,
  type Outcome,
  UsageProblem,
  verbs,
} from '@decode/engine';
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { type Call, calling, createProgram } from './program.ts';
import { createProgress, type ProgressReport } from './progress/create-progress.ts';
import { failuresText } from './report/failure-text.ts';
import { createPaint } from './report/paint.ts';
import { printOutcome, statusOf } from './report/print-outcome.ts';
import { type Terminal, wantsColour } from './terminal.ts';
import { verbTable } from './verb-table.ts';

/** 0 all well, 1 errors in the content, 2 wrong use, 3 the tool or the machine failed, 130 stopped by a person. */
export type ExitStatus = 0 | 1 | 2 | 3 | 130;

/** Does what was typed. Everything that is printed is printed by this package. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    const table = verbTable(verbs, words);
    if (table) terminal.out.write(`${JSON.stringify(table, null, 2)}\n`);
    if (table) return 0;
  } catch (cause) {
    return printFailure(cause, terminal, true);
  }
  let call: Call | undefined;
  const program = createProgram(
    verbs,
    manifest.version,
    { out: terminal.out.write, err: terminal.err.write },
    (made) => {
      call = made;
    },
  );
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return 0;
    if (words.includes('--json')) {
      const [found = ''] = cause.message.replace(/^error: /, '').split('\n');
      printJson(terminal, 2, { found, todo: `Type "${calling} help" to see what there is.` });
    }
    return 2;
  }
  if (!call) return 0;
  const progress = createProgress(terminal);
  try {
    return await perform(call, terminal, progress);
  } catch (cause) {
    progress.clear();
    return printFailure(cause, terminal, call.json);
  }
}

async function perform(call: Call, terminal: Terminal, progress: ProgressReport): Promise<ExitStatus> {
  const { verb, json, all } = call;
  const input = verb.input.safeParse(call.input);
  if (!input.success) throw wrongInput(call, input.error.issues[0]);
  const host = createHost({
    ...(call.project !== undefined && { project: call.project }),
    ...(call.out !== undefined && { out: call.out }),
    ...(call.jobs !== undefined && { jobs: call.jobs }),
    workingFolder: terminal.workingFolder,
    env: terminal.env,
    signal: terminal.signal,
    note: progress.note,
  });
  let printing: Promise<unknown> = Promise.resolve();
  let printed = false;
  const print = async (outcome: Outcome<unknown>) => {
    progress.clear();
    await printOutcome(verb, outcome, { terminal, json, all, files: host.project });
  };
  try {
    const outcome = await verb.run(host, input.data, (event) => {
      if (event.kind !== 'outcome') return progress.tell(event);
      printed = true;
      printing = printing.then(() => print(event.outcome));
    });
    await printing;
    if (!printed) await print(outcome);
    return statusOf(outcome);
  } finally {
    await host.close();
  }
}

/** What was typed for one word, and what is allowed there. */
function wrongInput(
  { verb, input }: Call,
  issue: { path: PropertyKey[]; message: string } | undefined,
): UsageProblem {
  const field = String(issue?.path[0] ?? '');
  return new UsageProblem(
    `${JSON.stringify(input[field]) ?? 'Nothing'} cannot be the ${field}: ${issue?.message ?? 'it is not of the right form'}.`,
    `Type "${calling} help ${verb.name}" to see what the command takes.`,
  );
}

/** What ended a run before it had a result, for programs that read the output. */
function printJson({ out }: Terminal, status: ExitStatus, failure: Failure): void {
  out.write(`${JSON.stringify({ status, failures: [failure] }, null, 2)}\n`);
}

function printFailure(cause: unknown, terminal: Terminal, json: boolean): ExitStatus {
  const { err, env, signal } = terminal;
  if (cause instanceof Interrupted || signal.aborted) {
    err.write('Stopped. Files that were finished are whole; the next build makes the rest.\n');
    return 130;
  }
  const paint = createPaint(wantsColour(err, env));
  if (cause instanceof UsageProblem) {
    err.write(`${cause.message}\n  To do: ${cause.todo}\n`);
    if (json) printJson(terminal, 2, { found: cause.message, todo: cause.todo });
    return 2;
  }
  const failure = asFailure(cause);
  for (const text of failuresText([failure], Boolean(env['DECODE_DEBUG']), paint)) err.write(`${text}\n`);
  if (json) printJson(terminal, 3, failure);
  return 3;
}
