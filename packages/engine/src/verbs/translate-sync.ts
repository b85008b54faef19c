import type { Message } from '@decode/model';
import { z } from 'zod';
import { eachBundle } from '../build/bundles.ts';
import { writeSynced } from '../build/write-synced.ts';
import { columns, count } from './columns.ts';
import { languages } from './selection.ts';
import { defineVerb } from './verb.ts';

export const translateSync = defineVerb({
  name: 'translate sync',
  summary: 'Bring the translation files in line with the texts',
  examples: [
    {
      command: 'translate sync',
      does: 'Give every new passage its id, and every language its new and changed passages',
    },
    { command: 'translate sync --language lv', does: 'The same for one language' },
  ],
  input: z.object({ language: languages }),
  output: z.object({
    /** Files that are other ones now. */
    written: z.array(z.string()),
    rows: z.array(
      z.object({
        folder: z.string(),
        language: z.string(),
        added: z.number(),
        stale: z.number(),
        restored: z.number(),
        retired: z.number(),
      }),
    ),
  }),
  effects: ['project', 'content'],

  async run({ project: files, content }, input) {
    const written: string[] = [];
    const messages: Message[] = [];
    const rows = [];
    for await (const { bundle, languages: own, messages: found, broken } of eachBundle(files, input)) {
      messages.push(...found.filter(({ severity }) => severity === 'error'));
      // A folder that was read in part would lose the translations of the rest.
      if (broken) {
        messages.push({
          rule: 'not-synced',
          severity: 'warning',
          found: `The translations of ${bundle.folder} were left as they are, because the folder has errors.`,
          todo: 'Mend its errors and run the command again.',
        });
        continue;
      }
      const { written: paths, summary } = await writeSynced(bundle, own, files, content);
      written.push(...paths);
      rows.push(...summary.map((row) => ({ folder: bundle.folder, ...row })));
    }
    return { value: { written, rows }, messages, failures: [] };
  },

  say({ written, rows }) {
    const changes = rows.flatMap(({ folder, language, added, stale, restored, retired }) => {
      const words = [
        added > 0 && `${added} new`,
        stale > 0 && `${stale} to be looked at again`,
        restored > 0 && `${restored} current again`,
        retired > 0 && `${retired} no longer needed`,
      ].filter((word) => word !== false);
      return words.length === 0 ? [] : [[folder, language, words.join(', ')]];
    });
    return [
      `${count(written.length, 'file')} changed.`,
      ...(changes.length === 0 ? [] : ['', columns(changes)]),
    ].join('\n');
  },
});
