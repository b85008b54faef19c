import type { Bundle, Files, FileWriter } from '@decode/model';
import type { SyncSummary } from '@decode/translate';

/** Syncs a folder and writes the files that are others now; gives their paths and what was done. */
export async function writeSynced(
  bundle: Bundle,
  languages: readonly string[],
  files: Files,
  content: FileWriter,
  /** Catalogues that were changed before, whether sync changes them further or not. */
  touched: ReadonlySet<string> = new Set(),
): Promise<{ readonly written: readonly string[]; readonly summary: readonly SyncSummary[] }> {
  const { sync } = await import('@decode/translate');
  const { lock, catalogues, summary } = sync(bundle, languages);
  const changed = [...catalogues].flatMap(([language, catalogue]) =>
    catalogue.changed || touched.has(language) ? [catalogue] : [],
  );
  const written: string[] = [];
  for (const { file, text } of lock ? [lock, ...changed] : changed) {
    const bytes = new TextEncoder().encode(text);
    const there = await files.read(file);
    if (there && Buffer.compare(there, bytes) === 0) continue;
    await content.write(file, bytes);
    written.push(file);
  }
  return { written, summary };
}
