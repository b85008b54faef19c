import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openArchive } from '@decode/ooxml';

const root = resolve(import.meta.dirname, '..');
const limits = {
  file: 2 ** 30,
  entries: 65_534,
  part: 2 ** 26,
  total: 2 ** 31,
  ratio: 1000,
  depth: 1,
  elements: 1,
};

/** Unpacks a source archive where there is nothing yet. */
export function unpack(archive: Uint8Array, into: string): void {
  const opened = openArchive(archive, limits);
  for (const name of opened.names()) {
    const place = join(into, name.slice(name.indexOf('/') + 1));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, opened.bytes(name));
  }
}

/** Gives a clone what an install would: the libraries of this one, and links to its own packages. */
export function installLike(clone: string): void {
  // Links of packages lead to node_modules/.pnpm of the clone, and from there on to where the files are.
  mkdirSync(join(clone, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    // What was made and remembered here is not to be had there.
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name));
  }
  for (const folder of ['packages', 'templates', 'recommendations', 'tests']) {
    const below = existsSync(join(clone, folder, 'package.json')) ? [''] : readdirSync(join(clone, folder));
    for (const name of below) {
      const links = join(folder, name, 'node_modules');
      if (!existsSync(join(root, links)) || existsSync(join(clone, links))) continue;
      cpSync(join(root, links), join(clone, links), { recursive: true, verbatimSymlinks: true });
    }
  }
}
