import type {
  Block,
  Inline,
  List,
  MeasureCell,
  MeasureColumn,
  MeasureRow,
  MeasureTable,
  Paragraph,
} from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { plainWords } from './plain-words.ts';

/** What a measure's columns say, each as a paragraph that begins with the title of its column. */
export function columnsInProse(
  assembly: PlaceAssembly,
  { cells }: MeasureRow,
  { columns }: MeasureTable,
): Block[] {
  return columns.flatMap((column, at) => {
    if (column.field === 'title' || column.field === 'planCode') return [];
    return runIn(assembly, column, cells[at]);
  });
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

/** Short values that stand below one another in a narrow column stand beside one another where there is room. */
export function inOneParagraph(content: MeasureCell['content']): MeasureCell['content'] {
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

export function titleOf({ cells }: MeasureRow, { columns }: MeasureTable): string {
  const content = cells[columns.findIndex(({ field }) => field === 'title')]?.content ?? [];
  return content.map((block) => (block.type === 'paragraph' ? plainWords(block.children) : '')).join(' ');
}
