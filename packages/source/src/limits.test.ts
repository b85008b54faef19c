import { areas } from '@decode/model';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { parseInline } from './parse-inline.ts';
import { readProse } from './read-prose.ts';
import { readYaml } from './read-yaml.ts';

/** Each would take minutes, or the stack, without a limit; the tests' own deadline is 20 seconds. */
const encode = (text: string) => new TextEncoder().encode(text);
const prose = (text: string) =>
  readProse('en.md', encode(text)).messages.map(({ rule, origin }) => `${rule} ${origin?.start.line}`);
const yaml = (text: string) => readYaml('areas.yaml', encode(text), areas).messages.map(({ rule }) => rule);

test('ten megabytes of text are refused before they are read', () => {
  expect(decode('en.md', new Uint8Array(11 * 1024 * 1024)).messages.map(({ rule }) => rule)).toEqual([
    'file-too-large',
  ]);
  expect(prose('word '.repeat(2_000_000))).toEqual(['file-too-large 1']);
  expect(yaml('- a\n'.repeat(1_000_000))).toEqual(['file-too-large']);
});

test('a long text of ordinary paragraphs is read', () => {
  expect(prose('A sentence with *emphasis* and [a link](https://example.org).\n\n'.repeat(1000))).toEqual([]);
});

test.each([
  ['stars that never close', `Text.\n\n${'*a **b '.repeat(3000)}`, 'text-too-long 3'],
  ['stars over many paragraphs', `${'*a **b '.repeat(600)}\n\n`.repeat(50), 'text-too-long'],
  ['brackets that never close', '['.repeat(20_000), 'text-too-long 1'],
  ['fields that never close', '{{ a '.repeat(20_000), 'text-too-long 1'],
  ['one endless line', 'x'.repeat(100_000), 'text-too-long 1'],
  ['quotes in quotes', `Text.\n\n${'>'.repeat(5_000)} x`, 'nested-too-deep 3'],
  [
    'lists in lists',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
    'nested-too-deep',
  ],
])('%s', (_, text, expected) => {
  expect(prose(text)[0]).toContain(expected);
});

test('the same holds for the strings of YAML files and translations', () => {
  expect(parseInline('*a **b '.repeat(3000)).messages.map(({ rule }) => rule)).toEqual(['text-too-long']);
});

test.each([
  ['brackets', '['.repeat(100_000)],
  ['indents', Array.from({ length: 1200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
])('YAML nested without end: %s', (_, text) => {
  expect(yaml(text)).toEqual(['yaml-too-deep']);
});

test('YAML with many names', () => {
  expect(yaml(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'))).toEqual(['wrong-type']);
});
