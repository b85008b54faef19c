import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { foldRows, unfold } from '@decode/fold';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOrder, secondRows } from './fold/measure-rows.ts';
import { differingParts, editedText, rowsOf } from './fold/read-host.ts';
import { latvianTable, tableHost } from './fold/table-host.ts';
import { requireTool } from './tools.ts';

/** Tables that LibreOffice has written, and rows that it has saved. */

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decode-rows-'));
  await mkdir(join(folder, 'out'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('tables of LibreOffice take rows, and keep them when it saves them', async (context) => {
  const soffice = requireTool(context, 'soffice');
  const save = async (bytes: Uint8Array): Promise<Uint8Array> => {
    await writeFile(join(folder, 'plan.docx'), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(soffice, [
      profile,
      '--headless',
      '--convert-to',
      'docx',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'plan.docx'),
    ]);
    return new Uint8Array(await readFile(join(folder, 'out', 'plan.docx')));
  };
  const host = await save(tableHost({ ...latvianTable, groups: { 0: 'Ģimenes' } }));
  const { bytes, beside } = foldRows(host, rowsOrder());
  expect(rowsOf(bytes).at(-1)?.slice(0, 2)).toEqual(['5.', 'Braucieni pēc pieprasījuma']);
  expect(differingParts(unfold(bytes, { overwrite: false }).bytes, host)).toEqual([]);

  const filled = editedText(bytes, (text) => text.replace('aizpilda pašvaldība', '250 000'));
  const saved = await save(filled);
  // LibreOffice drops what the document keeps of our rows; what lies beside it tells what people have changed.
  expect(() => foldRows(saved, rowsOrder(secondRows))).toThrow(/cannot be told/);
  const next = foldRows(saved, rowsOrder(secondRows, { beside }));
  expect(next.report.kept).toEqual([{ kind: 'changed', before: 'aizpilda pašvaldība', after: '250 000' }]);
  expect(next.report.conflicts).toEqual([]);
  expect(rowsOf(next.bytes)).toEqual(rowsOf(foldRows(filled, rowsOrder(secondRows)).bytes));
  expect(rowsOf(unfold(saved, { overwrite: true }).bytes)).toEqual(rowsOf(host));
}, 120_000);
