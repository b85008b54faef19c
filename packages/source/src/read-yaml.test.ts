import { text } from '@decode/model';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from './read-yaml.ts';

const schema = z.strictObject({
  code: z.string(),
  title: text(60),
  steps: z.array(z.strictObject({ action: text(), role: text().optional() })).default([]),
  pair: z.tuple([text(), z.number()]).optional(),
  areas: z.partialRecord(z.enum(['births', 'return']), text()).optional(),
  notes: z.record(z.string(), z.array(text())).optional(),
  either: z.union([z.number(), z.strictObject({ label: text() })]).optional(),
  late: z.lazy(() => z.strictObject({ label: text() })).optional(),
});
const read = (content: string) => readYaml('f.yaml', new TextEncoder().encode(content), schema);

const whole = `code: A1
title: "A *title*"
steps:
  - action: First,
      over two lines
    role: Office
  - action: Second
pair: [Left, 2]
areas: { return: Why }
notes:
  x: [One, Two]
either: { label: Either }
late: { label: Late }
`;

test('strings are found wherever the schema says they are for readers, and nowhere else', () => {
  const { document, messages } = read(whole);
  expect(messages).toEqual([]);
  expect(
    document
      ?.strings()
      .map(({ path, kind, section, text: words, origin }) => [
        path.join('.'),
        kind,
        section,
        words,
        origin.start.line,
      ]),
  ).toEqual([
    ['title', 'title', 'title', 'A *title*', 2],
    ['steps.0.action', 'steps.action', 'steps, action', 'First, over two lines', 4],
    ['steps.0.role', 'steps.role', 'steps, role', 'Office', 6],
    ['steps.1.action', 'steps.action', 'steps, action', 'Second', 7],
    ['pair.0', 'pair', 'pair', 'Left', 8],
    ['areas.return', 'areas.return', 'areas, return', 'Why', 9],
    ['notes.x.0', 'notes.x', 'notes, x', 'One', 11],
    ['notes.x.1', 'notes.x', 'notes, x', 'Two', 11],
    ['either.label', 'either.label', 'either, label', 'Either', 12],
    ['late.label', 'late.label', 'late, label', 'Late', 13],
  ]);
});

test('an origin is that of the value, or of the nearest parent there is', () => {
  const { document } = read(whole);
  const start = (path: (string | number)[]) => document?.origin(path).start;
  expect(start(['steps', 1, 'action'])).toEqual({ line: 7, column: 13 });
  expect(start(['steps', 1, 'role'])).toEqual({ line: 7, column: 5 });
  expect(start(['steps', 9])).toEqual({ line: 4, column: 3 });
  expect(start([])).toEqual({ line: 1, column: 1 });
});

test('lines and columns hold behind a byte order mark and with CRLF', () => {
  const { messages } = read(
    `\ufeff${whole.replaceAll('\n', '\r\n').replace('role: Office', 'rolle: Office')}`,
  );
  expect(messages.map(({ rule, origin }) => [rule, origin?.start])).toEqual([
    ['unknown-field', { line: 6, column: 5 }],
  ]);
});

test.each([
  ['titel: x', 'title'],
  ['titl: x', 'title'],
  ['Title: x', 'title'],
])('a misspelt field %s is reported once, with the field that is meant', (line, meant) => {
  const { messages } = read(`code: A1\n${line}\n`);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ rule: 'unknown-field', origin: { start: { line: 2, column: 1 } } });
  expect(messages[0]?.todo).toContain(`«${meant}»`);
});

test('the prototype of objects is out of reach', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    const { document, messages } = read(`notes:\n  ${name}: [x]\n`);
    expect(document).toBeUndefined();
    expect(messages[0]?.rule).toBe('forbidden-field');
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
