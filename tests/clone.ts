import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
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
  held: 1,
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
  const packages = readdirSync(join(clone, 'packages')).map((name) => join('packages', name));
  for (const folder of existsSync(join(clone, 'tests')) ? [...packages, 'tests'] : packages) {
    const links = join(folder, 'node_modules');
    cpSync(join(root, links), join(clone, links), { recursive: true, verbatimSymlinks: true });
  }
}

/** A clone of this repository as it is now, with the smallest project as two of its places. */
export function smallClone(folder: string): void {
  for (const name of [
    'packages',
    'scripts',
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'turbo.json',
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: isWritten });
  for (const name of ['package.json', 'maven-jars.ts', 'tools.ts', 'verapdf'])
    cpSync(join(root, 'tests', name), join(folder, 'tests', name), { recursive: true });
  cpSync(join(root, 'tests/projects/smallest'), folder, { recursive: true });
  cpSync(join(root, 'recommendations/package.json'), join(folder, 'recommendations/package.json'));
  cpSync(join(root, 'templates/base'), join(folder, 'templates/base'), {
    recursive: true,
    filter: isWritten,
  });
  for (const place of smallPlaces) {
    const own = join('templates', place);
    cpSync(join(folder, 'templates/somewhere'), join(folder, own), { recursive: true });
    for (const file of ['package.json', 'turbo.json']) cpSync(join(root, own, file), join(folder, own, file));
  }
  rmSync(join(folder, 'templates/somewhere'), { recursive: true });
  const practice = join(folder, 'recommendations/practices/one/practice.yaml');
  writeFileSync(practice, readFileSync(practice, 'utf8').replace('somewhere', smallPlaces[0]));
  installLike(folder);
  // As scripts/bootstrap/install.mjs says that it has installed.
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(folder, file)));
  mkdirSync(join(folder, 'node_modules/.cache/decode'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/.cache/decode/installed'), hash.digest('hex'));
}

/** Places of a small clone: the same words in the language of the smallest project. */
export const smallPlaces = ['daugavpils', 'vejle'] as const;

function isWritten(path: string): boolean {
  return !/(^|[\\/])(node_modules|\.turbo|\.decode)$/.test(path);
}
