import { z } from 'zod';
import { collect as collectRecords } from '../build/collect.ts';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

export const collect = defineVerb({
  name: 'collect',
  summary: 'Join what several machines built into one manifest and one index page',
  examples: [{ command: 'collect', does: 'Join the folders of places in out/, without building anything' }],
  input: z.object({}),
  output: z.object({
    places: z.number(),
    documents: z.number(),
    /** Absent where something does not belong together, and nothing was written. */
    index: z.string().optional(),
  }),
  effects: ['project', 'output'],

  async run(host) {
    const { places, documents, index, messages } = await collectRecords(stages, host);
    const folder = host.output.name.replaceAll('\\', '/');
    const value = { places, documents, ...(index !== undefined && { index: `${folder}/${index}` }) };
    return { value, messages, failures: [] };
  },

  say({ places, documents, index }) {
    if (index === undefined) return 'Nothing was joined; what does not belong together stands above.';
    return `${count(documents, 'document')} of ${count(places, 'place')}. Look at ${index}`;
  },
});
