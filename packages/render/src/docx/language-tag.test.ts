import { expect, test } from 'vitest';
import { wordLanguage } from './language-tag.ts';

test.each([
  ['lv', 'lv-LV'],
  ['lt', 'lt-LT'],
  ['pl', 'pl-PL'],
  ['de', 'de-DE'],
  ['it', 'it-IT'],
  ['da', 'da-DK'],
  ['ro', 'ro-RO'],
  ['es', 'es-ES'],
  ['en', 'en-GB'],
  ['de-CH', 'de-CH'],
])('Word knows %s as %s', (tag, expected) => {
  expect(wordLanguage(tag)).toBe(expected);
});
