import type {
  Block,
  Caption,
  Heading,
  Inline,
  List,
  ListItem,
  Paragraph,
  ParagraphRole,
  RowGroup,
  Section,
  SectionRole,
  Table,
  TableCell,
  TableRow,
} from '@decode/model';

/**
 * Short ways to write a Document by hand. Inline text has a notation of its own, for tests only:
 * `[1]` and `[1,4]` citations, `**strong**`, `_emphasis_` with `_Wort_{de}` for a foreign word.
 */
export function inline(source: string | readonly Inline[]): readonly Inline[] {
  if (typeof source !== 'string') return source;
  const nodes: Inline[] = [];
  const pattern = /\[(\d+(?:,\d+)*)\]|\*\*(.+?)\*\*|_(.+?)_(?:\{([a-z-]+)\})?/gu;
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end) nodes.push({ type: 'text', value: source.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, numbers, strong, emphasis, lang] = match;
    if (numbers !== undefined) nodes.push(cite(...numbers.split(',').map(Number)));
    else if (strong !== undefined)
      nodes.push({ type: 'strong', children: [{ type: 'text', value: strong }] });
    else {
      const children: Inline[] = [{ type: 'text', value: emphasis ?? '' }];
      nodes.push(lang === undefined ? { type: 'emphasis', children } : { type: 'emphasis', lang, children });
    }
  }
  if (end < source.length) nodes.push({ type: 'text', value: source.slice(end) });
  return nodes;
}

export function cite(...numbers: number[]): Inline {
  return {
    type: 'citation',
    items: numbers.map((number) => ({ number, target: `source-${number}`, title: `Avots ${number}` })),
  };
}

export function paragraph(
  role: ParagraphRole,
  source: string | readonly Inline[],
  more: Partial<Paragraph> = {},
): Paragraph {
  return { type: 'paragraph', role, children: inline(source), ...more };
}

export function body(source: string | readonly Inline[], more: Partial<Paragraph> = {}): Paragraph {
  return paragraph('body', source, more);
}

export function heading(depth: Heading['depth'], id: string, source: string, number?: string): Heading {
  return {
    type: 'heading',
    depth,
    id,
    children: inline(source),
    ...(number === undefined ? {} : { number }),
  };
}

export function section(role: SectionRole, children: readonly Block[], more: Partial<Section> = {}): Section {
  return { type: 'section', role, children, ...more };
}

export function item(children: readonly Block[] | string, more: Partial<ListItem> = {}): ListItem {
  return { type: 'listItem', children: typeof children === 'string' ? [body(children)] : children, ...more };
}

export function list(role: List['role'], ordered: boolean, children: readonly ListItem[]): List {
  return { type: 'list', role, ordered, children };
}

export function cell(
  source: string | readonly (Paragraph | List)[],
  more: Partial<TableCell> = {},
): TableCell {
  const children = typeof source === 'string' ? [body(source)] : source;
  return { type: 'tableCell', columns: 1, rows: 1, children, ...more };
}

export function head(...titles: string[]): TableRow {
  return { cells: titles.map((title) => cell(title, { header: 'column' })) };
}

/** Cells as text; the first is the row's header when `rowHeader` is set. */
export function row(cells: readonly (string | TableCell)[], rowHeader = false): TableRow {
  return {
    cells: cells.map((c, i) =>
      typeof c === 'string' ? cell(c, rowHeader && i === 0 ? { header: 'row' } : {}) : c,
    ),
  };
}

export function group(title: string, rows: readonly TableRow[]): RowGroup {
  return { title: { children: inline(title) }, rows };
}

export function caption(
  sequence: Caption['sequence'],
  number: number,
  label: string,
  source: string,
): Caption {
  return { type: 'caption', sequence, number, label, children: inline(source) };
}

/** `columns` as widths in per cent; a width with a minus sign is a column of numbers. */
export function table(
  role: Table['role'],
  columns: readonly number[],
  headRow: TableRow | undefined,
  rows: readonly TableRow[] | readonly RowGroup[],
  more: Partial<Table> = {},
): Table {
  const grouped = rows.every((r): r is RowGroup => 'rows' in r);
  return {
    type: 'table',
    role,
    columns: columns.map((width) => ({ align: width < 0 ? 'right' : 'left', width: Math.abs(width) })),
    head: headRow === undefined ? [] : [headRow],
    groups: grouped ? rows : [{ rows: rows as readonly TableRow[] }],
    ...more,
  };
}
