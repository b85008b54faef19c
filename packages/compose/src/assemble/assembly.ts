import type {
  Block,
  Bundle,
  Caption,
  Citation,
  Heading,
  Inline,
  List,
  Media,
  Message,
  Origin,
  Paragraph,
  ParagraphRole,
  ProseBlock,
  ProseList,
  Written,
  WrittenProse,
} from '@decode/model';
import { nearest } from '@decode/model';
import type { StringValues } from '../language/index.ts';
import { lookup } from '../language/index.ts';
import type { Draft, PlaceDraft } from '../localise/draft.ts';
import type { Settled, SettledInline } from '../localise/settled.ts';
import type { Annexed } from './data-annex.ts';
import { plainWords } from './plain-words.ts';
import { tuckCitations } from './tuck-citations.ts';

/**
 * The state of one assembly: numbers are given in the order in which the parts are built, which is the order in which
 * they are read. Everything that counts, cites or collects goes through here.
 */
export interface Assembly {
  readonly draft: Draft;
  readonly media: Map<string, Media>;
  /** Keys of cited sources in the order of their numbers. */
  readonly cited: string[];
  /** The values of the charts so far. */
  readonly annex: Annexed[];
  /** Keys of every citation in the order of the text. */
  readonly citations: (readonly string[])[];
  say(key: string, values?: StringValues): string;
  fail(message: Message): void;
  /** A citation of one or more sources; numbers ascend. */
  cite(keys: readonly string[], origin?: Origin): Citation;
  /** A settled text inside a block of other words: in its own language and with its state in words, where it has them. */
  phrase(settled: Settled): Inline[];
  /** A paragraph of a settled text, with its id, language and state. */
  paragraph(settled: Settled, role?: ParagraphRole): Paragraph;
  /** A paragraph of generated words. */
  words(value: string | readonly Inline[], role?: ParagraphRole): Paragraph;
  /** The same paragraph with its first letter in upper case: a value that stands alone in a cell. */
  opening(paragraph: Paragraph): Paragraph;
  heading(depth: Heading['depth'], title: string | Settled, more?: { id?: string; number?: string }): Heading;
  text(
    written: Pick<Written<unknown>, 'unit' | 'origin' | 'file'> & { bundle: Bundle },
    ...path: (string | number)[]
  ): Settled;
  /** The document's own among names that a file gives by language; a missing one is told, never replaced by another's. */
  named(
    names: Readonly<Partial<Record<string, string>>>,
    written: Pick<Written<unknown>, 'origin'>,
    path: readonly (string | number)[],
  ): string;
  caption(sequence: 'figure' | 'table', children: readonly Inline[]): Caption;
  /** Prose in blocks; `directive` builds charts and tables of data. */
  prose(
    prose: WrittenProse,
    bundle: Bundle,
    directive?: (block: Extract<ProseBlock, { type: 'directive' }>, label: Settled) => Block[],
  ): Block[];
}

/** The same for one place. */
export interface PlaceAssembly extends Assembly {
  readonly draft: PlaceDraft;
}

/** What has been counted, cited and drawn so far: chapters of one document share it. */
export interface Tally {
  readonly media: Map<string, Media>;
  readonly cited: string[];
  readonly citations: (readonly string[])[];
  readonly numbers: { figure: number; table: number };
  readonly notes: string[];
  readonly annex: Annexed[];
  /** How often each text has been shown. */
  readonly shown: Map<string, number>;
}

export function createTally(): Tally {
  return {
    media: new Map(),
    cited: [],
    citations: [],
    numbers: { figure: 0, table: 0 },
    notes: [],
    annex: [],
    shown: new Map(),
  };
}

/** A title that we gave, for where no inline nodes can stand; its state in words as everywhere. */
function bracketed({ inlines, state }: Settled): string {
  const title = plainWords(inlines);
  return state ? `[${title}] [${state.label}]` : `[${title}]`;
}

export function createAssembly<D extends Draft>(
  draft: D,
  tally: Tally = createTally(),
): Assembly & { readonly draft: D } {
  const { media, cited, citations, numbers, notes, shown } = tally;
  const { sources, bundle } = draft.project;
  const supplied = (key: string) => draft.text(sources, bundle, [key, 'supplied-title']);

  const cite = (keys: readonly string[], origin?: Origin): Citation => {
    const items = keys.flatMap((key) => {
      const source = Object.hasOwn(sources.value, key) ? sources.value[key] : undefined;
      if (!source) {
        const meant = nearest(key, Object.keys(sources.value));
        draft.messages.push({
          rule: 'unknown-source',
          severity: 'error',
          found: `There is no source "${key}".`,
          todo: `Add it to ${sources.file}${meant ? ` (did you mean "${meant}"?)` : ''}.`,
          ...(origin ? { origin } : {}),
        });
        return [];
      }
      if (!cited.includes(key)) cited.push(key);
      const title = source.title ?? bracketed(supplied(key));
      return [{ number: cited.indexOf(key) + 1, target: sourceId(key), title }];
    });
    citations.push(keys.filter((key) => cited.includes(key)));
    return {
      type: 'citation',
      items: items.sort((a, b) => a.number - b.number),
      ...(origin ? { origin } : {}),
    };
  };

  /** Notes are numbered by their first call; two files may use the same name for different notes. */
  const numberOf = (note: string): number => {
    if (!notes.includes(note)) notes.push(note);
    return notes.indexOf(note) + 1;
  };

  const inlines = (settled: readonly SettledInline[], file: string): Inline[] =>
    tuckCitations(
      settled.map((node): Inline => {
        if (node.type === 'cite') return cite(node.keys, node.origin);
        if (node.type === 'noteReference') {
          const note = `${file}#${node.note}`;
          return { ...node, note, number: numberOf(note) };
        }
        if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'link') {
          return { ...node, children: inlines(node.children as readonly SettledInline[], file) } as Inline;
        }
        return node;
      }),
    );

  const phrase = (settled: Settled): Inline[] => {
    const own = inlines(settled.inlines, settled.file ?? '');
    const marked: Inline[] = settled.lang ? [{ type: 'emphasis', lang: settled.lang, children: own }] : own;
    return settled.state ? [...marked, { type: 'text', value: ` [${settled.state.label}]` }] : marked;
  };

  /** A text that the document shows again (a title in a list, then over its section) is the same text at another place. */
  const placeId = (id: string): string => {
    const times = (shown.get(id) ?? 0) + 1;
    shown.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };

  const marks = (settled: Settled) => ({
    ...(settled.id ? { id: placeId(settled.id) } : {}),
    ...(settled.lang ? { lang: settled.lang } : {}),
    ...(settled.state ? { state: settled.state } : {}),
    ...(settled.origin ? { origin: settled.origin } : {}),
  });

  const assembly: Assembly & { readonly draft: D } = {
    draft,
    media,
    annex: tally.annex,
    cited,
    citations,
    say: draft.say,
    fail: (message) => void draft.messages.push(message),
    cite,
    phrase,
    paragraph: (settled, role = 'body') => ({
      type: 'paragraph',
      role,
      ...marks(settled),
      children: inlines(settled.inlines, settled.file ?? ''),
    }),
    words: (value, role = 'body') => ({
      type: 'paragraph',
      role,
      children: typeof value === 'string' ? [{ type: 'text', value }] : value,
    }),
    opening(paragraph) {
      const [first, ...rest] = paragraph.children;
      if (first?.type !== 'text') return paragraph;
      return { ...paragraph, children: [{ ...first, value: draft.language.capital(first.value) }, ...rest] };
    },
    heading: (depth, title, more = {}) => ({
      type: 'heading',
      depth,
      ...(typeof title === 'string' ? {} : marks(title)),
      ...more,
      children:
        typeof title === 'string'
          ? [{ type: 'text', value: title }]
          : inlines(title.inlines, title.file ?? ''),
    }),
    text: (written, ...path) => draft.text(written, written.bundle, path),
    named(names, written, path) {
      const name = lookup((tag) => names[tag], draft.tag);
      if (name) return name;
      draft.messages.push({
        rule: 'missing-name',
        severity: 'error',
        found: `This has no words in ${draft.language.rules.englishName}.`,
        todo: `Add "${draft.tag}:" with the words.`,
        origin: written.origin(path),
      });
      return '';
    },
    caption(sequence, children) {
      const number = ++numbers[sequence];
      return {
        type: 'caption',
        sequence,
        number,
        label: draft.say(`ref.${sequence}`, { n: number }),
        children,
      };
    },
    prose(prose, bundle, directive) {
      const blocks = (children: readonly ProseBlock[]): Block[] => children.flatMap(block);
      const leaf = (node: Parameters<Draft['leaf']>[2]) => draft.leaf(prose, bundle, node);
      const list = ({ ordered, items }: ProseList): List => ({
        type: 'list',
        role: 'plain',
        ordered,
        children: items.map((item) => ({ type: 'listItem', children: blocks(item.children) })),
      });
      const block = (node: ProseBlock): Block[] => {
        switch (node.type) {
          case 'paragraph':
            return [assembly.paragraph(leaf(node))];
          case 'heading':
            // Directive or not, prose stands either in a chapter of its own or in a part below a level-3 head.
            return [assembly.heading(directive ? 2 : 4, leaf(node))];
          case 'quote':
            return [{ type: 'quote', children: blocks(node.children) }];
          case 'list':
            return [list(node)];
          case 'table': {
            const [head, ...rows] = node.rows.map((row, i) => ({
              cells: row.cells.map((cell) => ({
                type: 'tableCell' as const,
                ...(i === 0 ? { header: 'column' as const } : {}),
                columns: 1,
                rows: 1,
                children: [assembly.paragraph(leaf(cell))],
              })),
            }));
            const count = node.align.length;
            return [
              {
                type: 'table',
                role: 'prose',
                columns: node.align.map((align) => ({
                  align: align === 'right' ? 'right' : 'left',
                  width: 100 / count,
                })),
                head: head ? [head] : [],
                groups: [{ rows }],
              },
            ];
          }
          case 'note': {
            const note = `${prose.file}#${node.note}`;
            return [
              {
                type: 'note',
                note,
                number: numberOf(note),
                children: node.children.map((child) =>
                  child.type === 'list' ? list(child) : assembly.paragraph(leaf(child)),
                ),
              },
            ];
          }
          case 'directive':
            if (directive) return directive(node, leaf(node.label));
            draft.messages.push({
              rule: 'misplaced-directive',
              severity: 'error',
              found: `"::${node.name}" cannot stand here.`,
              todo: 'Charts and tables of data belong to the slots of a place.',
              ...(node.origin ? { origin: node.origin } : {}),
            });
            return [];
        }
      };
      return blocks(prose.blocks);
    },
  };
  return assembly;
}

/** Id of a source's entry in the list of sources. */
export function sourceId(key: string): string {
  return `source-${key}`;
}
