import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { checkDocument } from '@decode/check';
import { composeMeasures, loadProject } from '@decode/compose';
import { formNames, formsOf, type Measures } from '@decode/model';
import { openPackage } from '@decode/ooxml';
import { type MeasureFormatName, measureFormats } from '@decode/render/measures';
import { readCatalogue } from '@decode/translate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foundRules } from './found-rules.ts';
import { memoryFiles, wholeProject } from './project-files.ts';
import { requireTool } from './tools.ts';
import { accessibilityFaults } from './word/accessibility.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** The measures of every place in every form, as other programs find them. */

const whole = await loadProject(memoryFiles(wholeProject()), readCatalogue);
const places = [...whole.templates].map(([template, { place }]) => ({ template, ...place.value }));
const forms = places.flatMap(({ template, country, kind, language }) =>
  formNames.flatMap((form) =>
    formsOf(whole, { country, kind }).has(form) ? [{ template, country, language, form }] : [],
  ),
);

const tools = {} as never;
const assets = { shells: new Map(), styles: '', fonts: [] };
const make = async (format: Exclude<MeasureFormatName, 'docx'>, measures: Measures) =>
  measureFormats[format].render(measures, assets, tools);

describe('every place and form', () => {
  let word: WordMaker;
  let folder: string;
  beforeAll(async () => {
    word = await createWordMaker();
    folder = await mkdtemp(join(tmpdir(), 'decode-measures-'));
  });
  afterAll(async () => {
    await word.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(forms)('$template $form', ({ template, language, form }) => {
    const composed = async (tag = language) => {
      const { measures, messages } = await composeMeasures(whole, { template, language: tag, form });
      expect(messages.map(({ found }) => found)).toEqual([]);
      if (!measures) throw new Error('no measures');
      return measures;
    };

    test('is sound and the same twice, in its language and in English', async () => {
      for (const tag of [language, 'en']) {
        const first = await composed(tag);
        expect(checkDocument(first.document, whole, foundRules).map(({ found }) => found)).toEqual([]);
        for (const format of ['xlsx', 'csv', 'json'] as const)
          expect(Buffer.compare(await make(format, first), await make(format, await composed(tag)))).toBe(0);
      }
    });

    test('is sound in Word and Excel', async () => {
      const bytes = await word.make((await composed()).document);
      expect(await word.errorsOf(bytes)).toEqual([]);
      expect(accessibilityFaults(openPackage(bytes))).toEqual([]);
      expect(await word.errorsOf(await make('xlsx', await composed()), 'xlsx')).toEqual([]);
    });
  });

  test('opens in LibreOffice without a loss: every cell is in its place', async (context) => {
    const calc = requireTool(context, 'localc');
    const books = await Promise.all(
      forms
        .filter(({ form }) => form === 'action' || form === 'monitoring')
        .map(async ({ template, language, form }) => {
          const { measures } = await composeMeasures(whole, { template, language, form });
          if (!measures) throw new Error('no measures');
          const file = `${template}-${form}`;
          await writeFile(join(folder, `${file}.xlsx`), await make('xlsx', measures));
          return { file, ours: new TextDecoder().decode(await make('csv', measures)) };
        }),
    );
    // 59 is the semicolon, 34 the quotation mark, 76 UTF-8.
    const filter = 'csv:Text - txt - csv (StarCalc):59,34,76';
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const files = books.map(({ file }) => join(folder, `${file}.xlsx`));
    const given = [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...files];
    await promisify(execFile)(calc, given, { timeout: 240_000 });
    for (const { file, ours } of books) {
      const [, ...read] = cellsOf(await readFile(join(folder, `${file}.csv`), 'utf8'));
      // The heads say in the workbook, too, what is suggested.
      expect(read, file).toEqual(cellsOf(ours).slice(1));
    }
  }, 300_000);
});

/** Rows of cells of a file with semicolons (RFC 4180 otherwise). */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r?\n|$)/g)) {
    if (end === '' && (quoted ?? plain) === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? '').replaceAll('\r\n', '\n'));
    if (end !== ';' && end !== '') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 0);
}
