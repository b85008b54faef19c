import { foldRows, unfold } from '@decode/fold';
import { openPackage, savePackage } from '@decode/ooxml';
import { expect, test } from 'vitest';
import { latvianFields, rowsOrder, secondRows } from './fold/measure-rows.ts';
import { differingParts, editedText, refusalOf, rowsOf } from './fold/read-host.ts';
import { latvianTable, tableHost } from './fold/table-host.ts';

/** What people change in rows of ours, and what becomes of it in the next edition. */

const host = tableHost(latvianTable);
const folded = foldRows(host, rowsOrder()).bytes;
/** Somebody fills in the first blank of a row. */
const filled = (bytes: Uint8Array, title: string, words: string) =>
  editedText(bytes, (text) => {
    const at = text.indexOf('aizpilda pašvaldība', text.indexOf(title));
    return text.slice(0, at) + words + text.slice(at + 'aizpilda pašvaldība'.length);
  });

test('stands in the next edition, and keeps it from being taken out in silence', () => {
  const theirs = filled(folded, 'Vieta bērnudārzā', '50 000 EUR');
  const { bytes, report } = foldRows(theirs, rowsOrder(secondRows));
  expect(rowsOf(bytes)[3]).toEqual([
    '3.',
    'Vieta bērnudārzā katram bērnam',
    'izglītības pārvalde',
    'Vidējs termiņš',
    '50 000 EUR',
    'aizpilda pašvaldība',
  ]);
  expect(report.kept).toEqual([{ kind: 'changed', before: 'aizpilda pašvaldība', after: '50 000 EUR' }]);
  expect(Buffer.compare(foldRows(bytes, rowsOrder(secondRows)).bytes, bytes)).toBe(0);
  expect(refusalOf(() => unfold(bytes, { overwrite: false }))).toBe('changed-by-people');
  expect(differingParts(unfold(bytes, { overwrite: true }).bytes, host)).toEqual([]);
  const given = foldRows(theirs, rowsOrder(secondRows, { overwrite: true })).bytes;
  expect(differingParts(given, foldRows(host, rowsOrder(secondRows)).bytes)).toEqual([]);
});

test('stands where the edition has other words, too, and these are told', () => {
  const theirs = editedText(folded, (text) => text.replace('Vieta bērnudārzā', 'Bērnudārzs visiem'));
  const { bytes, report } = foldRows(theirs, rowsOrder(secondRows));
  expect(rowsOf(bytes)[3]?.[1]).toBe('Bērnudārzs visiem');
  expect(report.conflicts).toEqual([
    {
      kind: 'changed',
      before: 'Vieta bērnudārzā',
      after: 'Bērnudārzs visiem',
      edition: 'Vieta bērnudārzā katram bērnam',
    },
  ]);
});

test('a row that they filled in stays, though the edition has left it out', () => {
  const { bytes, report } = foldRows(filled(folded, 'Stipendijas', 'VARAM'), rowsOrder(secondRows));
  expect(
    rowsOf(bytes)
      .slice(3)
      .map((cells) => cells[1]),
  ).toEqual([
    'Vieta bērnudārzā katram bērnam',
    'Stipendijas & prakses',
    'Braucieni pēc pieprasījuma',
    'Iedzīvotāju skaita pārskats',
  ]);
  expect(report.conflicts).toMatchObject([{ kind: 'changed', edition: '' }]);
  expect(Buffer.compare(foldRows(bytes, rowsOrder(secondRows)).bytes, bytes)).toBe(0);
});

const rowAround = (text: string, words: string): [number, number] => {
  const at = text.indexOf(words);
  return [text.lastIndexOf('<w:tr>', at), text.indexOf('</w:tr>', at) + '</w:tr>'.length];
};

test('a row that they deleted is not put in again', () => {
  const theirs = editedText(folded, (text) => {
    const [from, to] = rowAround(text, 'Braucieni');
    return text.slice(0, from) + text.slice(to);
  });
  const { bytes, report } = foldRows(theirs, rowsOrder(secondRows));
  expect(
    rowsOf(bytes)
      .slice(3)
      .map(([number, title]) => [number, title]),
  ).toEqual([
    ['3.', 'Vieta bērnudārzā katram bērnam'],
    ['4.', 'Iedzīvotāju skaita pārskats'],
  ]);
  expect(report.kept).toMatchObject([{ kind: 'removed' }]);
});

test('a row that they moved stays where they put it', () => {
  const theirs = editedText(folded, (text) => {
    const [from, to] = rowAround(text, 'Braucieni');
    const row = text.slice(from, to);
    const rest = text.slice(0, from) + text.slice(to);
    const [, first] = rowAround(rest, 'Bērnudārza piebūve');
    return rest.slice(0, first) + row + rest.slice(first);
  });
  const { bytes } = foldRows(theirs, rowsOrder(secondRows));
  expect(rowsOf(bytes).map((cells) => cells[1])).toEqual([
    'Pasākums',
    'Bērnudārza piebūve',
    'Braucieni pēc pieprasījuma',
    'Iedzīvotāju skaita pārskats',
    'Ielu apgaismojums',
    'Vieta bērnudārzā katram bērnam',
  ]);
  expect(differingParts(unfold(bytes, { overwrite: true }).bytes, host)).toEqual([]);
});

test('rows of their own behind ours stay behind them, and a column that they added is theirs', () => {
  const behind = editedText(folded, (text) => {
    const [, to] = rowAround(text, 'Braucieni');
    const [from, end] = rowAround(text, 'Ielu apgaismojums');
    const row = text
      .slice(text.lastIndexOf('<w:tr ', text.indexOf('Ielu apgaismojums')), end)
      .replace('Ielu apgaismojums', 'Parks');
    expect(from).toBeLessThan(to);
    return text.slice(0, to) + row + text.slice(to);
  });
  const { bytes } = foldRows(behind, rowsOrder(secondRows));
  expect(
    rowsOf(bytes)
      .slice(-2)
      .map((cells) => cells[1]),
  ).toEqual(['Iedzīvotāju skaita pārskats', 'Parks']);

  const wider = editedText(folded, (text) =>
    text.replace(
      /<\/w:tc><\/w:tr>/g,
      '</w:tc><w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Jauns</w:t></w:r></w:p></w:tc></w:tr>',
    ),
  );
  const order = rowsOrder(secondRows, {}, [...latvianFields, 'blank']);
  const next = rowsOf(foldRows(wider, order).bytes)[3];
  expect(next?.slice(1, 2)).toEqual(['Vieta bērnudārzā katram bērnam']);
  expect(next?.at(-1)).toBe('Jauns');
});

test('without what we kept of them, changes are not given up unless it is asked for', () => {
  const pkg = openPackage(folded);
  for (const name of pkg.names().filter((part) => part.startsWith('customXml/'))) pkg.set(name, '<other/>');
  const lost = savePackage(pkg);
  expect(refusalOf(() => foldRows(lost, rowsOrder(secondRows)))).toBe('changed-by-people');
  const again = foldRows(lost, rowsOrder(secondRows, { overwrite: true })).bytes;
  expect(rowsOf(again)).toEqual(rowsOf(foldRows(host, rowsOrder(secondRows)).bytes));
});
