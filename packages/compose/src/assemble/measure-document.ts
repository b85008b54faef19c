import type {
  Block,
  Inline,
  List,
  MeasureCell,
  MeasureColumn,
  MeasureRow,
  MeasureTable,
  Meta,
  Paragraph,
  Section,
  TableCell,
} from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
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
          ...table.columns.flatMap((column, at) => {
            if (column.field === 'title' || column.field === 'planCode') return [];
            return runIn(assembly, column, entry.cells[at]);
          }),
        ]),
      ],
    }),
  );
}

function runIn(assembly: PlaceAssembly, { heading }: MeasureColumn, given: MeasureCell | undefined): Block[] {
  const label: Inline = { type: 'strong', children: [{ type: 'text', value: `${heading}:` }] };
  const content = given?.content ?? [];
  // The name of a level of the plan opens a cell; in prose the title has said it.
  const words = inOneParagraph(
    content[0]?.type === 'paragraph' && content[0].role === 'detail' && content.length > 1
      ? content.slice(1)
      : content,
  );
  if (words.length === 0)
    return [assembly.words([label, { type: 'text', value: ` ${assembly.say('blank.fillIn')}` }])];
  const [first, ...rest] = words;
  if (first?.type !== 'paragraph') return [assembly.words([label]), ...words];
  return [
    { ...first, role: 'body', children: [label, { type: 'text', value: ' ' }, ...first.children] },
    ...rest,
  ];
}

function valueCell(assembly: PlaceAssembly, given: MeasureCell | undefined): TableCell {
  return given && given.content.length > 0 ? cell(assembly, inOneParagraph(given.content)) : blank(assembly);
}

/** Short values that stand below one another in a narrow column stand beside one another where there is room. */
function inOneParagraph(content: MeasureCell['content']): MeasureCell['content'] {
  const joined: (Paragraph | List)[] = [];
  for (const block of content) {
    const before = joined.at(-1);
    // What differs in language or state keeps its own marks.
    if (block.type !== 'paragraph' || before?.type !== 'paragraph' || isMarked(block) || isMarked(before)) {
      joined.push(block);
      continue;
    }
    const [open, close] = block.role === 'detail' ? [' (', ')'] : ['; ', ''];
    joined[joined.length - 1] = {
      ...before,
      children: [
        ...before.children,
        { type: 'text', value: open },
        ...block.children,
        ...(close === '' ? [] : [{ type: 'text' as const, value: close }]),
      ],
    };
  }
  return joined;
}

function isMarked({ lang, state }: Paragraph): boolean {
  return lang !== undefined || state !== undefined;
}

function titleOf({ cells }: MeasureRow, { columns }: MeasureTable): string {
  const content = cells[columns.findIndex(({ field }) => field === 'title')]?.content ?? [];
  return content.map((block) => (block.type === 'paragraph' ? plainWords(block.children) : '')).join(' ');
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
