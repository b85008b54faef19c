import { z } from 'zod';
import { indexPath } from '../build/index-page.ts';
import { manifestPath, readManifest } from '../build/manifest.ts';
import { removeStale } from '../build/stale.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

export const clean = defineVerb({
  name: 'clean',
  summary: 'Remove the documents that were made',
  examples: [
    { command: 'clean', does: 'Remove what the last builds made; what somebody changed or put there stays' },
    { command: 'clean --cache', does: 'Forget what is kept for faster builds as well' },
  ],
  input: z.object({
    cache: z.boolean().default(false).meta({ description: 'Forget what is kept for faster builds as well' }),
  }),
  output: z.object({ removed: z.array(z.string()), cache: z.boolean() }),
  effects: ['output', 'cache'],

  async run({ output, cache }, input) {
    const manifest = await readManifest(output);
    const { paths, messages } = await removeStale(output, manifest, () => false);
    const removed = [...paths];
    // Only ours: without a manifest these names may be anybody's.
    for (const path of manifest ? [indexPath, manifestPath] : []) {
      await output.remove(path);
      removed.push(path);
    }
    if (input.cache) await cache.clear();
    return { value: { removed, cache: input.cache }, messages, failures: [] };
  },

  say({ removed, cache }) {
    return `Removed ${count(removed.length, 'file')}${cache ? ' and the cache' : ''}.`;
  },
});
