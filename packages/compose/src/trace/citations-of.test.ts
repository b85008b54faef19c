import { expect, test } from 'vitest';
import { citationsOf } from './citations-of.ts';

test.each([
  ['its own sentence', 'Births were 200 [@a]. Deaths were 300 [@b].', '300', ['b']],
  ['a citation behind the full stop', 'Births were 200.[@a] Deaths were 300.[@b]', '200', ['a']],
  ['the next citation of a sentence with two', 'Births were 200 [@a] and deaths 300 [@b].', '200', ['a']],
  ['the last one of a sentence', 'As [@a] counted, births were 200.', '200', ['a']],
  ['the next sentence', 'Births were 200. Deaths were 300 [@b; @c]. It grew [@d].', '200', ['b', 'c']],
  ['the sentence before', 'It grew [@d]. Births were 200.', '200', ['d']],
  ['a sentence with an ordinal', '2022. gada 1. jūlijā bija 200 [@a]. Nav [@b].', '200', ['a']],
  ['both where it is said twice', 'Births were 200 [@a]. Again 200 [@b].', '200', ['a', 'b']],
  ['nothing', 'Births were 200.', '200', []],
])('a figure leads to %s', (_, text, figure, keys) => {
  expect(citationsOf(text, (part) => part.includes(figure))).toEqual(keys);
});
