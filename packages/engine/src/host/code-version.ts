import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '@decode/model';
import { codeRoot } from './code-root.ts';

/** Packages that stand between a Document and its output. What comes before is seen in the Document itself. */
const packages = ['model', 'source', 'render', 'ooxml', 'engine'];

/** Changes with every line of our code, and every version of a library, that can change what an output looks like. */
export async function codeVersion(): Promise<string> {
  const files = (await Promise.all(packages.map((name) => sources(join('packages', name, 'src'))))).flat();
  for (const name of packages) files.push(join('packages', name, 'package.json'));
  files.push('pnpm-lock.yaml');
  files.sort(compare);
  const texts = await Promise.all(files.map((file) => readFile(join(codeRoot, file)).catch(() => undefined)));
  const hash = createHash('sha256');
  files.forEach((file, i) => {
    const text = texts[i];
    if (text) hash.update(`${file.replaceAll('\\', '/')} ${text.length}\n`).update(text);
  });
  return hash.digest('hex');
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(codeRoot, folder), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.test.ts') ? [] : [path];
  });
  return (await Promise.all(found)).flat();
}
