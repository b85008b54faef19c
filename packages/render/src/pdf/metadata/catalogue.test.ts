import { expect, test } from 'vitest';
import { readPdf } from '../read/read-objects.ts';
import { type Dict, dict, isName, Ref, Stream, textOf, type Value } from '../read/values.ts';
import { smallPdf } from '../small-pdf.ts';
import { Draft } from '../write/write-pdf.ts';
import { catalogueOf } from './catalogue.ts';

const meta = { lang: 'lv', title: 'T', author: 'A', subject: 'S', keywords: [], epoch: 0 };
const structure = new Ref(3);

function make(outline?: Ref) {
  const draft = new Draft(readPdf(smallPdf({ pages: 1 })));
  const printed = dict({
    Pages: new Ref(2),
    Dests: dict({}),
    Lang: null,
    AA: dict({}),
    OpenAction: new Ref(4),
  });
  const made = catalogueOf(draft, printed, meta, { structure, outline });
  const entry = (key: string): Value =>
    made.get(key) instanceof Ref ? draft.object(made.get(key) as Ref) : (made.get(key) ?? null);
  return { draft, made, entry };
}

test('pages are labelled with the numbers that are printed on them', () => {
  const [page, label] = (make().entry('PageLabels') as Dict).get('Nums') as Value[];
  expect(page).toBe(0);
  // Decimal, from 1 as nothing else is said, without a prefix.
  expect([...(label as Dict).keys()]).toEqual(['S']);
  expect(isName((label as Dict).get('S'), 'D')).toBe(true);
});

test('the file says that it is tagged, in which language, and shows its title', () => {
  const { entry, made } = make();
  expect((entry('MarkInfo') as Dict).get('Marked')).toBe(true);
  expect((entry('ViewerPreferences') as Dict).get('DisplayDocTitle')).toBe(true);
  expect(textOf(entry('Lang'))).toBe('lv');
  expect(made.get('StructTreeRoot')).toBe(structure);
});

test('of the browser’s own catalogue only pages and destinations are kept', () => {
  const { made } = make();
  expect(made.get('Pages')).toEqual(new Ref(2));
  expect(made.has('Dests')).toBe(true);
  expect(made.has('AA')).toBe(false);
  expect(made.has('OpenAction')).toBe(false);
});

test('bookmarks are shown where there are any', () => {
  expect(make().made.has('PageMode')).toBe(false);
  const outline = new Ref(9);
  expect(make(outline).made.get('Outlines')).toBe(outline);
  expect(isName(make(outline).made.get('PageMode'), 'UseOutlines')).toBe(true);
});

test('the metadata is not packed, and the colours have their profile', () => {
  const { draft, entry } = make();
  const metadata = entry('Metadata') as Stream;
  expect(metadata.dict.has('Filter')).toBe(false);
  expect(new TextDecoder().decode(metadata.bytes)).toContain('<pdfaid:part>2');
  const [intent] = entry('OutputIntents') as Dict[];
  expect(isName(intent?.get('S'), 'GTS_PDFA1')).toBe(true);
  const profile = draft.object(intent?.get('DestOutputProfile') as Ref);
  // ICC.1:2010, 7.2: a profile's signature is at byte 36, its colour space at 16, its size at 0.
  expect(profile).toBeInstanceOf(Stream);
  const bytes = Buffer.from(draft.pdf.inflate(profile as Stream));
  expect(bytes.toString('latin1', 36, 40)).toBe('acsp');
  expect(bytes.toString('latin1', 16, 20)).toBe('RGB ');
  expect(bytes.readUInt32BE(0)).toBe(bytes.length);
  expect((profile as Stream).dict.get('N')).toBe(3);
});
