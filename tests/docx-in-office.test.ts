import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, loadProject } from '@decode/compose';
import { createLayouter } from '@decode/engine/host';
import type { Document, LayOut } from '@decode/model';
import { formats } from '@decode/render';
import { readCatalogue } from '@decode/translate';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, group, head, heading, item, list, row, section, table } from './documents/build.ts';
import { sampleDocument } from './documents/sample.ts';
import { memoryFiles, wholeProject } from './project-files.ts';
import { requireTool } from './tools.ts';
import { loadTorture } from './torture/torture.ts';
import { tortureDocument } from './torture/torture-document.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';
import { expectedOf } from './word/read-word.ts';
import { linesInOffice } from './word/update-fields.ts';

/** What LibreOffice makes of Word documents: of those that are hard to write down, and after a reader has updated all fields. */

const hard = (await loadTorture()).filter(({ refused }) => refused?.by !== 'check' && refused?.by !== 'html');

let folder: string;
let maker: WordMaker;
let layouter: ReturnType<typeof createLayouter> | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-docx-in-office-'));
  maker = await createWordMaker();
});
afterAll(async () => {
  await layouter?.close();
  await maker.close();
  await rm(folder, { recursive: true, force: true });
});

describe('laid out', () => {
  test.for(hard)('$name', async ({ document }, context) => {
    layouter ??= createLayouter({ program: requireTool(context, 'soffice'), env: process.env });
    // Fails where a page number cannot be told.
    const { bytes, outline } = await laidOut(document(), layouter.layOut);
    expect(await formats.docx.pages?.(bytes)).toBeGreaterThan(0);
    // LibreOffice 7.4 writes bookmarks of its PDF without backslashes.
    const { headings } = expectedOf(document());
    expect(outline).toEqual(headings.map((heading) => heading.replaceAll('\\', '')));
  });
});

test.for([34, 38, 44])('a row of %i lines on a landscape page loses none', async (count, context) => {
  layouter ??= createLayouter({ program: requireTool(context, 'soffice'), env: process.env });
  const lines = Array.from({ length: count }, (_, i) => `Line${i + 1}.`);
  const rows = [
    row(['A1', 'Before']),
    row([
      'A2',
      cell([
        list(
          'plain',
          false,
          lines.map((line) => item(line)),
        ),
      ]),
    ]),
    row(['A3', 'After']),
  ];
  const plan = table('plan', [20, 80], head('Code', 'Measure'), [group('Area', rows)]);
  const { text } = await laidOut(
    tortureDocument([
      section('wide', [heading(1, 'plan', 'Plan'), plan], { id: 'wide', runningHead: 'Plan' }),
    ]),
    layouter.layOut,
  );
  expect(lines.filter((line) => !text.includes(line))).toEqual([]);
});

/** A Word document with page numbers, and its words and headings as LibreOffice knows them: levels and words of its PDF's bookmarks. */
async function laidOut(
  document: Document,
  layOut: LayOut,
): Promise<{ readonly bytes: Uint8Array; readonly text: string; readonly outline: readonly string[] }> {
  let pdf = new Uint8Array();
  const bytes = await maker.make(document, async (docx) => {
    pdf = new Uint8Array(await layOut(docx));
    return pdf;
  });
  const task = getDocument({ data: pdf.slice(), verbosity: VerbosityLevel.ERRORS });
  type Items = Awaited<ReturnType<Awaited<typeof task.promise>['getOutline']>> | undefined;
  const lines = (items: Items, level: number): string[] =>
    (items ?? []).flatMap(({ title, items: inner }) => [
      `${level} ${title.replace(/[\s\u00ad\u200b\ufeff]+/gu, '')}`,
      ...lines(inner as Items, level + 1),
    ]);
  const read = await task.promise;
  const outline = lines(await read.getOutline(), 1);
  let text = '';
  for (let number = 1; number <= read.numPages; number++) {
    const { items } = await (await read.getPage(number)).getTextContent();
    text += items.map((one) => ('str' in one ? one.str : '')).join(' ');
  }
  await task.destroy();
  return { bytes, text, outline };
}

describe('after all fields are updated', () => {
  const real = async (): Promise<Document> => {
    const project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
    const { document } = await compose(project, {
      template: 'daugavpils',
      language: 'lv',
      format: 'docx',
    });
    if (!document) throw new Error('no document');
    return document;
  };

  test.for([
    ['the sample', async () => sampleDocument()],
    ['daugavpils lv', real],
  ] as const)('%s says the same', async ([, composed], context) => {
    const soffice = requireTool(context, 'soffice');
    layouter ??= createLayouter({ program: soffice, env: process.env });
    const document = await composed();
    const { bytes, outline } = await laidOut(document, layouter.layOut);
    const { headings } = expectedOf(document);
    // Of all levels, in boxes and outside the contents as well.
    expect(outline).toEqual(headings);
    const { opened, updated } = await linesInOffice(soffice, folder, bytes);
    const { entries } = document.meta.contents;
    const begin = (lines: readonly string[]) => lines.indexOf(entries[0]?.text ?? '');
    expect(begin(opened)).toBeGreaterThan(entries.length);

    // Captions, references and lists; not pages, which may be others now and are not known as the document opens.
    const body = (lines: readonly string[]) =>
      lines
        .slice(begin(lines))
        .map((line) => line.replace(/\(\d*\.\slpp\.\)/, '(lpp.)'))
        .filter((line) => !/^\d*$/.test(line));
    expect(body(updated)).toEqual(body(opened));

    // The sample's contents give a number that its heading lacks, and LibreOffice a blank for the tab after one.
    const title = (line: string) => line.replace(/\s+/g, '').replace(/^[A-Z]\d?(?=\p{Lu})/u, '');
    const front = (lines: readonly string[]) =>
      lines
        .slice(0, begin(lines))
        .map((line) => title(line.replace(/\t\d+$/, '')))
        .filter((line) => line !== '' && !/^\d+$/.test(line));
    // Word takes up styles of the outline's levels (every-docx asks for those), LibreOffice every paragraph of them.
    const listed = front(opened);
    const more = headings
      .filter((heading) => /^[12] /.test(heading))
      .map((heading) => title(heading.slice(2)))
      .filter((line) => !listed.includes(line));
    expect(front(updated).toSorted()).toEqual([...listed, ...more].toSorted());
  });
});
