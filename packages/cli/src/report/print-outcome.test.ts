import { type AnyVerb, type Outcome, verbs } from '@decode/engine';
import type { Files, Message } from '@decode/model';
import { expect, test } from 'vitest';
import { createRememberingTerminal } from '../remembering-terminal.ts';
import { printOutcome, statusOf } from './print-outcome.ts';

const doctor = verbs.find(({ name }) => name === 'doctor') as AnyVerb;
const files: Files = { list: async () => [], read: async () => undefined };
const messages = (severity: Message['severity'], number: number): Message[] =>
  Array.from({ length: number }, (_, i) => ({
    rule: `some-${severity}`,
    severity,
    found: `Number ${i}.`,
    todo: 'Mend it.',
  }));
const outcome = (more: Partial<Outcome<unknown>> = {}): Outcome<unknown> => ({
  value: { findings: [] },
  messages: [],
  failures: [],
  ...more,
});

async function print(given: Outcome<unknown>, all = false): Promise<string> {
  const terminal = createRememberingTerminal();
  await printOutcome(doctor, given, { terminal, json: false, all, files });
  return terminal.printed.err;
}
const count = (text: string, severity: string) => text.match(new RegExp(`^${severity}  `, 'gm'))?.length ?? 0;

test('of many messages of a kind the first few are shown, and all when asked', async () => {
  const many = outcome({ messages: [...messages('error', 25), ...messages('warning', 12)] });
  const few = await print(many);
  expect([count(few, 'error'), count(few, 'warning')]).toEqual([20, 5]);
  expect(few).toMatch(
    /More of the same kinds, which --all shows:\n {2}5 × error some-error\n {2}7 × warning some-warning\n/,
  );
  const every = await print(many, true);
  expect([count(every, 'error'), count(every, 'warning')]).toEqual([25, 12]);
  expect(every).not.toContain('--all');
});

test('a failure of the machine weighs more than an error, and an error more than a warning', () => {
  const failures = [{ found: 'x', todo: 'y' }];
  expect(statusOf(outcome())).toBe(0);
  expect(statusOf(outcome({ messages: messages('warning', 1) }))).toBe(0);
  expect(statusOf(outcome({ messages: messages('error', 1) }))).toBe(1);
  expect(statusOf(outcome({ messages: messages('error', 1), failures }))).toBe(3);
});
