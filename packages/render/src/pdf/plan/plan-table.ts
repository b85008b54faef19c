/** A cell as it stands in its row. */
export interface PlannedCell {
  readonly node: number;
  readonly header: 'Row' | 'Column' | undefined;
  /** A heading over all rows of its group. */
  readonly group: boolean;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface PlannedRow {
  readonly cells: readonly PlannedCell[];
  /** Rows of one THead or TBody have the same number. */
  readonly group: number;
}

/**
 * Header cells of every cell (ISO 32000-1, table 349, `Headers`; the way of HTML, 4.9.12.2): those of its columns, of
 * its rows, and the headings of its group above it. Needed by ISO 14289-1, 7.5 wherever scopes alone do not tell.
 */
export function headersOf(rows: readonly PlannedRow[]): ReadonlyMap<number, readonly number[]> {
  const grid: (PlannedCell | undefined)[][] = rows.map(() => []);
  const places = new Map<PlannedCell, { readonly row: number; readonly column: number }>();
  for (const [y, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[y]?.[column]) column++;
      places.set(cell, { row: y, column });
      for (let dy = 0; dy < cell.rowSpan; dy++)
        for (let dx = 0; dx < cell.colSpan; dx++) {
          const line = grid[y + dy];
          if (line) line[column + dx] = cell;
        }
      column += cell.colSpan;
    }
  }
  const made = new Map<number, readonly number[]>();
  for (const [cell, { row, column }] of places) {
    const found = new Set<number>();
    const add = (header: PlannedCell | undefined) => {
      if (header && header !== cell) found.add(header.node);
    };
    for (let y = 0; y < row; y++)
      for (let x = column; x < column + cell.colSpan; x++) {
        const above = grid[y]?.[x];
        if (above?.header === 'Column') add(above);
      }
    if (!cell.header) {
      let heading: PlannedCell | undefined;
      for (let y = 0; y <= row; y++) {
        const first = grid[y]?.[0];
        if (first?.group && rows[y]?.group === rows[row]?.group) heading = first;
      }
      add(heading);
      for (let y = row; y < row + cell.rowSpan; y++)
        for (const other of grid[y] ?? []) if (other?.header === 'Row' && !other.group) add(other);
    }
    // The heading of a group stands under no column, though it reaches over all.
    if (found.size > 0 && cell.header !== 'Column' && !cell.group) made.set(cell.node, [...found]);
  }
  return made;
}
