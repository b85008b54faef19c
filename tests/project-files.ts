import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Edit } from '@decode/check';
import { compare, type Files } from '@decode/model';

const root = resolve(import.meta.dirname, '..');

/** Files of a project in memory, by path. */
export type ProjectFiles = Map<string, Uint8Array>;

/** Every file of a folder on disk, by its path relative to that folder, below `prefix`. */
export function readFolder(folder: string, prefix = ''): ProjectFiles {
  const files: ProjectFiles = new Map();
  const walk = (path: string) => {
    for (const name of readdirSync(join(folder, path)).sort(compare)) {
      if (name === 'node_modules') continue;
      const below = path ? `${path}/${name}` : name;
      if (statSync(join(folder, below)).isDirectory()) walk(below);
      else files.set(`${prefix}${below}`, readFileSync(join(folder, below)));
    }
  };
  walk('');
  return files;
}

/** One place, one proposal, one practice, with the real templates/base. */
export function smallestProject(): ProjectFiles {
  return new Map([
    ...readFolder(join(root, 'templates/base'), 'templates/base/'),
    ...readFolder(join(root, 'tests/projects/smallest')),
  ]);
}

/** The project of this repository. */
export function wholeProject(): ProjectFiles {
  return new Map([
    ...readFolder(join(root, 'templates'), 'templates/'),
    ...readFolder(join(root, 'recommendations'), 'recommendations/'),
  ]);
}

/** @throws Error when an edit changes nothing: the test would prove nothing. */
export function edited(files: ProjectFiles, edits: readonly Edit[]): ProjectFiles {
  const result = new Map(files);
  for (const edit of edits) {
    if ('text' in edit) {
      result.set(edit.file, new TextEncoder().encode(edit.text));
      continue;
    }
    const from = result.get('like' in edit ? edit.like : edit.file);
    if (!from)
      throw new Error(`${edit.file} cannot be edited: there is no ${'like' in edit ? edit.like : edit.file}`);
    if ('like' in edit) {
      result.set(edit.file, from);
      continue;
    }
    const text = new TextDecoder().decode(from);
    if (!text.includes(edit.replace)) throw new Error(`${edit.file} does not hold «${edit.replace}»`);
    result.set(edit.file, new TextEncoder().encode(text.replace(edit.replace, () => edit.with)));
  }
  return result;
}

export function memoryFiles(files: ProjectFiles): Files {
  return {
    read: async (path) => files.get(path),
    async list(folder) {
      const names = new Set<string>();
      for (const path of files.keys()) {
        if (!path.startsWith(`${folder}/`)) continue;
        const [name = '', ...below] = path.slice(folder.length + 1).split('/');
        names.add(below.length > 0 ? `${name}/` : name);
      }
      return [...names].sort(compare);
    },
  };
}
