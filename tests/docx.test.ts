import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLayouter } from '@decode/engine/host';
import type { Document } from '@decode/model';
import { attribute, child, defaultLimits, descendants, openPackage, parseXml, textOf } from '@decode/ooxml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDocument } from './documents/sample.ts';
import { requireTool } from './tools.ts';
import { accessibilityFaults, accessibilityRules } from './word/accessibility.ts';
import { faults, madeFaulty } from './word/accessibility-faults.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** The Word document of the sample, made by the real pandoc and judged by others than its makers. */

const run = promisify(execFile);
let folder: string;
let maker: WordMaker;
let sample: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-docx-'));
  maker = await createWordMaker();
  sample = await maker.make(sampleDocument());
});
afterAll(async () => {
  await maker.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the document', () => {
  test('is the same, byte for byte, when it is made again', async () => {
    expect(Buffer.compare(await maker.make(sampleDocument()), sample)).toBe(0);
  });

  test('becomes pages in LibreOffice, and its contents name the pages that headings stand on', async (context) => {
    const program = requireTool(context, 'soffice');
    const pdftotext = requireTool(context, 'pdftotext');
    const layouter = createLayouter({ program, env: process.env });
    const laidOut = await maker.make(sampleDocument(), layouter.layOut);
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
      .map((entry) => Number([...descendants(entry, 'w:t')].map(textOf).at(-1)));
    expect(numbers).toHaveLength(contents.entries.length);
    // And they are seen: in the order of the contents, at the ends of lines.
    const shown = pages.slice(0, numbers[0]).flatMap((page) => page.split('\n'));
    let line = -1;
    for (const [index, { text }] of contents.entries.entries()) {
      const [first = ''] = text.split(' ');
      const number = numbers[index] ?? 0;
      expect(pages[number - 1], text).toContain(first);
      line = shown.findIndex(
        (words, at) => at > line && words.includes(first) && new RegExp(` ${number}$`).test(words),
      );
      expect(line, `${text} … ${number}`).toBeGreaterThan(-1);
    }
    expect(new Set(numbers).size).toBeGreaterThan(contents.entries.length / 2);
    expect(await maker.errorsOf(laidOut)).toEqual([]);
  });
});

describe('the rules of accessibility', () => {
  test.each(faults)('$rule: $found', (fault) => {
    const found = accessibilityFaults(madeFaulty(sample, fault));
    expect(found).toEqual([expect.stringContaining(`${fault.rule}: ${fault.found}`)]);
  });

  test('find nothing where nothing is wrong, and each was seen to find something', () => {
    expect(accessibilityFaults(openPackage(sample))).toEqual([]);
    const named = accessibilityRules.map(({ name }) => name);
    expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(named));
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
      const made = await maker.make(document);
      expect(await maker.errorsOf(made)).toEqual([]);
      const faults = accessibilityFaults(openPackage(made));
      expect(faults.filter((fault) => fault.startsWith('places to break'))).toEqual([]);
    },
  );

  test('words of 100 kB give a valid document', async () => {
    const document = replaceText(sampleDocument(), 'long'.repeat(25_000));
    const made = await maker.make(document);
    expect(await maker.errorsOf(made)).toEqual([]);
    // No bomb: the same word, many times.
    const { text } = openPackage(made, { ...defaultLimits, ratio: Number.POSITIVE_INFINITY });
    expect(textOf(parseXml(text('word/document.xml')))).toContain('long'.repeat(25_000));
  });
});

/** What is not said but tells how a document hangs together; every other text is replaced, in whatever field it stands. */
const structure = new Set([
  'type',
  'role',
  'sequence',
  'align',
  'header',
  'ground',
  'kind',
  'lang',
  'id',
  'target',
  'note',
  'media',
  'origin',
  'theme',
]);

/** Every text of a document replaced, and put behind every address. */
function replaceText(document: Document, text: string): Document {
  const visit = (value: unknown, key: string): unknown => {
    if (structure.has(key)) return value;
    if (typeof value === 'string') return key === 'url' ? `${value}/${text}` : text;
    if (Array.isArray(value)) return value.map((item) => visit(item, key));
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Uint8Array)
      return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, visit(child, name)]));
  };
  const { media, target, ...rest } = document;
  return { ...(visit(rest, '') as Omit<Document, 'media' | 'target'>), media, target };
}
