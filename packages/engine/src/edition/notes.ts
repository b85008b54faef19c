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
export async function notesOf(
  sources: Pick<Sources, 'list' | 'read'>,
  edition: number,
): Promise<readonly Note[]> {
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

/**
 * What notes tell that no earlier note of the same package told: a note that was there before says nothing of what has
 * changed since. Lines are compared, for `changeset version` moves them from notes into lists.
 */
export function notesSince(before: readonly Note[], now: readonly Note[]): Note[] {
  const told = new Set(before.flatMap((note) => linesOf(note).map((line) => `${note.package} ${line}`)));
  return now.flatMap((note) => {
    const fresh = linesOf(note).filter((line) => !told.has(`${note.package} ${line}`));
    return fresh.length > 0 ? [{ package: note.package, text: fresh.join('\n') }] : [];
  });
}

/** The version that an edition has, of recommendations and of all templates: `2.0.0` for edition 2. */
export async function versionOf(sources: Sources): Promise<string | undefined> {
  const bytes = await sources.read('recommendations/package.json');
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { version?: string }).version;
}

/** Sentences without what only a list sets around them: its points, headings, and with which packages a version came. */
function linesOf({ text }: Note): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^(#|\d+\.\d+\.\d+$|- With @)/.test(line))
    .map((line) => line.replace(/^- /, ''))
    .filter((line) => line !== '');
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
