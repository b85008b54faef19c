import type { Bundle, CatalogueEntry, Unit } from '@decode/model';
import { expect, test } from 'vitest';
import { status } from './status.ts';
import { wordDiff } from './word-diff.ts';

const origin = { file: 'en.md', start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };
const unit = (id: string, text: string, kind = 'paragraph'): Unit => ({
  id,
  kind,
  section: 'Why',
  language: 'en',
  text,
  origin,
});
const entry = (
  id: string,
  source: string,
  target: string,
  more: Partial<CatalogueEntry> = {},
): CatalogueEntry => ({ id, source, target, fuzzy: false, comments: [], ...more });

const units = [
  unit('p1', 'Fresh.'),
  unit('p2', 'Cities lost 13 ha by 2030.'),
  unit('p3', 'In {{ place.name }}'),
  unit('p4', 'Unconfirmed.'),
  unit('p5', 'Missing.'),
  unit('p6', '{{ data.births.last }}'),
];
const entries = [
  entry('p1', 'Fresh.', 'Svaigs.'),
  entry('p2', 'Cities lost 13 ha by 2030.', 'Pilsētas zaudēja 12,5 ha.', {
    previous: 'Cities lost 12.5 ha by 2030.',
  }),
  entry('p3', 'In {{ place.name }}', 'Te'),
  entry('p4', 'Unconfirmed.', 'Neapstiprināts.', { fuzzy: true }),
];
const bundle: Bundle = {
  folder: 'recommendations/proposals/trees',
  units,
  catalogues: new Map([
    ['lv', { file: 'lv.po', language: 'lv', entries: new Map(entries.map((e) => [e.id, e])), obsolete: [] }],
  ]),
};

test('each state is counted, and what waits for a person is listed with its reason', () => {
  const [row] = status([bundle], ['lv']);
  expect(row?.counts).toEqual({
    fresh: 1,
    stale: 1,
    broken: 1,
    'needs-review': 1,
    missing: 1,
    auto: 1,
    outdated: 0,
  });
  expect(row?.units.map(({ id, state }) => [id, state])).toEqual([
    ['p2', 'stale'],
    ['p3', 'broken'],
    ['p4', 'needs-review'],
    ['p5', 'missing'],
  ]);
  const [stale, broken] = row?.units ?? [];
  expect(stale?.changes).toEqual(wordDiff('Cities lost 12.5 ha by 2030.', 'Cities lost 13 ha by 2030.'));
  expect(broken?.faults).toEqual(['The translation lacks the field {{ place.name }}.']);
});

test('what the rules find breaks a text that is otherwise current, and is its reason', () => {
  const wrong = 'Another figure.';
  const [row] = status([bundle], ['lv'], (unit, source, target, language) =>
    source === 'Fresh.' && target === 'Svaigs.' && language === 'lv' && unit.id === 'p1' ? [wrong] : [],
  );
  expect(row?.counts).toMatchObject({ fresh: 0, broken: 2, stale: 1, 'needs-review': 1 });
  expect(row?.units[0]).toMatchObject({ id: 'p1', state: 'broken', faults: [wrong] });
});

test('a language without a catalogue is all missing', () => {
  const [row] = status([bundle], ['lt']);
  expect(row?.counts).toMatchObject({ missing: 5, auto: 1 });
});

test('rows are sorted by folder, then as the languages were named', () => {
  const rows = status(
    [
      { ...bundle, folder: 'b' },
      { ...bundle, folder: 'a' },
    ],
    ['lv', 'lt'],
  );
  expect(rows.map(({ folder, language }) => `${folder} ${language}`)).toEqual([
    'a lv',
    'a lt',
    'b lv',
    'b lt',
  ]);
});

test('an old source with a field the new one lacks makes a stale translation, not a broken one', () => {
  const changed: Bundle = {
    ...bundle,
    units: [unit('p7', 'Births fell.')],
    catalogues: new Map([
      [
        'lv',
        {
          file: 'lv.po',
          language: 'lv',
          obsolete: [],
          entries: new Map([
            [
              'p7',
              entry('p7', 'Births fell.', 'Saruka {{ place.name }}.', {
                previous: 'Births fell in {{ place.name }}.',
              }),
            ],
          ]),
        },
      ],
    ]),
  };
  expect(status([changed], ['lv'])[0]?.units[0]?.state).toBe('stale');
});

test('a change of words is told as runs that stay, go and come', () => {
  const marked = wordDiff('Cities lost 12.5 ha by 2030.', 'Cities lost 13 ha by 2030.').map(
    ({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`),
  );
  expect(marked.join('')).toBe('Cities lost [-12.5-]{+13+} ha by 2030.');
});
