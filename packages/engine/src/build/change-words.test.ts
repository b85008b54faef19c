import { wordDiff } from '@decode/translate';
import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

test.each([
  ['Cities lost 12.5 ha.', 'Cities lost 13 ha.', 'Cities lost [was «12.5», now «13»] ha.'],
  ['Parents find a place.', 'Parents soon find a place.', 'Parents [added «soon»] find a place.'],
  ['Parents soon find a place.', 'Parents find a place.', 'Parents [removed «soon»] find a place.'],
  ['It rose.', 'It rose [@a].', 'It rose [added «[@a]»].'],
  [
    'One two three four five six seven is followed by one two three four five six seven.',
    'One two three four five six seven was followed by one two three four five six seven.',
    '… three four five six seven [was «is», now «was»] followed by one two three …',
  ],
])('%s > %s', (before, after, expected) => {
  expect(changeWords(wordDiff(before, after))).toBe(expected);
});
