import type { Sources } from '../host/host.ts';

/** A sentence that tells readers what is different, and the package that it is about. */
export interface Note {
  readonly package: string;
  readonly text: string;
}

/**
 * What is told of the edition in preparation: the changesets that wait (https://changesets-docs.vercel.app), and what
 * `changeset version` has already moved from there into the lists of changes of this edition's version.
 */
export async function notesOf(sources: Sources, edition: number): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const path of await sources.list()) {
    const [, folder] = /^((?:recommendations|templates\/[^/]+))\/CHANGELOG\.md$/.exec(path) ?? [];
    const waits = /^\.changeset\/(?!README)[^/]+\.md$/.test(path);
    if (!waits && folder === undefined) continue;
    const text = new TextDecoder().decode(await sources.read(path));
    notes.push(...(folder === undefined ? waiting(text) : listed(text, folder, edition)));
  }
  return notes;
}

/** The version that an edition has, of recommendations and of all templates: `2.0.0` for edition 2. */
export async function versionOf(sources: Sources): Promise<string | undefined> {
  const bytes = await sources.read('recommendations/package.json');
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { version?: string }).version;
}

function waiting(changeset: string): Note[] {
  const [, head = '', text = ''] = /^---\r?\n([\s\S]*?)---\r?\n([\s\S]*)$/.exec(changeset) ?? [];
  return [...head.matchAll(/^["']?([^"':\n]+)["']?\s*:/gm)].map(([, name = '']) => ({ package: name, text }));
}

function listed(changelog: string, folder: string, edition: number): Note[] {
  const [, name = ''] = /^# (\S+)/.exec(changelog) ?? [];
  return changelog
    .split(/^## /m)
    .filter((section) => section.startsWith(`${edition}.`))
    .map((text) => ({ package: name || folder, text }));
}
