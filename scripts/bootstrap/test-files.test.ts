import { expect, test } from 'vitest';
import { namesHolding, splitWords } from './test-files.mjs';

const files = [
  'packages/source/src/parse.test.ts',
  'packages/check/src/rules.test.ts',
  'tests/source.test.ts',
];

test.each([
  [['parse'], ['packages/source/src/parse.test.ts']],
  // The folder's name does not count.
  [['source'], ['tests/source.test.ts']],
  [
    ['RULES', 'parse'],
    ['packages/source/src/parse.test.ts', 'packages/check/src/rules.test.ts'],
  ],
  [['house'], []],
])('files with %j in their name', (words, expected) => {
  expect(namesHolding(words, files)).toEqual(expected);
});

test.each([
  [['house'], [['house'], []]],
  [
    ['house', '-u'],
    [['house'], ['-u']],
  ],
  [
    ['house', '-t', 'kebab'],
    [['house'], ['-t', 'kebab']],
  ],
  [
    ['-t', 'kebab'],
    [[], ['-t', 'kebab']],
  ],
  [[], [[], []]],
])('words and options of %j', (words, expected) => {
  expect(splitWords(words)).toEqual(expected);
});
