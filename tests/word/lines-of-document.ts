import type { Block, Document, Inline, Note, Table, TableCell, TableRow } from '@decode/model';
import { blocksOf } from '@decode/model';
import { bookmarkName, withBlockIds } from '@decode/render';
import { numberBookmarkName } from '@decode/render/bookmarks';
import { decoded, dressed, type Look, lineOf, type Run } from './lines.ts';

/** What lines-of-pandoc.ts should find, told from the document. */
export function linesOfDocument(
  document: Document,
  letterOf: (call: Inline) => string | undefined,
): {
  readonly front: string[];
  readonly body: string[];
  readonly captions: string[];
  readonly noteLines: string[];
} {
  const captions: string[] = [];
  const noteLines: string[] = [];
  const called: string[] = [];
  const notes = new Map<string, Note>();
  const heads = new Map<string, number>();
  let count = 0;
  for (const block of blocksOf(document)) {
    if (block.type === 'note') notes.set(block.note, block);
    if (block.type === 'heading') {
      count++;
      if (block.id !== undefined) heads.set(block.id, count);
    }
    if (block.type === 'section' && block.id !== undefined && block.children[0]?.type === 'heading')
      heads.set(block.id, count + 1);
  }
  const target = (id: string) =>
    heads.has(id) ? `heading ${heads.get(id)}` : decoded(`#${bookmarkName(id)}`);
  const inlines = (nodes: readonly Inline[], look: Look): Run[] =>
    nodes.flatMap((node, index) => runsOf(node, look, nodes[index - 1]));
  const runsOf = (node: Inline, look: Look, before: Inline | undefined): Run[] => {
    switch (node.type) {
      case 'text':
        return [dressed(node.value, look)];
      case 'code':
        // A link inside the document has words alone.
        return [dressed(node.value, look.within ? look : { ...look, code: true })];
      case 'break':
        return [dressed(' ', look)];
      case 'strong':
        return inlines(node.children, { ...look, strong: true });
      case 'emphasis':
        return inlines(node.children, { ...look, emphasis: true, foreign: node.lang !== undefined });
      case 'link':
        // A run has one style: a link in a title of another language has that of links, which is upright.
        return inlines(node.children, {
          ...look,
          emphasis: look.emphasis === true && look.foreign !== true,
          link: decoded(node.url),
        });
      case 'reference':
        return node.page ? [] : inlines(node.children, { ...look, within: true, link: target(node.target) });
      case 'citation':
        return node.items.flatMap(({ number, target: to }, at) => [
          ...(at === 0 ? [] : [dressed(', ', { ...look, strong: true })]),
          dressed(String(number), { ...look, strong: true, link: target(to) }),
        ]);
      case 'noteReference':
        return look.notes
          ? noteInNote(node.note, look.notes)
          : [...noteCall(node, before), dressed(letterOf(node) ?? '', {})];
    }
  };
  /** At its first call a note stands at the foot of the page. */
  const noteCall = (node: Extract<Inline, { type: 'noteReference' }>, before: Inline | undefined): Run[] => {
    const note = notes.get(node.note);
    if (note && !called.includes(node.note)) {
      called.push(node.note);
      // What is called in it comes before it.
      const at = noteLines.push('') - 1;
      noteLines[at] = lineOf(noteRuns(note, [node.note]));
    }
    return before?.type === 'noteReference' ? [dressed(', ', {})] : [];
  };
  /** Word knows no notes to notes: brackets, or the letter of one that has been called. */
  const noteInNote = (id: string, around: readonly string[]): Run[] => {
    const at = called.indexOf(id);
    if (at >= 0) return [dressed(String.fromCharCode(97 + (at % 26)).repeat(Math.floor(at / 26) + 1), {})];
    const note = notes.get(id);
    if (!note || around.includes(id)) return [];
    const paragraphs = note.children.filter((block) => block.type === 'paragraph');
    const inner = paragraphs.flatMap((block, index) => [
      ...(index === 0 ? [] : [dressed(' ', {})]),
      ...inlines(block.children, { notes: [...around, id] }),
    ]);
    return [dressed(' (', {}), ...inner, dressed(')', {})];
  };
  const noteRuns = ({ children, state }: Note, around: readonly string[]): Run[] => {
    const inner = (blocks: readonly Block[], above?: { readonly label: string }): Run[] =>
      blocks.flatMap((block) => {
        const label = block.state ?? (block.type === 'paragraph' ? above : undefined);
        return [
          ...(label ? [dressed(`${label.label} `, {})] : []),
          ...(block.type === 'paragraph'
            ? inlines(block.children, { notes: around })
            : inner('children' in block ? (block.children as readonly Block[]) : [])),
          dressed(' ', {}),
        ];
      });
    return inner(children, state);
  };
  interface Place {
    readonly depth: number;
    readonly quote: boolean;
    readonly section?: string;
    readonly mark?: string;
  }
  const start: Place = { depth: 0, quote: false };
  const stateOf = (state: { readonly label: string } | undefined) =>
    state ? [lineOf([dressed(state.label, {})])] : [];
  const paragraph = (runs: readonly Run[], { mark, quote, depth }: Place) => {
    const prefix = mark ? `${mark} ` : quote && depth === 0 ? '> ' : '';
    const line = lineOf(runs);
    return line === '' && !mark ? [] : [`${prefix}${line}`];
  };
  const list = (node: Extract<Block, { type: 'list' }>, place: Place): string[] => {
    const state = stateOf(node.state);
    if (node.role === 'sources' && place.section !== 'chapter') {
      const runs = node.children.flatMap((item) => [
        dressed(`${item.value ?? ''} `, { strong: true }),
        ...item.children.flatMap((child) => (child.type === 'paragraph' ? inlines(child.children, {}) : [])),
        dressed(' ', {}),
      ]);
      return [
        ...state,
        ...stateOf(node.children.find((item) => item.state)?.state),
        ...paragraph(runs, start),
      ];
    }
    return [
      ...state,
      ...node.children.flatMap((item) => {
        const own = stateOf(item.state);
        const paragraphs = item.children.filter((child) => child.type === 'paragraph');
        if (node.role === 'figures') {
          const value = paragraphs.find(({ role }) => role === 'value');
          const words = [value, ...paragraphs.filter((each) => each !== value)];
          const runs = words.flatMap((each) => [...inlines(each?.children ?? [], {}), dressed(' ', {})]);
          return [
            ...own,
            ...stateOf(paragraphs.find(({ state: said }) => said)?.state),
            ...paragraph(runs, start),
          ];
        }
        const depth = Math.min(place.depth + 1, 3);
        const mark = node.role === 'plain' ? (node.ordered ? 'number' : `bullet ${depth}`) : '';
        const inside = { ...place, mark: '', depth: place.depth + 1 };
        const [first, ...rest] = item.children;
        if (first?.type !== 'paragraph')
          return mark === 'number'
            ? [...own, ...blocks(item.children, inside)]
            : [...own, ...blocks(item.children, { ...place, mark: '' })];
        const number = node.role === 'sources' ? [dressed(`${item.value ?? ''} `, {})] : [];
        return [
          ...own,
          ...stateOf(first.state),
          ...paragraph([...number, ...inlines(first.children, {})], { ...place, mark }),
          ...blocks(rest, inside),
        ];
      }),
    ];
  };
  const cell = ({ state, columns, rows, children }: TableCell) => [
    `cell ${columns}×${rows}`,
    ...stateOf(state),
    ...blocks(children, start),
  ];
  const table = (node: Table): string[] => {
    const own = node.groups.flatMap((group) => group.rows);
    const rows = (kind: string, given: readonly TableRow[]) =>
      given.flatMap(({ cells }) => [`${kind} row`, ...cells.flatMap(cell)]);
    if (node.role === 'facts' && node.head[0]) {
      const turned = node.head[0].cells.map((label, at) => ({
        cells: [label, ...own.flatMap(({ cells }) => cells[at] ?? [])],
      }));
      return ['table', ...rows('body', turned)];
    }
    const last = node.columns.length - 1;
    const blank = (each: TableCell | undefined) => each && blocks(each.children, start).length === 0;
    const dropped = node.role === 'measures' && own.every(({ cells }) => blank(cells[last]));
    const kept = (given: readonly TableRow[]) =>
      dropped ? given.map(({ cells }) => ({ cells: cells.slice(0, last) })) : given;
    return [
      'table',
      ...rows('head', kept(node.head)),
      ...node.groups.flatMap(({ title, rows: given }) => [
        ...(title
          ? [
              'body row',
              `cell ${dropped ? last : last + 1}×1`,
              ...paragraph(inlines(title.children, {}), start),
            ]
          : []),
        ...rows('body', kept(given)),
      ]),
    ];
  };
  const caption = ({ label, children, state }: Extract<Block, { type: 'caption' }>) => {
    return [
      ...stateOf(state),
      ...paragraph([dressed(label, { strong: true }), dressed(' ', {}), ...inlines(children, {})], start),
    ];
  };
  const blocks = (nodes: readonly Block[], place: Place): string[] =>
    nodes.flatMap((node) => block(node, place));
  const block = (node: Block, place: Place): string[] => {
    switch (node.type) {
      case 'section': {
        const inner = { ...place, section: node.role };
        const head = node.state ? node.children.findIndex(({ type }) => type === 'heading') + 1 : 0;
        return [
          ...blocks(node.children.slice(0, head), inner),
          ...stateOf(node.state),
          ...blocks(node.children.slice(head), inner),
        ];
      }
      case 'heading': {
        const number = node.number === undefined ? [] : [dressed(`${node.number} `, {})];
        const marked = node.state
          ? [dressed(' ', {}), dressed(`[${node.state.label}]`, { strong: true })]
          : [];
        return [`heading ${node.depth} ${lineOf([...number, ...inlines(node.children, {}), ...marked])}`];
      }
      case 'paragraph':
        return [...stateOf(node.state), ...paragraph(inlines(node.children, {}), place)];
      case 'list':
        return list(node, place);
      case 'quote':
        return [...stateOf(node.state), ...blocks(node.children, { ...place, quote: true })];
      case 'table':
        if (node.caption) captions.push(...caption({ ...node.caption, state: undefined } as never));
        return [...stateOf(node.state), ...stateOf(node.caption?.state), ...table(node)];
      case 'figure':
        return [...stateOf(node.state), ...caption(node.caption), ...blocks(node.notes, place)];
      case 'caption':
        return caption(node);
      case 'listItem':
      case 'tableCell':
        return blocks(node.children, place);
      case 'note':
        return [];
    }
  };
  const { meta } = document;
  const line = (text: string, look: Look = {}) => lineOf([dressed(text, look)]);
  const cover = (): string[] =>
    [
      ...meta.owner,
      meta.title,
      meta.subtitle,
      meta.cover?.legend ?? '',
      meta.edition,
      meta.state ?? '',
      meta.notice,
    ]
      .map((text) => line(text))
      .filter((text) => text !== '');
  const imprint = (): string[] => [
    line(meta.imprint.title),
    'table',
    ...meta.imprint.rows.flatMap(({ label, blocks: inner }) => [
      'body row',
      'cell 1×1',
      line(label),
      'cell 1×1',
      ...blocks(inner, start),
    ]),
  ];
  const contents = (): string[] => {
    const { entries } = meta.contents;
    const lines = entries.map(({ target: to, number, text, state }) =>
      line([number, text, state && `[${state.label}]`].filter(Boolean).join(' '), { link: target(to) }),
    );
    return lines.length === 0 ? [] : [line(meta.words.contents), ...lines];
  };
  /**
   * All tables, then all figures, each with a link to its number. Where the number begins the caption, pandoc knows the
   * bookmark by the name of the first that begins there.
   */
  const lists = (): string[] => {
    const captioned = [...blocksOf(withBlockIds(document))].flatMap((block) =>
      (block.type === 'table' || block.type === 'figure') && block.caption
        ? [{ caption: block.caption, id: block.type === 'table' ? block.id : block.caption.id }]
        : [],
    );
    const of = (sequence: string) => captioned.filter(({ caption }) => caption.sequence === sequence);
    const lines = [...of('table'), ...of('figure')].map(({ caption, id }) => {
      // Lists have no notes.
      const words = caption.children.filter(({ type }) => type !== 'noteReference');
      const text = inlines(words, {}).map((run) => run.text);
      const first = caption.label.startsWith(`${caption.number}`);
      const to = first ? bookmarkName(id ?? '') : numberBookmarkName(caption.id ?? '');
      return line(`${caption.label} ${text.join('')}`, { link: `#${to}` });
    });
    return lines.length === 0 ? [] : [line(meta.words.lists), ...lines];
  };
  return {
    front: meta.cover ? [...cover(), ...imprint(), ...contents(), ...lists()] : [],
    body: blocks(document.body, start),
    captions,
    noteLines,
  };
}
