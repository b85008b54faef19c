import type { Bundle, CatalogueEntry } from '@decode/model';
import { unitState } from '@decode/source';
import { expect, test } from 'vitest';
import { accept } from './accept.ts';

const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const bundleOf = (text: string, entry: Partial<CatalogueEntry>): Bundle => {
  const whole = { id: 'p1', source: text, target: '', fuzzy: false, comments: [], ...entry };
  const catalogue = { file: 'lv.po', language: 'lv', entries: new Map([['p1', whole]]), obsolete: [] };
  return {
    folder: 'f',
    units: [{ id: 'p1', kind: 'paragraph', section: '', language: 'en', text, origin }],
    catalogues: new Map([['lv', catalogue]]),
  };
};
const after = (text: string, entry: Partial<CatalogueEntry>) => {
  const bundle = bundleOf(text, entry);
  const { catalogue, rows } = accept(bundle, 'lv', ['p1'], 'read by the office');
  const [unit] = bundle.units;
  const made = catalogue?.entries.get('p1');
  return { state: unit && unitState(unit, made, 'lv'), comments: made?.comments, row: rows[0] };
};

test.each([
  [
    'a change that is none in meaning',
    'Births fell, too.',
    { target: 'Dzimst mazāk.', previous: 'Births fell too.' },
  ],
  ['a translation that was not confirmed', 'Births fell.', { target: 'Dzimst mazāk.', fuzzy: true }],
])('%s: the translation is current, and the reason is kept', (_, text, entry) => {
  const { state, comments, row } = after(text, entry);
  expect({ state, comments }).toEqual({ state: 'fresh', comments: ['accepted: read by the office'] });
  expect(row).toMatchObject({ accepted: true });
});

test.each([
  [
    'that lacks a field of the new text',
    'In {{ place.name }}.',
    { target: 'Šeit.', previous: 'Here.' },
    'stale',
  ],
  ['that lost a note', 'Births fell[^1].', { target: 'Dzimst mazāk.' }, 'broken'],
  ['that is not there', 'Births fell.', {}, 'missing'],
  ['that is current', 'Births fell.', { target: 'Dzimst mazāk.' }, 'fresh'],
])('a translation %s is not touched', (_, text, entry, state) => {
  const result = after(text, entry);
  expect(result).toMatchObject({ state, comments: [], row: { accepted: false, state } });
});
