import { expect, test } from 'vitest';
import { readability } from './readability.ts';

const short = 'Gemeinden planen. Kinder spielen. Orte werden leer. Viele gehen fort. ';
const long =
  'Die Inanspruchnahme kommunaler Bevölkerungsvorausberechnungen unterstützt die Verwaltungsverantwortlichen bei der Weiterentwicklung ihrer Daseinsvorsorgeeinrichtungen unter Berücksichtigung regionaler Rahmenbedingungen. ';

test('a text of short words and sentences is easier than one of long ones', () => {
  const easy = readability(short.repeat(12), 'de');
  const difficult = readability(long.repeat(8), 'de');
  expect(easy?.hard).toBe(false);
  expect(difficult?.hard).toBe(true);
  expect(easy?.value).toBeGreaterThan(difficult?.value ?? 0);
});

test('LIX is words a sentence and the share of long words', () => {
  // Five words a sentence, one of them of more than six letters: 5 + 20.
  expect(readability('Byen har mange gamle borgerhuse. '.repeat(25), 'da')).toEqual({
    measure: 'LIX',
    value: 25,
    hard: false,
  });
});

test('Gulpease counts letters and sentences', () => {
  // Four words of 16 letters a sentence: 89 + (300 − 160) / 4.
  expect(readability('Case vuote nel sud. '.repeat(25), 'it')?.value).toBe(89 + (300 - 10 * 15) / 4);
});

test('languages without a measure, and short texts, have no value', () => {
  expect(readability('Vārds. '.repeat(200), 'lv')).toBeUndefined();
  expect(readability('Ein Satz.', 'de')).toBeUndefined();
});
