import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LanguageRules, languageRules } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { numbersWritten, readNumber } from './written-numbers.ts';

const folder = resolve(import.meta.dirname, '../../../templates/base/languages');
const all = new Map<string, LanguageRules>(
  readdirSync(folder).map((file) => {
    const rules = languageRules.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return [rules.tag, rules];
  }),
);

describe('a number as it is written', () => {
  test.each([
    ['de', '1.250', 1250],
    ['en', '1.250', 1.25],
    ['lv', '1 250,5', 1250.5],
    ['pl', '12\u00a0345', 12_345],
    ['en', '1,234,567.8', 1_234_567.8],
    ['es', '−12,5 %', 12.5],
    ['da', '1.250.000', 1_250_000],
    ['lt', '1,250.5', undefined],
    ['it', '12 euro', undefined],
    ['it', '', undefined],
  ])('in %s: %s', (tag, text, value) => {
    expect(readNumber(text, all.get(tag))).toBe(value);
  });

  test('in a text of its own language', () => {
    expect(numbersWritten('Von 1.250 auf 900 (−28 %), PM10 nicht.', all.get('de'))).toEqual([1250, 900, 28]);
    expect(numbersWritten('In 2020, 1,250 of 1.5 million.', all.get('en'))).toEqual([2020, 1250, 1.5]);
  });
});
