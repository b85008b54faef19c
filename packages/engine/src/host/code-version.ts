import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '@decode/model';
import { codeRoot } from './code-root.ts';

/** Packages that stand between the files and a Document, and between a Document and its output. */
const steps = {
  compose: ['model', 'source', 'compose', 'check', 'translate', 'engine'],
  render: ['model', 'source', 'render', 'ooxml', 'engine'],
} as const;

/** Changes with every line of our code, and every version of a library, that can change what a step makes. */
export async function codeVersion(step: keyof typeof steps): Promise<string> {
  const packages = steps[step];
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
