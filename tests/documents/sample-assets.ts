import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadFonts } from '@decode/engine/host';
import type { Assets } from '@decode/model';

const base = resolve(import.meta.dirname, '../../templates/base');

/** Shells and styles of the base, and the fonts. */
export async function sampleAssets(): Promise<Assets> {
  const read = (folder: string, ending: string) =>
    readdirSync(join(base, folder))
      .filter((name) => name.endsWith(ending))
      .sort()
      .map(
        (name) => [name.slice(0, -ending.length), readFileSync(join(base, folder, name), 'utf8')] as const,
      );
  return {
    shells: new Map(read('shells', '.hbs')),
    styles: read('styles', '.css')
      .map(([, css]) => css)
      .join('\n'),
    fonts: await loadFonts(),
  };
}
