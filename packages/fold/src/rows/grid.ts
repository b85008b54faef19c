import { attribute, child, type XmlElement } from '@decode/ooxml';

/** A cell of a row, with the columns of the table's grid that it takes. */
export interface GridCell {
  readonly cell: XmlElement;
  readonly from: number;
  /** The column behind the last one. */
  readonly to: number;
  /** It is the continuation of the cell above. */
  readonly goesOn: boolean;
}

export function rowsIn(table: XmlElement): readonly XmlElement[] {
  return table.children.filter(({ name }) => name === 'w:tr');
}

/** The cells of a row by the columns of the grid (ECMA-376 part 1, 17.4.14 and 17.4.17). */
export function cellsOf(row: XmlElement): GridCell[] {
  let at = count(child(row, 'w:trPr', 'w:gridBefore'), 0);
  return plainCells(row).map((cell) => {
    const properties = child(cell, 'w:tcPr');
    const from = at;
    at += count(child(properties, 'w:gridSpan'), 1);
    const merge = child(properties, 'w:vMerge');
    const goesOn = merge !== undefined && attribute(merge, 'w:val') !== 'restart';
    return { cell, from, to: at, goesOn };
  });
}

/** Cells of a row, also those that a content control holds. */
function plainCells(element: XmlElement): XmlElement[] {
  return element.children.flatMap((inner) => {
    if (inner.name === 'w:tc') return [inner];
    return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(inner.name) ? plainCells(inner) : [];
  });
}

function count(element: XmlElement | undefined, otherwise: number): number {
  const value = Number(attribute(element, 'w:val') ?? Number.NaN);
  return Number.isInteger(value) && value > 0 && value < 1000 ? value : otherwise;
}

/** Whether two rows have their cells under one another. */
export function isAligned(one: readonly GridCell[], other: readonly GridCell[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, to }, at) => other[at]?.from === from && other[at]?.to === to)
  );
}
