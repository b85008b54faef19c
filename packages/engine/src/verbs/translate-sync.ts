import type { Message } from '@decode/model';
import type { SyncSummary } from '@decode/translate';
import { z } from 'zod';
import { eachFolder } from '../build/bundles.ts';
import { type Finding, recall } from '../build/recall.ts';
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
  effects: ['project', 'content', 'cache', 'tools'],

  async run({ project: files, content, cache, tools }, input) {
    const written: string[] = [];
    const messages: Message[] = [];
    const rows = [];
    for await (const { folder, state, load } of eachFolder(files, input)) {
      const key = state === undefined ? undefined : ['sync', state];
      const done = await recall({ cache, tools }, key, async (): Promise<Finding<Synced>> => {
        const { bundle, languages: own, messages: said, broken } = await load();
        const errors = said.filter(({ severity }) => severity === 'error');
        // A folder that was read in part would lose the translations of the rest.
        if (broken)
          return { value: { messages: [...errors, notSynced(folder)], written: [], rows: [] }, keep: false };
        const { written: paths, summary } = await writeSynced(bundle, own, files, content);
        return {
          value: { messages: errors, written: paths, rows: summary },
          // Of a folder that is in line, its files say so by themselves.
          keep: paths.length === 0 && errors.length === 0,
        };
      });
      messages.push(...done.messages);
      written.push(...done.written);
      rows.push(...done.rows.map((row) => ({ folder, ...row })));
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

interface Synced {
  readonly messages: readonly Message[];
  readonly written: readonly string[];
  readonly rows: readonly SyncSummary[];
}

const notSynced = (folder: string): Message => ({
  rule: 'not-synced',
  severity: 'warning',
  found: `The translations of ${folder} were left as they are, because the folder has errors.`,
  todo: 'Mend its errors and run the command again.',
});
