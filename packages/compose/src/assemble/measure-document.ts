import type {
  Block,
  Inline,
  MeasureCell,
  MeasureRow,
  MeasureTable,
  Meta,
  Paragraph,
  Section,
  TableCell,
} from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { columnsInProse, inOneParagraph, titleOf } from './measure-prose.ts';
import { plainWords } from './plain-words.ts';
import { planTable } from './plan.ts';
import { blank, cell, row } from './table.ts';

type Layout = (assembly: PlaceAssembly, table: MeasureTable, notes: readonly string[]) => Section[];

const layouts: { readonly [layout in MeasureTable['layout']]: Layout } = {
  rows: wideTable,
  sheets: sheets,
  topics: topics,
};

/** The sections of a document that holds measures and nothing else, laid out as their form asks for. */
export function measureSections(
  assembly: PlaceAssembly,
  table: MeasureTable,
  notes: readonly string[],
): Section[] {
  return layouts[table.layout](assembly, table, notes);
}

/** What such a document says about itself: it has neither cover nor imprint nor contents. */
export function measureMeta({ cover: _, ...meta }: Meta, title: string): Meta {
  return {
    ...meta,
    title,
    subtitle: '',
    imprint: { title: '', rows: [] },
    contents: { entries: [] },
  };
}

function wideTable(assembly: PlaceAssembly, table: MeasureTable, notes: readonly string[]): Section[] {
  const { caption: _, ...rows } = planTable(assembly, table);
  return [
    {
      type: 'section',
      role: 'wide',
      id: 'measures',
      runningHead: table.title,
      children: [
        assembly.heading(1, table.title),
        ...noteParagraphs(assembly, notes),
        { ...rows, summary: table.title },
      ],
    },
  ];
}

/** A page for each measure; what has to be known stands once, behind them. */
function sheets(assembly: PlaceAssembly, table: MeasureTable, notes: readonly string[]): Section[] {
  const pages = rowsOf(table).map(
    (entry): Section => ({
      type: 'section',
      role: 'chapter',
      id: entry.id,
      runningHead: table.title,
      children: [
        assembly.heading(1, titleOf(entry, table), { number: entry.code }),
        {
          type: 'table',
          role: 'facts',
          summary: `${table.title} ${entry.code}`,
          columns: table.columns.map(({ width }) => ({ align: 'left', width })),
          head: [row(...table.columns.map(({ heading }) => cell(assembly, heading, { header: 'column' })))],
          groups: [{ rows: [row(...table.columns.map((_, i) => valueCell(assembly, entry.cells[i])))] }],
        },
      ],
    }),
  );
  const about = assembly.say('measures.about');
  return [
    ...pages,
    {
      type: 'section',
      role: 'chapter',
      id: 'about',
      runningHead: table.title,
      children: [assembly.heading(1, about), ...notes.map((note) => assembly.words(note))],
    },
  ];
}

/** Prose by policy area: a heading for each measure, each column as a paragraph that begins with its title. */
function topics(assembly: PlaceAssembly, table: MeasureTable, notes: readonly string[]): Section[] {
  return table.groups.map(
    ({ title, rows }, i): Section => ({
      type: 'section',
      role: 'chapter',
      id: `topic-${i + 1}`,
      runningHead: table.title,
      children: [
        assembly.words(table.title, 'kicker'),
        assembly.heading(1, plainWords(title)),
        ...(i === 0 ? noteParagraphs(assembly, notes) : []),
        ...rows.flatMap((entry): Block[] => [
          assembly.heading(2, titleOf(entry, table), { number: entry.code }),
          ...columnsInProse(assembly, entry, table),
        ]),
      ],
    }),
  );
}

function valueCell(assembly: PlaceAssembly, given: MeasureCell | undefined): TableCell {
  return given && given.content.length > 0 ? cell(assembly, inOneParagraph(given.content)) : blank(assembly);
}

function noteParagraphs(assembly: PlaceAssembly, notes: readonly string[]): Paragraph[] {
  return notes.map((note) => assembly.words(note, 'note'));
}

function rowsOf({ groups }: MeasureTable): readonly MeasureRow[] {
  return groups.flatMap(({ rows }) => rows);
}

/** Recommendations are not in such a document: what leads to one is left as its words. */
export function withoutReferences<B extends Block>(blocks: readonly B[]): B[] {
  return blocks.map((given) => withoutReference(given) as B);
}

function withoutReference(given: Block): Block {
  switch (given.type) {
    case 'paragraph':
    case 'heading':
      return { ...given, children: unlinked(given.children) };
    case 'section':
      return { ...given, children: withoutReferences(given.children) };
    case 'list':
      return { ...given, children: withoutReferences(given.children) };
    case 'listItem':
      return { ...given, children: withoutReferences(given.children) };
    case 'tableCell':
      return { ...given, children: withoutReferences(given.children) };
    case 'table':
      return {
        ...given,
        groups: given.groups.map((group) => ({
          ...group,
          ...(group.title && { title: { ...group.title, children: unlinked(group.title.children) } }),
          rows: group.rows.map((entry) => ({ ...entry, cells: withoutReferences(entry.cells) })),
        })),
      };
    default:
      return given;
  }
}

function unlinked(nodes: readonly Inline[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'reference') return unlinked(node.children);
    return 'children' in node ? [{ ...node, children: unlinked(node.children) } as Inline] : [node];
  });
}
