import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from '@decode/model';
import ignore from 'ignore';
import { codeRoot } from './code-root.ts';
import type { FontLicence, Sources } from './host.ts';
import { placeOnDisk } from './project-path.ts';

/** Folders of texts; all else belongs to the program. */
const texts = ['recommendations', 'templates'];
/**
 * Hidden files that a clone holds. Others are this machine's or this person's own, and may hold what nobody else should
 * read.
 */
const known = [
  '.changeset',
  '.ci',
  '.editorconfig',
  '.gitattributes',
  '.github',
  '.gitignore',
  '.gitkeep',
  '.npmrc.example',
  '.vscode',
];

/**
 * The files that somebody needs to make the same documents: the texts of this project and the program that runs now.
 * What .gitignore names is made, not written; git itself is not asked.
 *
 * @param project folder with recommendations/ and templates/, in this clone or elsewhere
 */
export function createSources(project: string): Sources {
  const root = (path: string) => (texts.includes(path.split('/')[0] ?? '') ? project : codeRoot);
  return {
    async list() {
      const rules = await readFile(join(codeRoot, '.gitignore'), 'utf8').catch(() => '');
      const ignored = ignore().add(rules);
      const walk = async (folder: string): Promise<string[]> => {
        const place = folder === '' ? codeRoot : placeOnDisk(root(folder), folder);
        const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
        const found = entries.map(async (entry) => {
          const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
          if (entry.name.startsWith('.') && !known.includes(entry.name)) return [];
          if (entry.name === 'node_modules') return [];
          if (ignored.ignores(entry.isDirectory() ? `${path}/` : path)) return [];
          if (entry.isDirectory()) return walk(path);
          return entry.isFile() ? [path] : [];
        });
        return (await Promise.all(found)).flat();
      };
      return (await walk('')).sort(compare);
    },
    async read(path) {
      const bytes = await readFile(placeOnDisk(root(path), path)).catch(() => undefined);
      return bytes && new Uint8Array(bytes);
    },
    fontLicences: () => Promise.all(['source-sans', 'source-serif'].map(fontLicence)),
  };
}

async function fontLicence(name: string): Promise<FontLicence> {
  const manifest = fileURLToPath(import.meta.resolve(`${name}/package.json`));
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return { name, version, text: new Uint8Array(await readFile(join(dirname(manifest), 'LICENSE.md'))) };
}
