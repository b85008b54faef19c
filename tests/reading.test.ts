import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  areas,
  type Message,
  type ProseBlock,
  type ProseInline,
  practice,
  proposal,
  series,
  sortMessages,
  sources,
} from '@decode/model';
import { cutProse, explained, readLock, readProse, readYaml } from '@decode/source';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';

/**
 * tests/cases/reading/<name>/: one content file, named as in the project so that its name says how it is read, and
 * `expected.txt` with what is understood and what is reported. `<file>.escaped` writes bytes that no editor shows as
 * \xFF, \r, \u202E. `npm test -- reading -u` writes expected.txt anew, to be read before it is committed.
 */
const folder = resolve(import.meta.dirname, 'cases/reading');

const schemas = { areas, practice, proposal, series, sources } as const;

describe('reading', () => {
  const names = readdirSync(folder).sort();
  test('there are cases', () => expect(names.length).toBeGreaterThan(40));
  test.each(names)('%s', async (name) => {
    const path = join(folder, name);
    const [given, ...others] = readdirSync(path).filter((entry) => entry !== 'expected.txt');
    expect(others).toEqual([]);
    const file = (given ?? '').replace(/\.escaped$/, '');
    const stored = readFileSync(join(path, given ?? ''));
    const bytes = given === file ? stored : unescaped(stored.toString('utf8'));
    if (!existsSync(join(path, 'expected.txt')) && process.env['CI'])
      throw new Error('expected.txt is missing');
    await expect(`${said(file, bytes).trim()}\n`).toMatchFileSnapshot(join(path, 'expected.txt'));
  });
});

function said(file: string, bytes: Uint8Array): string {
  if (file.endsWith('.md')) {
    const { blocks, messages } = readProse(file, bytes);
    const units = cutProse(blocks, 'en').map(({ kind, text }) => `${kind}: ${text}`);
    return (
      part('messages', describeMessages(messages)) +
      part(
        'blocks',
        blocks.flatMap((node) => outline(node, '')),
      ) +
      part('units', units)
    );
  }
  if (file.endsWith('.po')) {
    const { catalogue, messages } = readCatalogue(file, bytes, file.replace('.po', ''));
    const entries = [...catalogue.entries.values(), ...catalogue.obsolete];
    return (
      part('messages', describeMessages(messages)) +
      part(
        'entries',
        entries.map(
          ({ origin, ...entry }) => `${origin ? where(origin) : 'memory'} ${JSON.stringify(entry)}`,
        ),
      )
    );
  }
  if (file === 'units.lock.yaml') {
    const { units, messages } = readLock(file, bytes);
    return (
      part('messages', describeMessages(messages)) +
      part(
        'units',
        units.map((unit) => JSON.stringify(unit)),
      )
    );
  }
  const schema = schemas[file.replace('.yaml', '') as keyof typeof schemas];
  const { document, messages } = readYaml<unknown>(file, bytes, schema);
  const value = document ? JSON.stringify(document.value, undefined, 1).split('\n') : [];
  const strings = (document?.strings() ?? []).map(
    ({ kind, text, origin }) => `${where(origin)} ${kind}: ${text}`,
  );
  return (
    part('messages', describeMessages(messages)) +
    part('value', document && strings.length === 0 ? value : []) +
    part('strings', strings)
  );
}

const part = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? '' : `# ${title}\n${lines.join('\n')}\n\n`;
const where = ({ start, end }: NonNullable<Message['origin']>) =>
  `${start.line}:${start.column}-${end.line}:${end.column}`;

function describeMessages(messages: readonly Message[]): string[] {
  // Every message tells why it matters, by itself or by its rule.
  expect(messages.map(explained).filter(({ why }) => why === undefined)).toEqual([]);
  return sortMessages(messages).flatMap((message) => [
    `${message.origin ? where(message.origin) : ''} ${message.severity} ${message.rule}`,
    `    ${message.found}`,
    ...(message.why === undefined ? [] : [`    (${message.why})`]),
    `    → ${message.todo}`,
    ...(message.related ?? []).map(({ note, origin }) => `    see ${where(origin)}: ${note}`),
  ]);
}

function outline(block: ProseBlock, indent: string): string[] {
  const inner = `${indent}  `;
  const at = block.origin ? where(block.origin) : '';
  switch (block.type) {
    case 'paragraph':
      return [`${indent}paragraph ${at}`, ...block.children.flatMap((child) => inlineOutline(child, inner))];
    case 'heading':
      return [`${indent}heading ${at}`, ...block.children.flatMap((child) => inlineOutline(child, inner))];
    case 'list':
      return [
        `${indent}list ${block.ordered ? `from ${block.start} ` : ''}${at}`,
        ...block.items.flatMap((item) => [
          `${inner}item`,
          ...item.children.flatMap((child) => outline(child, `${inner}  `)),
        ]),
      ];
    case 'quote':
      return [`${indent}quote ${at}`, ...block.children.flatMap((child) => outline(child, inner))];
    case 'table':
      return [
        `${indent}table ${block.align.map((align) => align ?? '-').join(' ')} ${at}`,
        ...block.rows.flatMap((row) => [
          `${inner}row`,
          ...row.cells.flatMap((cell) => [
            `${inner}  cell ${cell.origin ? where(cell.origin) : ''}`,
            ...cell.children.flatMap((child) => inlineOutline(child, `${inner}    `)),
          ]),
        ]),
      ];
    case 'note':
      return [
        `${indent}note ${block.note} ${at}`,
        ...block.children.flatMap((child) => outline(child, inner)),
      ];
    case 'directive':
      return [
        `${indent}::${block.name} ${JSON.stringify(block.attributes)} ${at}`,
        ...outline(block.label, inner),
      ];
  }
}

function inlineOutline(node: ProseInline, indent: string): string[] {
  const at = node.origin ? where(node.origin) : '';
  switch (node.type) {
    case 'text':
      return [`${indent}text «${node.value}» ${at}`];
    case 'code':
      return [`${indent}code «${node.value}» ${at}`];
    case 'break':
      return [`${indent}break ${at}`];
    case 'field':
      return [
        `${indent}field ${node.path.join('.')}${node.case === undefined ? '' : ` case=${node.case}`} ${at}`,
      ];
    case 'cite':
      return [`${indent}cite ${node.keys.join(', ')} ${at}`];
    case 'noteReference':
      return [`${indent}note call ${node.note} ${at}`];
    default: {
      const more =
        node.type === 'link'
          ? node.url
          : node.type === 'emphasis' && node.lang !== undefined
            ? node.lang
            : '';
      return [
        `${indent}${node.type} ${more} ${at}`,
        ...node.children.flatMap((child) => inlineOutline(child, `${indent}  `)),
      ];
    }
  }
}

/** \xFF is a byte, \u202E a character, \r and \n line ends, \\ a backslash; line ends of the file itself do not count. */
function unescaped(text: string): Uint8Array {
  const parts = text.replace(/\n/g, '').match(/\\x[0-9A-F]{2}|\\u[0-9A-F]{4}|\\[rn\\]|[^\\]+/gi) ?? [];
  return Buffer.concat(
    parts.map((piece) => {
      if (piece.startsWith('\\x')) return Buffer.from([Number.parseInt(piece.slice(2), 16)]);
      if (piece.startsWith('\\u'))
        return Buffer.from(String.fromCharCode(Number.parseInt(piece.slice(2), 16)), 'utf8');
      return Buffer.from({ '\\r': '\r', '\\n': '\n', '\\\\': '\\' }[piece] ?? piece, 'utf8');
    }),
  );
}
