import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { createLayouter } from '@decode/engine/host';
import { attribute, child, descendants, openPackage, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { builtDocuments, builtFile } from './documents/built-documents.ts';
import { everyEdition } from './every-edition.ts';
import { requireTool } from './tools.ts';
import { outlineLevels } from './word/accessibility.ts';

/** Is the Word document the same publication, page by page, as the PDF beside it? */

const bare = (text: string) => text.replace(/\s+/g, '');

describe('a recommendation takes at most one page more than in the PDF', () => {
  let built: Promise<string> | undefined;

  test.for(everyEdition())('%s %s', { timeout: 1_200_000 }, async ([place, language], context) => {
    requireTool(context, 'soffice');
    built ??= builtDocuments();
    const out = await built;
    const file = (format: 'pdf' | 'docx') => readFileSync(builtFile(out, `${place} ${language}`, format));
    const pdf = await pagesOfPdf(file('pdf'));
    const word = pagesOfWord(file('docx'));
    expect([...word.keys()].filter((title) => !pdf.has(title))).toEqual([]);
    const titles = [...word.keys()];
    const recommendations = titles.slice(0, -1).flatMap((title, index) => {
      const next = titles[index + 1] ?? '';
      const length = (pages: ReadonlyMap<string, number>) => (pages.get(next) ?? 0) - (pages.get(title) ?? 0);
      return /^[A-Z]\d/.test(title) ? [{ title, inWord: length(word), inPdf: length(pdf) }] : [];
    });
    expect(recommendations.length).toBeGreaterThan(5);
    expect(recommendations.filter(({ inWord, inPdf }) => inWord > inPdf + 1)).toEqual([]);
    const sum = (of: 'inWord' | 'inPdf') => recommendations.reduce((total, each) => total + each[of], 0);
    process.stdout.write(
      `${place} ${language}: ${recommendations.length} recommendations, ${sum('inWord')} pages in Word, ${sum('inPdf')} in the PDF\n`,
    );
  });
});

describe('no page in LibreOffice ends with a heading', () => {
  // The practices with the longest last parts.
  test.for(['magdeburg de', 'palermo it'])('%s', { timeout: 1_200_000 }, async (name, context) => {
    const program = requireTool(context, 'soffice');
    const pdftotext = requireTool(context, 'pdftotext');
    const docx = readFileSync(builtFile(await builtDocuments(), name, 'docx'));
    const headings = headingsOf(docx);
    expect(headings.size).toBeGreaterThan(40);
    const layouter = createLayouter({ program, env: process.env });
    const folder = mkdtempSync(join(tmpdir(), 'decode-headings-'));
    const file = join(folder, 'pages.pdf');
    try {
      writeFileSync(file, await layouter.layOut(docx));
      const { stdout } = await promisify(execFile)(pdftotext, ['-layout', file, '-'], {
        maxBuffer: 1 << 26,
      });
      // At the foot stand edition and number.
      const ends = stdout.split('\f').map((page) => page.trimEnd().split(/\n+/).slice(0, -1));
      const last = ends
        // What stands further to the right is a cell of a table.
        .filter((lines) => /^ {0,45}\S/.test(lines.at(-1) ?? ''))
        .flatMap((lines) => [1, 2, 3].map((count) => bare(lines.slice(-count).join(''))));
      expect(last.length).toBeGreaterThan(150);
      expect(last.filter((line) => headings.has(line))).toEqual([]);
    } finally {
      await layouter.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** Of every level, those in boxes and outside the contents as well; without soft hyphens, which are not seen. */
function headingsOf(bytes: Uint8Array): ReadonlySet<string> {
  const pkg = openPackage(bytes);
  const levels = outlineLevels(pkg);
  const paragraphs = [...descendants(parseXml(pkg.text('word/document.xml')), 'w:p')].filter(
    (line) =>
      levels.has(attribute(child(line, 'w:pPr', 'w:pStyle'), 'w:val') ?? '') ||
      child(line, 'w:pPr', 'w:outlineLvl'),
  );
  const words = (line: XmlElement) => [...descendants(line, 'w:t')].map(textOf).join('');
  return new Set(paragraphs.map((line) => bare(words(line).replaceAll('\u00ad', ''))));
}

/** First pages by the titles of the contents. */
function pagesOfWord(bytes: Uint8Array): Map<string, number> {
  const body = parseXml(openPackage(bytes).text('word/document.xml'));
  const entries = [...descendants(body, 'w:p')].filter((line) =>
    /^TOC\d$/.test(attribute(child(line, 'w:pPr', 'w:pStyle'), 'w:val') ?? ''),
  );
  return new Map(
    entries.map((entry) => {
      const texts = [...descendants(entry, 'w:t')].map(textOf);
      return [bare(texts.slice(0, -1).join('')), Number(texts.at(-1))];
    }),
  );
}

/** First pages by the titles of the bookmarks; a plan in prose names the recommendations once more. */
async function pagesOfPdf(bytes: Uint8Array): Promise<Map<string, number>> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const pdf = await task.promise;
  const pages = new Map<string, number>();
  const visit = async (items: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<void> => {
    for (const { title, dest, items: inner } of items ?? []) {
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
      if (target && !pages.has(bare(title))) pages.set(bare(title), (await pdf.getPageIndex(target[0])) + 1);
      await visit(inner);
    }
  };
  await visit(await pdf.getOutline());
  await task.destroy();
  return pages;
}
