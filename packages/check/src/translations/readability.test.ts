import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wording } from '@decode/model';
import { readYaml } from '@decode/source';
import { expect, test } from 'vitest';
import { readability } from './readability.ts';

const folder = resolve(import.meta.dirname, '../../../../templates/base/wording');
const measured = (text: string, tag: string) =>
  readability(text, tag, readYaml(tag, readFileSync(join(folder, `${tag}.yaml`)), wording).document?.value);

const short = 'Gemeinden planen. Kinder spielen. Orte werden leer. Viele gehen fort. ';
const long =
  'Die Inanspruchnahme kommunaler Bevölkerungsvorausberechnungen unterstützt die Verwaltungsverantwortlichen bei der Weiterentwicklung ihrer Daseinsvorsorgeeinrichtungen unter Berücksichtigung regionaler Rahmenbedingungen. ';

test('a text of short words and sentences is easier than one of long ones', () => {
  const easy = measured(short.repeat(12), 'de');
  const difficult = measured(long.repeat(8), 'de');
  expect(easy?.hard).toBe(false);
  expect(difficult?.hard).toBe(true);
  expect(easy?.value).toBeGreaterThan(difficult?.value ?? 0);
});

test('LIX is words a sentence and the share of long words', () => {
  // Five words a sentence, one of them of more than six letters: 5 + 20.
  expect(measured('Byen har mange gamle borgerhuse. '.repeat(25), 'da')).toEqual({
    measure: 'LIX',
    value: 25,
    hard: false,
  });
});

test('Gulpease counts letters and sentences', () => {
  // Four words of 16 letters a sentence: 89 + (300 − 160) / 4.
  expect(measured('Case vuote nel sud. '.repeat(25), 'it')?.value).toBe(89 + (300 - 10 * 15) / 4);
});

test('languages without a measure, and short texts, have no value', () => {
  expect(measured('Vārds. '.repeat(200), 'lv')).toBeUndefined();
  expect(measured('Ein Satz.', 'de')).toBeUndefined();
});
