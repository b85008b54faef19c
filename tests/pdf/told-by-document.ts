import type {
  Block,
  Caption,
  Contents,
  Document,
  Figure,
  List,
  Note,
  Picture,
  Section,
  Table,
  TableCell,
  TableRow,
} from '@decode/model';
import { headedBy, type Run, type Told } from './told.ts';
import { underHeaders } from './told-headers.ts';
import { hasWords, type PageOf, paragraph, runsOf, type Scope, said } from './told-runs.ts';

/** What readers of a document have to be told: derived from the document alone, by no code that writes it. */
export interface Expected {
  /** In any order: where things stand on a cover is the place's choice. */
  readonly cover: readonly Told[];
  readonly imprint: Told;
  readonly contents: readonly Told[];
  readonly body: readonly Told[];
}

export function toldByDocument(document: Document, pageOf: PageOf): Expected {
  const { meta } = document;
  const notes = new Map(allNotes([...document.body, ...meta.imprint.rows.flatMap(({ blocks }) => blocks)]));
  const scope: Scope = {
    document,
    lang: meta.lang,
    pageOf,
    notes,
    calls: countCalls(document),
    section: 'Sect',
  };
  return {
    cover: cover(scope),
    imprint: imprint(scope),
    contents: contents(meta.contents, scope),
    body: [...tellAll(document.body, scope), ...noteList(document.body, 1, scope)],
  };
}

function cover(scope: Scope): Told[] {
  const { owner, title, subtitle, notice, edition, state, cover: made } = scope.document.meta;
  const lines = [
    owner.join(' '),
    title,
    subtitle,
    notice,
    made?.legend,
    [edition, state].filter(Boolean).join(' '),
  ];
  return [
    ...lines.flatMap((text) => (text ? [paragraph([said(text, scope)])] : [])),
    ...[made?.picture, made?.logo].flatMap((picture) => (picture ? tellPicture(picture, scope) : [])),
  ];
}

function imprint(scope: Scope): Told {
  const rows = scope.document.meta.imprint.rows.map(({ label, blocks }) => ({
    role: 'TR',
    children: [
      { role: 'TH', said: ['Row'], runs: [said(label, scope)] },
      headedBy({ role: 'TD', children: tellAll(blocks, scope) }, [label]),
    ],
  }));
  return { role: 'Table', children: rows };
}

function contents({ entries }: Contents, scope: Scope): Told[] {
  const list: { entry: Told & { children: Told[] }; inner: Told[] }[] = [];
  for (const { target, number, text, level, lang, state } of entries) {
    const link = `#${target}`;
    const runs = [
      said(number === undefined ? '' : `${number} `, scope),
      said(text, { ...scope, lang: lang ?? scope.lang }),
      said(`${state ? ` [${state.label}]` : ''} ${scope.pageOf(target)}`, scope),
    ];
    const entry = { role: 'TOCI', children: [paragraph(runs.map((run) => ({ ...run, link })))] };
    const last = list.at(-1);
    if (level === 2 && last) last.inner.push(entry);
    else list.push({ entry, inner: [] });
  }
  const children = list.map(({ entry, inner }) =>
    inner.length === 0
      ? entry
      : { ...entry, children: [...entry.children, { role: 'TOC', children: inner }] },
  );
  const heading = headingIn({ section: 'Sect' }, 1, [said(scope.document.meta.words.contents, scope)]);
  return children.length === 0 ? [] : [heading, { role: 'TOC', children }];
}

function tellAll(blocks: readonly Block[], scope: Scope): Told[] {
  return blocks.flatMap((block) => {
    const told = tell(block, { ...scope, lang: block.lang ?? scope.lang });
    return named(told, block.type === 'note' ? undefined : block.id);
  });
}

/** Links to a block lead to the first thing that is told of it. */
function named(told: readonly Told[], id: string | undefined): Told[] {
  const [first, ...others] = told;
  return first && id !== undefined ? [{ ...first, ids: [id, ...(first.ids ?? [])] }, ...others] : [...told];
}

/** Recommendations and practices can be read by themselves (14.8.4.2): each is an article. */
function sectionOf({ role }: Section): Scope['section'] {
  return role === 'recommendation' || role === 'practice' ? 'Art' : 'Sect';
}

function headingIn(
  { section, state }: Pick<Scope, 'section' | 'state'>,
  depth: number,
  runs: readonly Run[],
): Told {
  return { role: `H${depth}`, said: [`of ${section}`], runs, ...(state === undefined ? {} : { state }) };
}

function withState(scope: Scope, { state }: Block): Scope {
  return state ? { ...scope, state: state.label } : scope;
}

function tell(block: Block, scope: Scope): Told[] {
  const label = stateOf(block, scope);
  switch (block.type) {
    case 'section': {
      const inside = withState(scope, block);
      return [
        ...label,
        ...tellAll(block.children, { ...inside, section: sectionOf(block) }),
        ...sectionNotes(block, inside),
      ];
    }
    case 'heading': {
      const number = block.number === undefined ? [] : [said(`${block.number} `, scope)];
      const words = [...number, ...runsOf(block.children, scope)];
      return [headingIn(withState(scope, block), block.depth, words), ...label];
    }
    case 'paragraph':
      return [...label, paragraph(runsOf(block.children, scope))];
    case 'list':
      return [...label, tellList(block, scope)];
    case 'listItem':
      return [];
    case 'quote':
      return [...label, { role: 'BlockQuote', children: tellAll(block.children, scope) }];
    case 'caption':
      return [paragraph(captionRuns(block, scope))];
    case 'table':
      return [...label, tellTable(block, scope)];
    case 'tableCell':
      return [];
    case 'figure':
      return tellFigure(block, label, scope);
    case 'note':
      return [];
  }
}

function tellList({ children, ordered, role }: List, scope: Scope): Told {
  let count = 0;
  const items = children.map((item) => {
    count = item.value ?? count + 1;
    const inside = { ...scope, lang: item.lang ?? scope.lang };
    return {
      role: 'LI',
      said: ordered ? [String(count)] : [],
      children: [...stateOf(item, inside), ...tellAll(item.children, inside)],
      ids: item.id === undefined ? [] : [item.id],
    };
  });
  const marks = ordered ? 'numbers' : role === 'figures' || role === 'index' ? 'no marks' : 'bullets';
  return { role: 'L', said: [marks], children: items };
}

function tellTable(table: Table, scope: Scope): Told {
  const columns = table.columns.map((): string[] => []);
  const rowsOf = (rows: readonly TableRow[], head: boolean, group: readonly string[]): Told[] =>
    underHeaders(
      rows.map(({ cells }) => cells.map((cell) => ({ cell, told: tellCell(cell, scope) }))),
      columns,
      group,
    ).map((children, i) => {
      const { id } = rows[i] ?? {};
      return { role: 'TR', said: head ? ['head'] : [], children, ids: id === undefined ? [] : [id] };
    });
  const { caption, summary } = table;
  return {
    role: 'Table',
    // A caption says what a table shows; only without one somebody has to.
    said: !caption && summary !== undefined ? [`summary "${summary}"`] : [],
    children: [
      ...(caption ? [tellCaption(caption, [], scope)] : []),
      ...rowsOf(table.head, true, []),
      ...table.groups.flatMap(({ title, rows }) => {
        const runs = title ? runsOf(title.children, scope) : [];
        return [
          ...(title ? named([groupTitle(table, runs)], title.id) : []),
          ...rowsOf(rows, false, title ? [runs.map(({ text }) => text).join('')] : []),
        ];
      }),
    ],
  };
}

function groupTitle({ columns }: Table, runs: readonly Run[]): Told {
  const span = columns.length > 1 ? [`${columns.length} columns`] : [];
  return { role: 'TR', children: [{ role: 'TH', said: ['Row', ...span], runs }] };
}

function tellCell(cell: TableCell, scope: Scope): Told {
  const inside = { ...scope, lang: cell.lang ?? scope.lang };
  const scopeName = cell.header === 'column' ? ['Column'] : cell.header === 'row' ? ['Row'] : [];
  const spans = [
    ...(cell.columns > 1 ? [`${cell.columns} columns`] : []),
    ...(cell.rows > 1 ? [`${cell.rows} rows`] : []),
  ];
  const blocks = tellAll(cell.children, inside).filter(({ role, runs }) => role !== 'P' || hasWords(runs));
  // A corner without words heads nothing.
  const header = blocks.length > 0 && cell.header;
  return {
    role: header ? 'TH' : 'TD',
    said: [...(header ? scopeName : []), ...spans],
    children: [...blocks, ...stateOf(cell, inside)],
  };
}

function tellFigure(figure: Figure, label: readonly Told[], scope: Scope): Told[] {
  return [
    tellCaption(figure.caption, label, scope),
    ...tellPicture(figure.picture, scope),
    ...tellAll(figure.notes, scope),
  ];
}

/** Words on its state are a phrase of the caption: browsers keep no paragraphs in one. */
function tellCaption(caption: Caption, label: readonly Told[], scope: Scope): Told {
  const labels = [...stateOf(caption, scope), ...label].flatMap(({ runs = [] }) => [
    said(' ', scope),
    ...runs,
  ]);
  return { role: 'Caption', children: [paragraph([...captionRuns(caption, scope), ...labels])] };
}

function captionRuns(caption: Caption, scope: Scope): Run[] {
  const inside = { ...scope, lang: caption.lang ?? scope.lang };
  return [said(`${caption.label} `, inside), ...runsOf(caption.children, inside)];
}

function tellPicture({ alt }: Picture, { lang }: Scope): Told[] {
  return alt === '' ? [] : [{ role: 'Figure', runs: [{ text: alt, lang }] }];
}

/** Notes stand at the end of the section that calls them, under a heading of their own. */
function sectionNotes({ role, children }: Section, scope: Scope): Told[] {
  if (!isHolder(role)) return [];
  const heading = children.find(({ type }) => type === 'heading');
  return noteList(children, heading?.type === 'heading' ? heading.depth : 1, scope);
}

function noteList(blocks: readonly Block[], depth: number, scope: Scope): Told[] {
  const notes = blocks.flatMap(notesIn);
  if (notes.length === 0) return [];
  const { words } = scope.document.meta;
  return [
    headingIn({ ...scope, section: 'Sect' }, Math.min(depth + 1, 6), [said(words.notes, scope)]),
    {
      role: 'L',
      said: ['numbers'],
      children: notes.map((note) => tellNote(note, { ...scope, lang: note.lang ?? scope.lang })),
    },
  ];
}

function tellNote(note: Note, scope: Scope): Told {
  const back = Array.from({ length: scope.calls.get(note.note) ?? 0 }, (_, i) => ({
    ...said('↑', scope),
    link: `#call-${note.number}-${i + 1}`,
  }));
  const children = [...stateOf(note, scope), ...tellAll(note.children, scope)];
  const last = children.at(-1);
  const ended =
    last?.role === 'P'
      ? [...children.slice(0, -1), { ...last, runs: [...(last.runs ?? []), ...back] }]
      : [...children, ...(back.length > 0 ? [paragraph(back)] : [])];
  return {
    role: 'LI',
    said: [String(note.number)],
    children: [{ role: 'Note', children: ended }],
    ids: [note.id ?? `note-${note.number}`],
  };
}

function isHolder(role: Section['role']): boolean {
  return role !== 'part' && role !== 'box';
}

function notesIn(block: Block): Note[] {
  if (block.type === 'note') return [block];
  if (block.type === 'section') return isHolder(block.role) ? [] : block.children.flatMap(notesIn);
  if (block.type === 'list' || block.type === 'listItem' || block.type === 'quote')
    return block.children.flatMap(notesIn);
  return [];
}

function allNotes(blocks: readonly Block[]): [string, Note][] {
  return blocks.flatMap((block): [string, Note][] => [
    ...(block.type === 'note' ? [[block.note, block] satisfies [string, Note]] : []),
    ...allNotes(blocksIn(block)),
  ]);
}

function blocksIn(block: Block): readonly Block[] {
  if (block.type === 'table')
    return [...block.head, ...block.groups.flatMap(({ rows }) => rows)].flatMap(({ cells }) => cells);
  if (block.type === 'figure') return [block.caption, ...block.notes];
  if (block.type === 'heading' || block.type === 'paragraph' || block.type === 'caption') return [];
  return block.children;
}

function countCalls(document: Document): Map<string, number> {
  const calls = new Map<string, number>();
  // Whatever has a name that is called; the document is data, so a walk over all of it finds every call.
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object' && !(node instanceof Uint8Array) && !(node instanceof Map)) {
      if ('type' in node && node.type === 'noteReference' && 'note' in node && typeof node.note === 'string')
        calls.set(node.note, (calls.get(node.note) ?? 0) + 1);
      Object.values(node).forEach(walk);
    }
  };
  walk([document.body, document.meta.imprint]);
  return calls;
}

function stateOf({ state }: Block, { document }: Scope): Told[] {
  return state ? [paragraph([{ text: state.label, lang: document.meta.lang }])] : [];
}
