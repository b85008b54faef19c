import { z } from 'zod';
import { bearing } from '../build/place-record.ts';
import { planBuild } from '../build/plan.ts';
import { recordReads } from '../build/recorded-files.ts';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { places } from './selection.ts';
import { defineVerb } from './verb.ts';

export const inputs = defineVerb({
  name: 'inputs',
  summary: 'Write down which texts and figures the documents of a place are made from, for the task runner',
  examples: [{ command: 'inputs daugavpils', does: 'Write templates/daugavpils/.decode/inputs.json' }],
  input: z.object({ places }),
  output: z.object({ files: z.array(z.object({ path: z.string(), inputs: z.number() })) }),
  effects: ['project', 'content'],

  async run(host, input) {
    const recorded = recordReads(host.project);
    const project = await stages.loadProject(recorded.files);
    const plan = planBuild(project, { places: input.places, languages: [], formats: [] });
    const templates = new Set([...plan.chosen.map(({ template }) => template), ...plan.unreadable]);
    const files = [];
    for (const template of templates) {
      // A file that is missing counts as well: when it comes, the documents are others.
      const found = bearing(recorded.reads, template, plan.all, project);
      const path = `templates/${template}/.decode/inputs.json`;
      const text = `${JSON.stringify(Object.fromEntries(found), null, 1)}\n`;
      await host.content.write(path, new TextEncoder().encode(text));
      files.push({ path, inputs: found.length });
    }
    return { value: { files }, messages: [], failures: [] };
  },

  say({ files }) {
    return files.map(({ path, inputs: number }) => `${path}: ${count(number, 'file')}`).join('\n');
  },
});
