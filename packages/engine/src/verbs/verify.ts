import { z } from 'zod';
import { editionName } from '../build/edition-name.ts';
import { stages } from '../build/stages.ts';
import { sha256 } from '../host/disk-cache.ts';
import { checksumsPath } from '../release/checksums.ts';
import { rebuildRelease } from '../release/rebuild-release.ts';
import { releaseManifestPath } from '../release/release-manifest.ts';
import { verifyRelease } from '../release/verify-release.ts';
import { count } from './columns.ts';
import { defineVerb, type Outcome } from './verb.ts';

const output = z.object({
  folder: z.string(),
  files: z.number(),
  fingerprint: z.string().optional(),
  /**
   * unchanged: every file is as it was packed. changed: some are not. rebuilt: made again, and all bytes are the same.
   * different: made again, and some are not what their source gives. other-tools: nothing was found that another version
   * of a tool would not explain.
   */
  verdict: z.enum(['unchanged', 'changed', 'rebuilt', 'different', 'other-tools']),
  /** Files that came out the same when they were made again. */
  same: z.number().optional(),
});
type Verified = z.infer<typeof output>;

export const verify = defineVerb({
  name: 'verify',
  summary: 'Say whether a release is unchanged, and whether it was made from its source',
  examples: [
    {
      command: 'verify out/release/decode-edition-1-draft',
      does: 'Name what was changed, is missing or was added',
    },
    {
      command: 'verify out/release/decode-edition-1-draft --rebuild',
      does: 'Make everything again from its source archive and compare each byte',
    },
  ],
  input: z.object({
    folder: z.string().min(1).meta({ positional: 'folder', description: 'Folder of a release' }),
    rebuild: z
      .boolean()
      .default(false)
      .meta({ description: 'Make everything again from the source archive in it, and compare the bytes' }),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'a fingerprint has 64 of the characters 0 to 9 and a to f')
      .optional()
      .meta({ value: 'sum', description: 'The number that was published with the release, to compare' }),
  }),
  output,
  effects: ['given', 'sources', 'releaseTools'],

  async run(host, { folder, rebuild, fingerprint: published }, progress): Promise<Outcome<Verified>> {
    const { manifest, fingerprint, files, messages } = await verifyRelease(host.given, folder, published);
    const value = { folder, files, ...(fingerprint !== undefined && { fingerprint }) };
    if (messages.length > 0) return { value: { ...value, verdict: 'changed' }, messages, failures: [] };
    if (!rebuild || !manifest) return { value: { ...value, verdict: 'unchanged' }, messages, failures: [] };

    const read = async (path: string) => (await host.given.read(`${folder}/${path}`)) ?? new Uint8Array();
    const there = new Map(Object.entries(manifest.files).map(([path, file]) => [path, file.sha256]));
    for (const list of [releaseManifestPath, checksumsPath]) there.set(list, sha256(await read(list)));
    const release = { manifest, archive: await read(manifest.source), there };
    const rebuilt = await rebuildRelease(stages, { ...host, tools: host.releaseTools }, release, {
      begin: (total) => progress({ kind: 'begin', what: count(total, 'document'), total }),
      done: ({ outputs, ...edition }) => {
        const state = outputs.every((output) => output.state === 'made') ? 'made' : 'stopped';
        const detail = outputs.map(({ format }) => format).join(', ');
        progress({ kind: 'step', label: editionName(edition), state, detail });
      },
    });
    const errors = rebuilt.messages.filter(({ severity }) => severity === 'error');
    const failed = errors.length > 0 || rebuilt.failures.length > 0;
    const excused = failed && errors.every(({ rule }) => rule === 'other-tool-version');
    const verdict = !failed ? 'rebuilt' : excused ? 'other-tools' : 'different';
    return { value: { ...value, verdict, same: rebuilt.same }, messages: errors, failures: rebuilt.failures };
  },

  say({ folder, files, fingerprint, verdict, same = 0 }) {
    const lines = {
      unchanged: `${folder}: all ${count(files, 'file')} are as they were packed.`,
      changed: `${folder} is not the release that was packed; what was changed stands above.`,
      rebuilt: `${folder}: all ${count(files, 'file')} are as they were packed, and making them again from the source archive gave the same bytes.`,
      different: `${folder} is as it was packed, but not what its source gives; ${count(same, 'file')} came out the same.`,
      'other-tools': `${folder} is as it was packed. ${count(same, 'file')} came out the same; the others cannot be judged with the tools of this machine.`,
    };
    return fingerprint === undefined ? lines[verdict] : `${lines[verdict]}\nFingerprint: ${fingerprint}`;
  },
});
