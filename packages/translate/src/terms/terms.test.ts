import { type Origin, terms as shape, type Term, type Written } from '@decode/model';
import { readYaml } from '@decode/source';
import { expect, test } from 'vitest';
import { printTermsCsv } from './print-terms-csv.ts';
import { printTermsTbx } from './print-terms-tbx.ts';
import { takeInTerms } from './take-in-terms.ts';

const yaml = `# Agreed terms.
- id: newcomer
  definition: "Person who moved here & stayed."
  labels:
    en: { term: "newcomer", status: agreed }
    lv: { term: "jauns iedzīvotājs", status: needs-review, forbidden: ["jaunpienācējs"], note: "cool" }
- id: cost
  definition: "What it takes."
  labels:
    en: { term: "cost", status: agreed }
    lv:
      term: izmaksas   # plural
      status: agreed
`;
const encode = (text: string) => new TextEncoder().encode(text);
const { document } = readYaml('terms.yaml', encode(yaml), shape);
const written: Written<readonly Term[]> = {
  file: 'terms.yaml',
  value: document?.value ?? [],
  origin: (path) => document?.origin(path) as Origin,
  unit: () => undefined,
};
const tbx = printTermsTbx(written.value, 'lv');
const back = (text: string) => takeInTerms(written, 'terms-lv.tbx', encode(text));

test('terms as CSV, for a spreadsheet', () => {
  expect(printTermsCsv(written.value, 'lv')).toBe(
    '\ufeffid,en,lv,status,not to be used,definition,note\r\n' +
      'newcomer,newcomer,jauns iedzīvotājs,needs-review,jaunpienācējs,Person who moved here & stayed.,cool\r\n' +
      'cost,cost,izmaksas,agreed,,What it takes.,\r\n',
  );
});

test('a term that a spreadsheet would calculate stays text', () => {
  const [term] = written.value;
  if (!term) throw new Error('no term');
  expect(printTermsCsv([{ ...term, definition: '=1+1, "x"' }], 'lv')).toContain(`"'=1+1, ""x"""`);
});

test('what goes out as TBX and comes back as it was changes nothing', () => {
  const { counts, rows, messages, apply } = back(tbx);
  expect({ counts, rows, messages }).toEqual({ counts: { unchanged: 4 }, rows: [], messages: [] });
  expect(apply(encode(yaml))).toEqual(encode(yaml));
});

test('another word is put in place of the old one, and nothing else changes', () => {
  const { apply, counts } = back(
    tbx.replace('jauns iedzīvotājs', 'jaunais iedzīvotājs').replace('>izmaksas<', '>izdevumi<'),
  );
  expect(counts).toEqual({ unchanged: 2, taken: 1, unconfirmed: 1 });
  expect(new TextDecoder().decode(apply(encode(yaml)))).toBe(
    yaml
      .replace('jauns iedzīvotājs', 'jaunais iedzīvotājs')
      // Nobody has agreed on the new word.
      .replace(
        'izmaksas   # plural\n      status: agreed',
        '"izdevumi"   # plural\n      status: needs-review',
      ),
  );
});

test('a word that a tool broke over lines is one word', () => {
  const broken = tbx
    .replace('jauns iedzīvotājs', 'jauns\n   iedzīvotājs')
    .replace('>newcomer<', '>\n  newcomer\n<');
  const { counts, rows } = back(broken);
  expect({ counts, rows }).toEqual({ counts: { unchanged: 4 }, rows: [] });
});

test('what is decided elsewhere is told, not taken', () => {
  const { rows, apply } = back(
    tbx
      .replace('id="cost"', 'id="costs"')
      .replace('>newcomer<', '>incomer<')
      .replace('jaunpienācējs', 'ienācējs'),
  );
  expect(rows.map(({ id, target, why }) => [id, target, why])).toEqual([
    ['newcomer', 'incomer', 'English terms are changed in terms.yaml'],
    ['newcomer', 'ienācējs', 'what is not to be used is written into terms.yaml by hand'],
    ['costs', 'cost', 'terms.yaml has no term with its id'],
    ['costs', 'izmaksas', 'terms.yaml has no term with its id'],
  ]);
  expect(apply(encode(yaml))).toEqual(encode(yaml));
});

test.each([
  ['<martif>', 'cannot be read as TBX'],
  ['<tbx/>', 'no terms in the form of TBX'],
  ['<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', 'DOCTYPE'],
])('%s is refused', (text, words) => {
  expect(back(text).messages[0]?.found).toContain(words);
});

test('two lists that come back at once use the places of the list as it was', () => {
  const first = back(tbx.replace('jauns iedzīvotājs', 'iedzīvotājs, kas ieradies nesen'));
  const second = takeInTerms(written, 'b.tbx', encode(tbx.replace('>izmaksas<', '>izdevumi<')), first.edits);
  expect(new TextDecoder().decode(second.apply(encode(yaml)))).toBe(
    yaml
      .replace('jauns iedzīvotājs', 'iedzīvotājs, kas ieradies nesen')
      .replace(
        'izmaksas   # plural\n      status: agreed',
        '"izdevumi"   # plural\n      status: needs-review',
      ),
  );
});

test('a term that went out and is not in the file is named', () => {
  const { absent, counts, rows } = back(tbx.replace(/<termEntry id="cost">[\s\S]*?<\/termEntry>/, ''));
  expect(absent).toEqual([{ id: 'cost', source: 'cost' }]);
  expect({ counts, rows }).toEqual({ counts: { unchanged: 2, absent: 1 }, rows: [] });
});

test('a word with a letter of another alphabet is not taken', () => {
  const { rows, apply } = back(tbx.replace('>izmaksas<', '>izmаksas<'));
  expect(rows).toMatchObject([{ id: 'cost', present: 'izmaksas', why: expect.stringContaining('U+0430') }]);
  expect(apply(encode(yaml))).toEqual(encode(yaml));
});

test('a word with a character that nobody sees is not taken', () => {
  const { rows, apply } = back(tbx.replace('jauns iedzīvotājs', 'jauns&#x202E; iedzīvotājs'));
  expect(rows).toMatchObject([{ id: 'newcomer', target: '', why: expect.stringContaining('invisible') }]);
  expect(apply(encode(yaml))).toEqual(encode(yaml));
});
