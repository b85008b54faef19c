import { printCsl } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const cslFile = 'sources.csl.json';

export const sourcesExport = defineVerb({
  name: 'sources export',
  summary: 'Write all sources for a reference manager',
  examples: [
    { command: 'sources export', does: 'Write out/sources.csl.json, which Zotero and others can import' },
  ],
  input: z.object({}),
  output: z.object({ file: z.string(), sources: z.number() }),
  effects: ['project', 'output'],

  async run({ project: files, output }) {
    const { sources, messages } = await stages.loadProject(files);
    await output.write(cslFile, new TextEncoder().encode(printCsl(sources.value)));
    const file = `${output.name.replaceAll('\\', '/')}/${cslFile}`;
    const errors = messages.filter(
      ({ severity, origin }) => severity === 'error' && origin?.file === sources.file,
    );
    return {
      value: { file, sources: Object.keys(sources.value).length },
      messages: errors,
      failures: [],
    };
  },

  say: ({ file, sources }) => `${file}: ${count(sources, 'source')} as CSL-JSON.`,
});
