import type { AnyVerb, Outcome } from '@decode/engine';
import type { Files, Message, Severity } from '@decode/model';
import { type Terminal, wantsColour } from '../terminal.ts';
import { annotation } from './annotation.ts';
import { failuresText } from './failure-text.ts';
import { messageText, type ReadText } from './message-text.ts';
import { createPaint } from './paint.ts';

export interface Printing {
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Show every message, not only the first few of a kind. */
  readonly all: boolean;
  /** For the lines that messages point at. */
  readonly files: Files;
}

/** Whether the machine failed (3), the content has errors (1), or all is well (0). */
export function statusOf({ messages, failures }: Outcome<unknown>): 0 | 1 | 3 {
  if (failures.length > 0) return 3;
  return messages.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Everything that a verb found out, once: messages in their order, then failures, then the result in words. */
export async function printOutcome(
  verb: AnyVerb,
  outcome: Outcome<unknown>,
  printing: Printing,
): Promise<void> {
  const { terminal, json } = printing;
  if (json) {
    const { value, messages, failures } = outcome;
    terminal.out.write(
      `${JSON.stringify({ verb: verb.name, status: statusOf(outcome), value, messages, failures }, null, 2)}\n`,
    );
    return;
  }
  await printMessages(outcome.messages, printing);
  const paint = createPaint(wantsColour(terminal.err, terminal.env));
  for (const text of failuresText(outcome.failures, Boolean(terminal.env['DECODE_DEBUG']), paint)) {
    terminal.err.write(`${text}\n\n`);
  }
  terminal.out.write(`${verb.say(outcome.value)}\n`);
}

/** Messages of one rule that are shown unless all are asked for: after these a person has got the point. */
const fewOf: Readonly<Record<Severity, number>> = { error: 20, warning: 5, info: 5 };

async function printMessages(
  messages: readonly Message[],
  { terminal, files, all }: Printing,
): Promise<void> {
  const { err, env } = terminal;
  if (env['GITHUB_ACTIONS'] === 'true') {
    for (const message of messages) err.write(`${annotation(message)}\n`);
  }
  const paint = createPaint(wantsColour(err, env));
  const read = remembered(files);
  const columns = Math.max(60, Math.min(err.columns, 120));
  const counts = new Map<string, number>();
  for (const message of messages) {
    const kind = `${message.severity} ${message.rule}`;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    if (all || number <= fewOf[message.severity])
      err.write(`${await messageText(message, read, paint, columns)}\n\n`);
  }
  const more = [...counts].flatMap(([kind, number]) => {
    const hidden = number - fewOf[kind.split(' ')[0] as Severity];
    return all || hidden <= 0 ? [] : [`  ${hidden} × ${kind}`];
  });
  if (more.length > 0) err.write(`More of the same kinds, which --all shows:\n${more.join('\n')}\n\n`);
}

/** Many messages point into the same few files. */
function remembered(files: Files): ReadText {
  const known = new Map<string, Promise<string | undefined>>();
  const load = async (file: string): Promise<string | undefined> => {
    const bytes = await files.read(file).catch(() => undefined);
    return bytes && new TextDecoder().decode(bytes);
  };
  return (file) => {
    const text = known.get(file) ?? load(file);
    known.set(file, text);
    return text;
  };
}
