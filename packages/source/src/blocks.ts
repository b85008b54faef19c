import type { ProseBlock, ProseList, ProseNote, ProseParagraph } from '@decode/model';
import type { FootnoteDefinition, List, ListItem, Root, RootContent, Table } from 'mdast';
import type { Position } from 'unist';
import { checkNotes, noteName } from './check-notes.ts';
import { reportHtml } from './check-text.ts';
import { brokenDirective, directive, unknownDirective } from './directives.ts';
import { inlines } from './inlines.ts';
import { type Reading, rawText, report } from './reading.ts';
import { mostLevels } from './text-limits.ts';

/** Block nodes of mdast in the project's own words, with the notes checked against their calls. */
export function blocks(root: Root, reading: Reading): ProseBlock[] {
  const result = convert(root.children, reading, 0);
  checkNotes(root, reading);
  return result;
}

function convert(nodes: readonly RootContent[], reading: Reading, depth: number): ProseBlock[] {
  const first = nodes[0];
  if (depth > mostLevels && first) {
    report(reading, first.position, {
      rule: 'nested-too-deep',
      found: `Lists and quotes are nested more than ${mostLevels} levels deep.`,
      todo: 'Use fewer levels; a reader follows two at most.',
    });
    return [];
  }
  return nodes.flatMap((node) => block(node, reading, depth));
}

function block(node: RootContent, reading: Reading, depth: number): ProseBlock[] {
  const origin = reading.place(node.position);
  const where = origin && { origin };
  switch (node.type) {
    case 'paragraph': {
      brokenDirective(node.position, reading);
      const children = inlines(node.children, reading);
      return children.length === 0 ? [] : [{ type: 'paragraph', children, ...where }];
    }
    case 'heading': {
      if (isUnderlined(node.position, reading)) underlined(node.position, reading);
      else if (node.depth !== 2) otherDepth(node.depth, node.position, reading);
      const children = inlines(node.children, reading);
      if (children.length === 0) emptyBlock(reading, node.position, 'heading');
      return children.length === 0 ? [] : [{ type: 'heading', children, ...where }];
    }
    case 'list':
      return [list(node, reading, depth)];
    case 'blockquote':
      return [{ type: 'quote', children: convert(node.children, reading, depth + 1), ...where }];
    case 'table':
      return [table(node, reading)];
    case 'footnoteDefinition':
      return [
        {
          type: 'note',
          note: noteName(node),
          children: noteBlocks(node, reading, depth),
          ...where,
        },
      ];
    case 'leafDirective':
      return directive(node, reading);
    case 'containerDirective':
      unknownDirective(node, reading);
      return [];
    case 'html':
      reportHtml(node.value, node.position, reading);
      return [];
    case 'definition':
      report(reading, node.position, {
        rule: 'link-definition',
        found: `The address of a link («${node.label ?? node.identifier}») is defined on a line of its own.`,
        todo: 'Write the address where the link is: [text](https://…).',
      });
      return [];
    case 'code':
      report(reading, node.position, {
        rule: 'code-block',
        found: 'A block of code stands here; a line that starts with four blanks or with ``` makes one.',
        todo: 'Delete the blanks or the ``` in front of the text.',
      });
      return [];
    case 'thematicBreak':
      report(reading, node.position, {
        rule: 'ruler',
        found: 'A line of dashes or stars draws a ruler.',
        todo: 'Delete it; sections are parted by headings.',
      });
      return [];
    default:
      report(reading, node.position, {
        rule: 'unknown-markup',
        found: `This markup (${node.type}) is not part of the project's text format.`,
        todo: 'Write it as plain text.',
      });
      return [];
  }
}

/** A note is read at the foot of a page, or aloud in the middle of a sentence: paragraphs, and lists of them. */
function noteBlocks(node: FootnoteDefinition, reading: Reading, depth: number): ProseNote['children'] {
  return node.children.flatMap((child) =>
    convert([child], reading, depth + 1).flatMap((made) => {
      if (isPlain(made)) return [made];
      report(reading, child.position, {
        rule: 'note-too-rich',
        found: `The note «${noteName(node)}» holds more than paragraphs and lists of them.`,
        todo: 'Put it into the text, and keep the note to a few sentences.',
      });
      return [];
    }),
  );
}

function isPlain(block: ProseBlock): block is ProseParagraph | ProseList {
  if (block.type === 'list') return block.items.every(({ children }) => children.every(isPlain));
  return block.type === 'paragraph';
}

function emptyBlock(reading: Reading, position: Position | undefined, what: string): void {
  report(reading, position, {
    rule: 'empty-block',
    found: `The ${what} is empty.`,
    todo: 'Write its text or delete its mark.',
  });
}

/** «Text» above a line of dashes turns into a heading, mostly by accident. */
function isUnderlined(position: Position | undefined, reading: Reading): boolean {
  return position?.start.offset !== undefined && reading.text[position.start.offset] !== '#';
}

function underlined(position: Position | undefined, reading: Reading): void {
  report(reading, position, {
    rule: 'underlined-heading',
    found: 'A line of dashes or equals signs turns the text above it into a heading.',
    todo: 'Delete that line, or write the heading with number signs: ## Heading.',
  });
}

function otherDepth(depth: number, position: Position | undefined, reading: Reading): void {
  report(reading, position, {
    rule: 'heading-depth',
    found: `This heading begins with ${'#'.repeat(depth)}; headings in a text have one level, ##.`,
    todo: 'Write ## before it; make it a paragraph, if it belongs below another heading of the text.',
  });
}

function list(node: List, reading: Reading, depth: number): ProseBlock {
  const origin = reading.place(node.position);
  if (node.ordered === true) checkNumbers(node, reading);
  return {
    type: 'list',
    ordered: node.ordered === true,
    start: node.start ?? 1,
    items: node.children.map((entry: ListItem) => {
      const children = convert(entry.children, reading, depth + 1);
      if (entry.children.length === 0) emptyBlock(reading, entry.position, 'list item');
      const at = reading.place(entry.position);
      return { children, ...(at && { origin: at }) };
    }),
    ...(origin && { origin }),
  };
}

/**
 * «2018. gada 1. janvārī» and «1. januar» at the start of a line are read as numbered lists and lose their numbers:
 * a list counts from 1 and has two entries or more.
 */
function checkNumbers(node: List, reading: Reading): void {
  for (const [index, item] of node.children.entries()) {
    const written = /^\d+/.exec(rawText(reading, item.position))?.[0] ?? '';
    if (Number(written) === index + 1 && node.children.length > 1) continue;
    const place = reading.place(item.position);
    report(reading, item.position, {
      rule: 'number-as-list',
      found:
        index === 0
          ? `The line starts with «${written}.» and so becomes a numbered list${node.children.length === 1 ? ' of one entry' : ''}.`
          : `The line starts with «${written}.» and so becomes entry ${index + 1} of the list above it.`,
      todo: `If it is a date or a number, write ${written}\\. with a backslash; lists count 1. 2. 3. and have two entries or more.`,
      ...(place && {
        origin: {
          ...place,
          end: { line: place.start.line, column: place.start.column + written.length + 1 },
        },
      }),
    });
    return;
  }
}

function table(node: Table, reading: Reading): ProseBlock {
  const origin = reading.place(node.position);
  const align = node.align ?? [];
  const [head] = node.children;
  const blank = head?.children.findIndex(({ children }) => children.length === 0) ?? -1;
  if (blank >= 0)
    report(reading, head?.position, {
      rule: 'blank-column-head',
      found: `Column ${blank + 1} of this table has no heading.`,
      todo: 'Write in the first row of the table what each column says: cells are read out with these words.',
    });
  if (node.children.length < 2)
    report(reading, node.position, {
      rule: 'table-without-rows',
      found: 'This table has headings and no rows.',
      todo: 'Write its rows below the line of dashes, or delete it.',
    });
  return {
    type: 'table',
    align,
    rows: node.children.map((row) => {
      if (row.children.length !== align.length) {
        report(reading, row.position, {
          rule: 'table-row',
          found: `This row has ${cells(row.children.length)}, the head of the table ${cells(align.length)}.`,
          todo: 'Give the row one cell for each column; write a bar that is meant as such as \\|.',
        });
      }
      return {
        cells: row.children.map((cell) => {
          const at = reading.place(cell.position);
          return { type: 'cell', children: inlines(cell.children, reading), ...(at && { origin: at }) };
        }),
      };
    }),
    ...(origin && { origin }),
  };
}

const cells = (count: number) => `${count} ${count === 1 ? 'cell' : 'cells'}`;
