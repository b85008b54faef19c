import { type Message, outputFolder, outputPath } from '@decode/model';
import { sha256 } from '../host/disk-cache.ts';
import type { Store } from '../host/host.ts';
import type { Manifest, OutputEntry } from './manifest.ts';
import { readOutput, removeOutput } from './output-bytes.ts';
import { recordPath } from './place-record.ts';
import type { Edition } from './stages.ts';

/**
 * Removes the outputs of documents that the project no longer makes, or makes elsewhere. Only what an earlier build lists, and only while
 * its bytes are still the ones that it wrote: a file that somebody changed is theirs.
 *
 * @param exists whether the document, or this output of it, belongs to the project, even if it cannot be made now
 */
export async function removeStale(
  output: Store,
  before: Manifest | undefined,
  exists: (edition: Edition, output?: OutputEntry) => boolean,
): Promise<{ readonly paths: readonly string[]; readonly messages: readonly Message[] }> {
  const paths: string[] = [];
  const messages: Message[] = [];
  const documents = before?.documents ?? [];
  const left = new Set(documents.filter((document) => exists(document)).map(({ template }) => template));
  for (const template of new Set(documents.map((document) => document.template))) {
    const path = recordPath(template);
    if (left.has(template) || !(await output.read(path))) continue;
    await output.remove(path);
    paths.push(path);
  }
  for (const document of documents) {
    for (const entry of document.outputs.filter((one) => !exists(document, one))) {
      const { format, path, sha256: written } = entry;
      // A manifest that somebody wrote by hand names no other file than an output.
      if (![outputPath, outputFolder].some((place) => place({ ...document, format }) === path)) continue;
      const bytes = await readOutput(output, path);
      if (!bytes) continue;
      if (sha256(bytes) === written) {
        await removeOutput(output, path);
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
