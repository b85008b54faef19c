import { compare } from '@decode/model';
import { formatNames } from '@decode/render/formats';
import { compareNames, editionName } from './edition-name.ts';
import type { DocumentEntry, Manifest, OutputEntry } from './manifest.ts';
import type { Edition } from './stages.ts';

/**
 * The manifest after a build: what it made, and for what it was not asked for the entries of the build before.
 *
 * @param exists whether a document belongs to the project, even if it cannot be made now
 */
export function mergeManifest(
  before: Manifest | undefined,
  made: readonly DocumentEntry[],
  exists: (edition: Edition) => boolean,
  now: Pick<Manifest, 'tools' | 'inputs'>,
): Manifest {
  const entries = new Map<string, DocumentEntry>();
  for (const entry of before?.documents ?? []) if (exists(entry)) entries.set(editionName(entry), entry);
  for (const entry of made)
    entries.set(editionName(entry), {
      ...entry,
      outputs: mergeOutputs(entries.get(editionName(entry)), entry),
    });
  return {
    manifest: 1,
    tools: inOrder({ ...before?.tools, ...now.tools }),
    documents: [...entries.values()].sort(compareNames),
    inputs: now.inputs,
  };
}

function mergeOutputs(before: DocumentEntry | undefined, now: DocumentEntry): OutputEntry[] {
  const all = [...now.outputs, ...(before?.outputs ?? [])];
  return formatNames.flatMap((format) => all.find((output) => output.format === format) ?? []);
}

function inOrder(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}
