import { expect, test } from 'vitest';
import { doubtfulMarks } from './doubtful-mark.ts';

const found = (text: string, kind = 'paragraph') =>
  [...doubtfulMarks(text, kind)].map((finding) => finding.found.split(' stand')[0]);

test.each([
  ["the 'village' plan", 'A single quotation mark'],
  ['and so on...', 'Three full stops'],
  ['a village -- or two', 'Two hyphens'],
  ['pilsēta - novads', 'A hyphen between blanks'],
  ['10-20 gadi', 'A hyphen between numbers'],
  ['2014-2020', 'A hyphen between numbers'],
  ['no -5 līdz 3', 'A hyphen before a number'],
  [',,Plan', 'Signs in place of quotation marks'],
  ['Comune , Giunta', 'A blank before a punctuation mark'],
  ['Comune : Giunta', 'A blank before a punctuation mark'],
  ['ir ,labi', 'A blank before a punctuation mark'],
  ['ir labi .', 'A blank before a punctuation mark'],
])('%s', (text, mark) => {
  expect(found(text)).toEqual([mark]);
  expect(found(text, 'message')).toEqual([mark]);
});

test('each fault of a text is told, whatever others it has', () => {
  expect(found("ir ,labi - tad 'ar' 10-20 gadi .")).toEqual([
    'A hyphen between blanks',
    'A hyphen between numbers',
    'A blank before a punctuation mark',
    'A single quotation mark',
  ]);
});

test.each([
  'in .NET',
  'Augsta – “laba”?',
  "dell'acqua, un po' d'oro",
  'ES-CM',
  '2021-05-31',
  'No 595269-CITIZ-1-2017-2-LV',
  'COVID-19',
  'LV-5401',
  'a 24" screen, 6\' high',
  '`a -- b` and [x](https://a.b/1-2...)',
  '{{ data.population-city.last }} - [@a-1-2]'.replace(' - ', ' – '),
  'https://a.b/10-20',
  'in *Abriss - Aufbau*{lang=de}'.replace('*{lang=de}', '*').replace(' - ', ' – '),
])('%s is fine', (text) => {
  expect(found(text)).toEqual([]);
});
