import type { Caption, RowGroup, Table, TableCell, TableRow } from '@decode/model';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { blockAttributes, type HtmlContext, within } from './context.ts';
import { renderInlines } from './inlines.ts';
import { withoutPageColumns } from './page-columns.ts';
import { stateLabel } from './state-label.ts';
import { textOf } from './text-of.ts';

/** Roles whose columns stand on the page's own grid; the widths of all others come from the document. */
const onGrid: readonly Table['role'][] = ['facts', 'glossary'];

const tableRoles: Readonly<Record<string, string>> = {
  table: 'table',
  thead: 'rowgroup',
  tbody: 'rowgroup',
  tr: 'row',
  th: 'columnheader',
  td: 'cell',
};

export function renderTable(given: Table, context: HtmlContext): Element[] {
  const node = context.pageOf ? given : withoutPageColumns(given);
  const inside = within(node, context);
  const name = !node.caption && node.summary !== undefined ? { ariaLabel: node.summary } : {};
  const table = h('table', { className: [node.role], ...blockAttributes(node, context), ...name }, [
    ...(node.caption ? [renderCaption(node.caption, inside)] : []),
    ...(onGrid.includes(node.role) ? [] : [renderColumns(node)]),
    ...(node.head.length > 0 ? [h('thead', renderRows(node.head, node, inside))] : []),
    ...node.groups.map((group) => renderGroup(group, node, inside)),
  ]);
  if (node.role === 'facts' && !context.pageOf) nameRoles(table);
  return [...stateLabel(node, context), canScroll(node, context) ? scroller(node, table, context) : table];
}

/** Content of a caption: its label, then what it says. */
export function captionContent(node: Caption, context: HtmlContext): ElementContent[] {
  const inside = within(node, context);
  return [
    h('b', { className: ['label'] }, node.label),
    { type: 'text', value: ' ' },
    ...renderInlines(node.children, inside),
    ...stateLabel(node, inside),
  ];
}

interface CellPlace {
  readonly align: 'left' | 'right';
  readonly first: boolean;
  /** The last cell of its row, but not in the last column. */
  readonly inner: boolean;
}

/** The printed code of a recommendation, or the number of a step. */
const code = /^(?:[A-Z]\d{1,2}|\d{1,2})\.?$/u;

export function renderCell(cell: TableCell, place: CellPlace, context: HtmlContext): Element {
  const inside = within(cell, context);
  const alone = onlyParagraph(cell);
  const content = alone
    ? [...renderInlines(alone.children, within(alone, inside)), ...stateLabel(cell, within(alone, inside))]
    : [...inside.render(cell.children, inside), ...stateLabel(cell, inside)];
  // A corner without words is no header: readers would hear nothing before each cell below it.
  const header = textOf(content).trim() === '' ? undefined : cell.header;
  const classes = [
    ...(place.align === 'right' ? ['number'] : []),
    ...(place.inner ? ['inner'] : []),
    ...(place.first && cell.header !== 'column' && code.test(textOf(content)) ? ['code'] : []),
    ...(cell.blank ? ['blank'] : []),
    // Text with soft hyphens is set greedily: `text-wrap: pretty` spends them on half-empty lines.
    ...(textOf(content).includes('\u00ad') ? ['soft'] : []),
  ];
  return h(
    header ? 'th' : 'td',
    {
      ...(alone ? blockAttributes(alone, context) : {}),
      ...blockAttributes(cell, context),
      ...(classes.length > 0 ? { className: classes } : {}),
      ...(header ? { scope: scopeOf(cell) } : {}),
      ...(cell.columns > 1 ? { colSpan: cell.columns } : {}),
      ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    },
    content,
  );
}

function renderCaption(node: Caption, context: HtmlContext): Element {
  return h('caption', blockAttributes(node, context), captionContent(node, context));
}

function renderColumns({ columns }: Table): Element {
  return h(
    'colgroup',
    columns.map(({ width }) => h('col', { style: `width:${width}%` })),
  );
}

function renderGroup({ title, rows }: RowGroup, table: Table, context: HtmlContext): Element {
  const id = title?.id === undefined ? {} : { id: title.id };
  const head = title
    ? [
        h('tr', { className: ['group'] }, [
          h(
            'th',
            { ...id, colSpan: table.columns.length, scope: 'rowgroup' },
            renderInlines(title.children, context),
          ),
        ]),
      ]
    : [];
  return h('tbody', [...head, ...renderRows(rows, table, context)]);
}

function renderRows(rows: readonly TableRow[], table: Table, context: HtmlContext): Element[] {
  // How many rows more each column is covered by a cell from above.
  const covered = table.columns.map(() => 0);
  return rows.map((row) => {
    let column = 0;
    const cells = row.cells.map((cell, i) => {
      while ((covered[column] ?? 0) > 0) column++;
      const align = table.columns[column]?.align ?? 'left';
      covered.fill(cell.rows, column, column + cell.columns);
      column += cell.columns;
      const inner = i === row.cells.length - 1 && column < table.columns.length;
      return renderCell(cell, { align, first: column === cell.columns, inner }, context);
    });
    covered.forEach((count, i) => {
      covered[i] = Math.max(0, count - 1);
    });
    return h('tr', row.id === undefined ? {} : { id: row.id }, cells);
  });
}

function scopeOf({ header, columns, rows }: TableCell): string {
  if (header === 'column') return columns > 1 ? 'colgroup' : 'col';
  return rows > 1 ? 'rowgroup' : 'row';
}

/** The paragraph of a cell that needs no element of its own. */
function onlyParagraph(cell: TableCell) {
  const [only] = cell.children;
  if (cell.children.length !== 1 || only?.type !== 'paragraph' || only.role !== 'body' || only.state)
    return undefined;
  const twoIds = cell.id !== undefined && only.id !== undefined;
  const twoLanguages = cell.lang !== undefined && only.lang !== undefined && cell.lang !== only.lang;
  return twoIds || twoLanguages ? undefined : only;
}

/** On a narrow screen a table of many columns is moved sideways, by finger or by arrow keys; paper does not scroll. */
function canScroll({ role, columns }: Table, context: HtmlContext): boolean {
  return !context.pageOf && role !== 'facts' && columns.length > 2;
}

function scroller({ role, caption, summary }: Table, table: Element, context: HtmlContext): Element {
  const ariaLabel = caption?.label ?? summary ?? context.document.meta.words.opensTable;
  return h('div', { className: ['scroller', `of-${role}`], role: 'group', tabIndex: 0, ariaLabel }, [table]);
}

/** On a phone key facts are laid out without table boxes; the roles keep what they are. */
function nameRoles(element: Element): void {
  const role = tableRoles[element.tagName];
  if (role !== undefined) element.properties['role'] = role;
  for (const child of element.children) if (child.type === 'element') nameRoles(child);
}
