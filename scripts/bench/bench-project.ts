import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BenchProject {
  readonly folder: string;
  readonly remove: () => void;
}

/**
 * A copy of the content in a folder of its own, with an empty cache. With `places`, so many places: the real ones in
 * turn, under names of their own.
 */
export function benchProject(root: string, places?: number): BenchProject {
  const folder = mkdtempSync(join(tmpdir(), 'decode-bench-'));
  const copy = (from: string, to = from) =>
    cpSync(join(root, from), join(folder, to), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  copy('recommendations');
  mkdirSync(join(folder, 'templates'));
  const real = readdirSync(join(root, 'templates')).filter(
    (name) => name !== 'base' && name !== 'publication',
  );
  copy('templates/base');
  for (const name of real) copy(`templates/${name}`);
  for (let i = real.length; i < (places ?? 0); i++) {
    copy(`templates/${real[i % real.length]}`, `templates/place-${String(i).padStart(4, '0')}`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
