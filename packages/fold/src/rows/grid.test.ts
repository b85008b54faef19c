import { parseXml, type XmlElement } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { cellsOf, isAligned } from './grid.ts';

function row(inner: string): XmlElement {
  return parseXml(`<w:tr xmlns:w="urn:w">${inner}</w:tr>`);
}
const cell = (properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr></w:tc>`;
const span = (columns: string) => cell(`<w:gridSpan w:val="${columns}"/>`);

const columns = (element: XmlElement) => cellsOf(element).map(({ from, to }) => `${from}-${to}`);

describe('cells of a row', () => {
  test('take one column each, or as many as they span', () => {
    expect(columns(row(cell() + span('3') + cell()))).toEqual(['0-1', '1-4', '4-5']);
  });

  test('begin behind columns that the row leaves out', () => {
    expect(columns(row(`<w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell()}`))).toEqual(['2-3']);
  });

  test('are found in content controls', () => {
    expect(columns(row(`<w:sdt><w:sdtContent>${cell()}</w:sdtContent></w:sdt>${cell()}`))).toEqual([
      '0-1',
      '1-2',
    ]);
  });

  test('go on from above where they are merged and do not begin anew', () => {
    const merged = row(cell('<w:vMerge w:val="restart"/>') + cell('<w:vMerge/>') + cell());
    expect(cellsOf(merged).map(({ goesOn }) => goesOn)).toEqual([false, true, false]);
  });

  test('span one column where a document says what cannot be', () => {
    for (const wrong of ['0', '-1', 'x', '99999', '1.5']) expect(columns(row(span(wrong)))).toEqual(['0-1']);
  });

  test('stand below one another or not', () => {
    const [two, wide, other] = [row(cell() + cell()), row(span('2')), row(cell() + cell())].map(cellsOf);
    expect(isAligned(two ?? [], other ?? [])).toBe(true);
    expect(isAligned(two ?? [], wide ?? [])).toBe(false);
  });
});
