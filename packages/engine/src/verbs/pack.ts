import { z } from 'zod';
import { editionName } from '../build/edition-name.ts';
import { stages } from '../build/stages.ts';
import { releasedFaults } from '../edition/released-faults.ts';
import { UsageProblem } from '../host/failure.ts';
import { checksumsPath } from '../release/checksums.ts';
import { makeRelease, releaseName } from '../release/make-release.ts';
import { count } from './columns.ts';
import { defineVerb, type Outcome } from './verb.ts';

const output = z.object({
  /** Of the release, as a person would type it. */
  folder: z.string(),
  /** Whether it was made; otherwise the reasons stand in the messages. */
  made: z.boolean(),
  documents: z.number(),
  files: z.number(),
  /** SHA-256 of SHA256SUMS: whoever publishes it elsewhere lets others check all files by one number. */
  fingerprint: z.string().optional(),
});
type Packed = z.infer<typeof output>;

export const pack = defineVerb({
  name: 'pack',
  summary: 'Make a release: documents, data, licences, sources, and the sums to verify them by',
  examples: [{ command: 'pack', does: 'Make the release of this edition in out/release' }],
  input: z.object({
    overwrite: z
      .boolean()
      .default(false)
      .meta({ description: 'Replace a release of the same edition that has other bytes' }),
  }),
  output,
  effects: ['project', 'output', 'cache', 'releaseTools', 'sources'],

  async run(host, { overwrite }, progress) {
    const project = await stages.loadProject(host.project);
    const folder = `release/${releaseName(project)}`;
    const named = `${host.output.name.replaceAll('\\', '/')}/${folder}`;
    const { editionData } = await import('@decode/compose');
    const changed = releasedFaults(project, editionData(project));
    if (changed.length > 0)
      return {
        value: { folder: named, made: false, documents: 0, files: 0 },
        messages: changed,
        failures: [],
      };
    let outcome: Outcome<Packed> | undefined;
    await host.output.fill(folder, async (draft) => {
      const workshop = { ...host, tools: host.releaseTools };
      const { manifest, fingerprint, messages, failures } = await makeRelease(stages, workshop, draft, {
        begin: (total) => progress({ kind: 'begin', what: count(total, 'document'), total }),
        done: ({ outputs, ...edition }) => {
          const made = outputs.every(({ state }) => state === 'made');
          progress({
            kind: 'step',
            label: editionName(edition),
            state: made ? 'made' : 'stopped',
            detail: outputs.map(({ format }) => format).join(', '),
          });
        },
      });
      const value = {
        folder: named,
        made: manifest !== undefined,
        documents: manifest?.documents.length ?? 0,
        files: Object.keys(manifest?.files ?? {}).length,
        ...(fingerprint !== undefined && { fingerprint }),
      };
      outcome = { value, messages, failures };
      if (!manifest) return false;
      const [before, now] = await Promise.all([
        host.output.read(`${folder}/${checksumsPath}`),
        draft.read(checksumsPath),
      ]);
      if (before && now && Buffer.compare(before, now) !== 0 && !overwrite) {
        throw new UsageProblem(
          `${named} holds a release of this edition with other bytes.`,
          'Give the edition a new number in recommendations/edition.yaml, or replace what is there with --overwrite.',
        );
      }
      return true;
    });
    if (!outcome) throw new Error('nothing was packed');
    return outcome;
  },

  say({ folder, made, documents, files, fingerprint }) {
    if (!made) return 'No release was made: it holds all documents or none. The reasons stand above.';
    return [
      `${folder}: ${count(documents, 'document')}, ${count(files, 'file')}.`,
      `Fingerprint: ${fingerprint}`,
      `Anybody can check it with "npm run decode -- verify ${folder}".`,
    ].join('\n');
  },
});
