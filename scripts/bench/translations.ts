import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { translationErrors } from '../../packages/check/src/index.ts';
import { loadBundles, readLanguages } from '../../packages/compose/src/load/load-bundles.ts';
import { checkRules } from '../../packages/engine/src/host/check-rules.ts';
import { createFiles } from '../../packages/engine/src/host/files.ts';
import { readCatalogue, status, sync } from '../../packages/translate/src/index.ts';
import type { BenchProject } from './bench-project.ts';

/** A project of so many proposals, copies of the real ones in turn, with one place for each language. */
export function translationProject(root: string, proposals: number): BenchProject {
  const folder = mkdtempSync(join(tmpdir(), 'decode-bench-'));
  const copy = (from: string, to = from) =>
    cpSync(join(root, from), join(folder, to), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  copy('templates');
  copy('recommendations');
  const real = readdirSync(join(root, 'recommendations/proposals'));
  mkdirSync(join(folder, 'recommendations/proposals'), { recursive: true });
  for (let i = real.length; i < proposals; i++)
    copy(
      `recommendations/proposals/${real[i % real.length]}`,
      `recommendations/proposals/copy-${String(i).padStart(4, '0')}`,
    );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Seconds that the parser of the catalogues needs for all of them by itself, and how many there are. */
export function parseFloor(
  root: string,
  folder: string,
): { readonly seconds: number; readonly files: number } {
  const require = createRequire(resolve(root, 'packages/translate/package.json'));
  const { po } = require('gettext-parser') as { po: { parse(text: string): unknown } };
  let files = 0;
  let seconds = 0;
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const place = join(path, entry.name);
      if (entry.isDirectory()) walk(place);
      else if (entry.name.endsWith('.po')) {
        const begin = performance.now();
        po.parse(readFileSync(place, 'utf8'));
        seconds += (performance.now() - begin) / 1000;
        files++;
      }
    }
  };
  walk(folder);
  return { seconds, files };
}

/** Seconds of the work on catalogues alone, without reading the sources: parsing, and all that sync and status add. */
export async function catalogueWork(
  folder: string,
): Promise<{ readonly parse: number; readonly status: number; readonly sync: number }> {
  const require = createRequire(resolve(import.meta.dirname, '../../packages/translate/package.json'));
  const { po } = require('gettext-parser') as { po: { parse(text: string): unknown } };
  const spent = { parse: 0, read: 0, status: 0, sync: 0 };
  const timed = <T>(name: keyof typeof spent, work: () => T): T => {
    const begin = performance.now();
    const result = work();
    spent[name] += (performance.now() - begin) / 1000;
    return result;
  };
  const files = createFiles(folder);
  const errorsIn = translationErrors(await readLanguages(files), await checkRules());
  const list = await loadBundles(files, (file, bytes, language) => {
    timed('parse', () => po.parse(new TextDecoder().decode(bytes)));
    return timed('read', () => readCatalogue(file, bytes, language));
  });
  for (const folder of list.folders) {
    const { bundle, languages } = await list.read(folder);
    timed('status', () => status([bundle], languages, errorsIn));
    timed('sync', () => sync(bundle, languages));
  }
  return { parse: spent.parse, status: spent.read + spent.status, sync: spent.read + spent.sync };
}
