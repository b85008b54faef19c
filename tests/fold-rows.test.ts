import { foldRows, headingsOfTable, unfold } from '@decode/fold';
import { attribute, child, descendants, openPackage, parseXml } from '@decode/ooxml';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstRows, rowsOrder, secondRows } from './fold/measure-rows.ts';
import { differingParts, hasInsertionsOnly, refusalOf, rowsOf } from './fold/read-host.ts';
import { resolved } from './fold/resolve-changes.ts';
import { latvianTable, type TableKind, tableHost } from './fold/table-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** Measures as rows of a municipality's own table, and out of it. */

const kinds: fc.Arbitrary<TableKind> = fc.record({
  language: fc.constantFrom('lv', 'de', 'es'),
  caption: fc.constantFrom('above', 'property'),
  head: fc.constantFrom('repeated', 'first row', 'two rows', 'title row'),
  columns: fc.constant(latvianTable.columns),
  rows: fc.constantFrom(latvianTable.rows, latvianTable.rows.slice(0, 1), []),
  groups: fc.constantFrom({}, { 0: 'Ģimenes', 1: 'Vide' }),
  sum: fc.constantFrom(undefined, ['', 'Kopā', '', '', '100 000', '']),
  empty: fc.nat({ max: 2 }),
  counted: fc.boolean(),
  merged: fc.boolean(),
  nested: fc.constant(false),
  byHand: fc.boolean(),
});

describe('in any table', () => {
  test('taking out gives back every part, byte for byte', () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const host = tableHost(kind);
        const { bytes } = foldRows(host, rowsOrder());
        const [before, after] = [host, bytes].map((file) => openPackage(file).text('word/document.xml'));
        expect(hasInsertionsOnly(before ?? '', after ?? '')).toBe(true);
        const back = unfold(bytes, { overwrite: false }).bytes;
        expect(differingParts(host, back)).toEqual([]);
        expect(openPackage(back).names()).toEqual(openPackage(host).names());
      }),
      { numRuns: 40 },
    );
  });

  test('the same again gives the same file, another edition what it alone would have given', () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const host = tableHost(kind);
        const one = foldRows(host, rowsOrder()).bytes;
        expect(Buffer.compare(foldRows(one, rowsOrder()).bytes, one)).toBe(0);
        const over = foldRows(one, rowsOrder(secondRows));
        expect(differingParts(over.bytes, foldRows(host, rowsOrder(secondRows)).bytes)).toEqual([]);
        expect(over.report).toMatchObject({ replaced: true, replacedEdition: '1. izdevums', kept: [] });
      }),
      { numRuns: 30 },
    );
  });

  test('who accepts tracked changes has the new rows, who rejects them the old ones', () => {
    fc.assert(
      fc.property(kinds, (kind) => {
        const host = tableHost(kind);
        const [one, two] = [rowsOrder(), rowsOrder(secondRows)].map(
          (order) => foldRows(host, order).bytes,
        ) as [Uint8Array, Uint8Array];
        const track = { author: 'DeCoDe', date: '2027-01-01T00:00:00Z' };
        const tracked = foldRows(one, rowsOrder(secondRows, { track })).bytes;
        expect(resolved(tracked, 'accept')).toEqual(resolved(two, 'accept'));
        expect(resolved(tracked, 'reject')).toEqual(resolved(one, 'reject'));
        expect(differingParts(unfold(tracked, { overwrite: true }).bytes, host)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the rows', () => {
  test('go on counting, leave to the municipality what is its own, and stand behind the last', () => {
    expect(rowsOf(foldRows(tableHost(latvianTable), rowsOrder()).bytes).slice(2)).toEqual([
      latvianTable.rows[1],
      [
        '3.',
        'Vieta bērnudārzā',
        'izglītības pārvalde',
        'Vidējs termiņš / 12–36 mēneši',
        'aizpilda pašvaldība',
        'aizpilda pašvaldība',
      ],
      [
        '4.',
        'Stipendijas & prakses',
        'attīstības nodaļa',
        'Īss termiņš',
        'aizpilda pašvaldība',
        'aizpilda pašvaldība',
      ],
      [
        '5.',
        'Braucieni pēc pieprasījuma',
        'plānošanas nodaļa',
        'Ilgs termiņš',
        'aizpilda pašvaldība',
        'aizpilda pašvaldība',
      ],
    ]);
  });

  test('keep the plan’s own code where the place has given one, and leave a column empty on request', () => {
    const rows = firstRows.map((row) =>
      row.id === 'B2' ? { ...row, planCode: 'U1.7', words: { ...row.words, planCode: 'U1.7' } } : row,
    );
    const table = rowsOf(foldRows(tableHost(latvianTable), rowsOrder(rows, { silent: new Set([5]) })).bytes);
    expect(table.slice(3).map((cells) => [cells[0], cells[5]])).toEqual([
      ['3.', ''],
      ['U1.7', ''],
      ['4.', ''],
    ]);
  });

  test('stand before sums and empty rows, or at the end of the group that is named', () => {
    const kind = {
      ...latvianTable,
      groups: { 0: 'Ģimenes', 1: 'Vide' },
      sum: ['', 'Kopā', '', '', '1', ''],
      empty: 1,
    };
    const titles = (order = rowsOrder()) =>
      rowsOf(foldRows(tableHost(kind), order).bytes).map((cells) => cells[1] ?? cells[0]);
    const ours = firstRows.map(({ words }) => words.title);
    expect(titles()).toEqual([
      'Pasākums',
      'Ģimenes',
      'Bērnudārza piebūve',
      'Vide',
      'Ielu apgaismojums',
      ...ours,
      '',
      'Kopā',
    ]);
    const { report } = foldRows(tableHost(kind), rowsOrder(firstRows, { behind: 'ģimenes' }));
    // No number stands twice: 2 belongs to a row below.
    expect(report.numbers).toEqual(['3.', '4.', '5.']);
    expect(titles(rowsOrder(firstRows, { behind: 'ģimenes' })).slice(2, 7)).toEqual([
      'Bērnudārza piebūve',
      ...ours,
      'Vide',
    ]);
    expect(titles(rowsOrder(firstRows, { behind: '1.' })).slice(2, 7)).toEqual([
      'Bērnudārza piebūve',
      ...ours,
      'Vide',
    ]);
    expect(refusalOf(() => titles(rowsOrder(firstRows, { behind: 'Kultūra' })))).toBe('unknown-anchor');
  });

  test('look like the row before: frame, alignment, font and size, but for heights that hide words', () => {
    const root = parseXml(
      openPackage(foldRows(tableHost(latvianTable), rowsOrder()).bytes).text('word/document.xml'),
    );
    const table = child(root, 'w:body')?.children.findLast(({ name }) => name === 'w:tbl');
    const row = table?.children.filter(({ name }) => name === 'w:tr')[3];
    expect(attribute(child(row, 'w:trPr', 'w:trHeight'), 'w:hRule')).toBe('atLeast');
    expect(child(row, 'w:trPr', 'w:cantSplit')).toBeDefined();
    const [cell] = row?.children.filter(({ name }) => name === 'w:tc') ?? [];
    expect(child(cell, 'w:tcPr', 'w:vAlign')).toBeDefined();
    const paragraph = child(cell, 'w:p');
    expect(attribute(child(paragraph, 'w:pPr', 'w:spacing'), 'w:after')).toBe('20');
    const run = [...descendants(paragraph as never, 'w:r')][0];
    expect(attribute(child(run, 'w:rPr', 'w:rFonts'), 'w:ascii')).toBe('Times New Roman');
    expect(attribute(child(run, 'w:rPr', 'w:sz'), 'w:val')).toBe('18');
    // The host's row was in English by mistake: ours are in the language of the document.
    expect(child(run, 'w:rPr', 'w:lang')).toBeUndefined();
  });

  test('are counted by the list of the table, where it has one', () => {
    const { bytes, report } = foldRows(tableHost({ ...latvianTable, counted: true }), rowsOrder());
    expect(
      rowsOf(bytes)
        .slice(3)
        .map(([first]) => first),
    ).toEqual(['', '', '']);
    expect(
      openPackage(bytes).text('word/document.xml').split('<w:numId w:val="1"/></w:numPr>').length,
    ).toBeGreaterThan(5);
    expect(report.numbers).toEqual([]);
  });
});

describe('the table', () => {
  test.each([
    ['Rīcības plāns', undefined],
    ['2. tabula. Rīcības plāns', undefined],
    ['2', undefined],
    ['Kurators', undefined],
    ['pasākums atbildīgie', undefined],
    ['Budžets', 'no-table'],
    ['7', 'no-table'],
  ])('is found by «%s»: %s', (table, code) => {
    expect(refusalOf(() => foldRows(tableHost(latvianTable), rowsOrder(firstRows, { table })))).toBe(code);
  });

  test('says what stands in its head', () => {
    const order = {
      table: 'Rīcības plāns',
      place: 'daugavpils',
      language: 'lv',
      form: 'action',
      name: 'chapter',
    } as const;
    for (const head of ['repeated', 'first row', 'title row'] as const)
      expect(headingsOfTable(tableHost({ ...latvianTable, head }), order)).toEqual(latvianTable.columns);
    expect(headingsOfTable(tableHost({ ...latvianTable, head: 'two rows' }), order)).toEqual([
      'Nr.',
      'Pasākums',
      'Īstenošana: Atbildīgie',
      'Īstenošana: Termiņš',
      'Īstenošana: Finansējuma avots',
      'Īstenošana: Kurators',
    ]);
  });

  test('is refused where merged cells would be torn, or each row holds a table', () => {
    const merged = tableHost({ ...latvianTable, merged: true });
    expect(refusalOf(() => foldRows(merged, rowsOrder(firstRows, { behind: '1.' })))).toBe('merged-cells');
    expect(refusalOf(() => foldRows(merged, rowsOrder()))).toBeUndefined();
    expect(refusalOf(() => foldRows(tableHost({ ...latvianTable, nested: true }), rowsOrder()))).toBe(
      'nested-table',
    );
  });
});

describe('others find no fault that the host did not have', () => {
  let maker: WordMaker;
  beforeAll(async () => {
    maker = await createWordMaker();
  });
  afterAll(() => maker.close());

  test.each([
    ['as it is', {}],
    [
      'with two rows of heads, groups and a sum',
      { head: 'two rows', groups: { 0: 'Ģimenes' }, sum: ['', 'Kopā', '', '', '', ''] },
    ],
    ['merged and counted', { merged: true, counted: true, byHand: false }],
    ['empty', { rows: [], empty: 1 }],
  ] as const)('%s', async (_, some) => {
    const host = tableHost({ ...latvianTable, ...some });
    const known = await maker.errorsOf(host);
    const one = foldRows(host, rowsOrder()).bytes;
    const track = { author: 'DeCoDe', date: '2027-01-01T00:00:00Z' };
    const tracked = foldRows(one, rowsOrder(secondRows, { track })).bytes;
    for (const bytes of [one, tracked])
      expect((await maker.errorsOf(bytes)).filter((error) => !known.includes(error))).toEqual([]);
  });
});
