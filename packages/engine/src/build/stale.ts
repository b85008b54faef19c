import { type Message, outputPath } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import type { Store } from '../host/host.ts';
import type { Manifest } from './manifest.ts';
import { recordPath } from './place-record.ts';
import type { Edition } from './stages.ts';

/**
 * Removes the outputs of documents that the project no longer makes. Only what an earlier build lists, and only while
 * its bytes are still the ones that it wrote: a file that somebody changed is theirs.
 *
 * @param exists whether the document belongs to the project, even if it cannot be made now
 */
export async function removeStale(
  output: Store,
  before: Manifest | undefined,
  exists: (edition: Edition) => boolean,
): Promise<{ readonly paths: readonly string[]; readonly messages: readonly Message[] }> {
  const paths: string[] = [];
  const messages: Message[] = [];
  const documents = before?.documents ?? [];
  const left = new Set(documents.filter(exists).map(({ template }) => template));
  for (const template of new Set(documents.map((document) => document.template))) {
    const path = recordPath(template);
    if (left.has(template) || !(await output.read(path))) continue;
    await output.remove(path);
    paths.push(path);
  }
  for (const document of documents) {
    if (exists(document)) continue;
    for (const { format, path, sha256: written } of document.outputs) {
      // A manifest that somebody wrote by hand names no other file than an output.
      if (path !== outputPath({ ...document, format })) continue;
      const bytes = await output.read(path);
      if (!bytes) continue;
      if (sha256(bytes) === written) {
        await output.remove(path);
        paths.push(path);
      } else {
        messages.push({
          rule: 'changed-stale-output',
          severity: 'warning',
          found: `${path} belongs to no document any more, and somebody has changed it, so it was left where it is.`,
          todo: 'Move it away if it is still needed, or delete it.',
        });
      }
    }
  }
  return { paths, messages };
}
