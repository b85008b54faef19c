import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSources } from './source-files.ts';

const project = mkdtempSync(join(tmpdir(), 'decode-sources-'));
beforeAll(() => {
  for (const path of [
    'templates/vejle/place.yaml',
    'templates/vejle/.env',
    'templates/vejle/.decode/inputs.json',
    'templates/vejle/node_modules/a/index.js',
    'recommendations/edition.yaml',
    'private.docx',
  ]) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), path);
  }
});
afterAll(() => rmSync(project, { recursive: true }));

test('sources are the texts of the project and the program, and nothing that is somebody’s own', async () => {
  const sources = createSources(project);
  const all = await sources.list();
  expect(all.filter((path) => /^(templates|recommendations)\//.test(path))).toEqual([
    'recommendations/edition.yaml',
    'templates/vejle/place.yaml',
  ]);
  for (const path of ['package.json', 'LICENSE', 'scripts/bootstrap.mjs', '.gitignore', '.ci/run'])
    expect(all).toContain(path);
  expect(all.filter((path) => /(^|\/)(node_modules|\.git|private\.docx)(\/|$)/.test(path))).toEqual([]);
  expect(new TextDecoder().decode(await sources.read('recommendations/edition.yaml'))).toBe(
    'recommendations/edition.yaml',
  );
});
