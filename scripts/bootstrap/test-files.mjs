import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Every test file of the repository, relative to its root, with slashes. @param {string} root */
export function listTestFiles(root) {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`);
  return [...packages, 'scripts', 'tests'].flatMap((folder) => walk(root, folder)).sort();
}

/** @param {string} root @param {string} folder @returns {string[]} */
function walk(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(root, path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/**
 * The files whose own name, not their folder's, holds one of the words.
 *
 * @param {readonly string[]} words @param {readonly string[]} files
 */
export function namesHolding(words, files) {
  return files.filter((file) =>
    words.some((word) => posix.basename(file).toLowerCase().includes(word.toLowerCase())),
  );
}

/**
 * Words name files; from the first option on, all is meant for vitest (an option may have a value).
 *
 * @param {readonly string[]} words
 * @returns {[names: string[], options: string[]]}
 */
export function splitWords(words) {
  const first = words.findIndex((word) => word.startsWith('-'));
  return first < 0 ? [[...words], []] : [words.slice(0, first), words.slice(first)];
}
