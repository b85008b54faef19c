import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languageRules, type NameCase } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage } from '../language/index.ts';
import { type ValueKind, writtenValue } from './written-value.ts';

const folder = resolve(import.meta.dirname, '../../../../templates/base/languages');
const language = (tag: string, profile: 'eu' | 'national') =>
  createLanguage(languageRules.parse(parse(readFileSync(join(folder, `${tag}.yaml`), 'utf8'))), profile);
const written = (path: string, tag: string, profile: 'eu' | 'national' = 'eu', wanted?: NameCase) => {
  const parts = path.split('.');
  const field = { type: 'field' as const, path: parts, ...(wanted ? { case: wanted } : {}) };
  return writtenValue(parts[0] as ValueKind, field, language(tag, profile)).replaceAll('\u00a0', '~');
};

describe('a value that stands in its field', () => {
  test.each([
    ['number.1250000', '1~250~000', '1.250.000'],
    ['number.2.50', '2,50', '2,50'],
    ['number.12.5.km2', '12,5~km²', '12,5~km²'],
    ['percent.12.5', '12,5~%', '12,5~%'],
    ['money.12500.EUR', '12~500~EUR', '12.500~€'],
    ['money.10.5.EUR', '10,50~EUR', '10,50~€'],
    ['range.10.20.percent', '10–20~%', '10–20~%'],
    ['range.1000.2500', '1~000–2~500', '1.000–2.500'],
    ['date.2026-05-08', '8.~Mai 2026', '8.~Mai 2026'],
    ['period.2024-03.2024-06', 'März–Juni 2024', 'März–Juni 2024'],
    ['time.9.05', '09:05', '09:05'],
  ])('%s is written as the place writes it', (path, eu, national) => {
    expect([written(path, 'de'), written(path, 'de', 'national')]).toEqual([eu, national]);
  });

  test('a translator may ask for the form of running text', () => {
    expect(written('date.2026-05', 'pl', 'eu', 'in')).toBe('w~maju 2026~r.');
    expect(() => written('date.2026-05', 'pl', 'eu', 'gen')).toThrow('belongs to names');
  });

  test.each([
    ['number.12a', 'is not a number'],
    ['number.1.2.3', 'is not a number'],
    ['number.5.miles', 'no unit "miles"'],
    ['money.500', 'ends with its currency'],
    ['range.20.10', 'the smaller number'],
    ['date.2026-02-30', 'is not a day'],
    ['period.2025.2024', 'the earlier first'],
    ['time.25.00', 'is not a time'],
  ])('%s stops the document', (path, why) => {
    expect(() => written(path, 'de')).toThrow(why);
  });
});
