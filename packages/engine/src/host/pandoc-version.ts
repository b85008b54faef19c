import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Version of the npm package, which fixes the pandoc inside. */
export async function pandocVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('pandoc-wasm'));
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
    const { name, version } = JSON.parse(text ?? '{}') as { name?: string; version?: string };
    if (name === 'pandoc-wasm' && version) return `pandoc-wasm ${version}`;
  }
  throw new Error('the package pandoc-wasm has no version');
}
