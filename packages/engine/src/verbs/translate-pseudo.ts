import { type Files, sourceLanguage } from '@decode/model';
import { z } from 'zod';
import { build as buildDocuments } from '../build/build.ts';
import { editionName } from '../build/edition-name.ts';
import { stages } from '../build/stages.ts';
import type { VersionedTool } from '../host/host.ts';
import { storeBelow } from '../host/store-below.ts';
import { columns, count } from './columns.ts';
import { formats, places } from './selection.ts';
import { defineVerb } from './verb.ts';

const room = 'translation/pseudo';

export const translatePseudo = defineVerb({
  name: 'translate pseudo',
  summary: 'Make documents in a language that nobody speaks, to see what is not translatable or too long',
  examples: [
    {
      command: 'translate pseudo daugavpils --format html',
      does: 'Look for words without marks on their letters',
    },
    {
      command: 'translate pseudo --format pdf',
      does: 'Look for what does not fit when texts are a third longer',
    },
  ],
  input: z.object({ places, format: formats }),
  output: z.object({
    files: z.array(z.object({ path: z.string(), state: z.string(), pages: z.number().optional() })),
    folder: z.string(),
  }),
  effects: ['project', 'output', 'cache', 'tools'],

  async run(host, input, progress) {
    const [project, { pseudoProject }] = await Promise.all([
      stages.loadProject(host.project),
      import('@decode/translate'),
    ]);
    const languages = [...new Set([...project.templates.values()].map(({ place }) => place.value.language))];
    const selection = {
      places: input.places,
      languages: languages.filter((language) => language !== sourceLanguage),
      formats: input.format,
    };
    const pretending = {
      ...stages,
      loadProject: async (files: Files) => pseudoProject(await stages.loadProject(files)),
      // The words are the source's, and so are its numbers: rules for translations into a language would stop them all.
      checkTranslations: async () => [],
    };
    // The same files compose to other documents than in a build, which the cache has to know.
    const version = async (tool: VersionedTool) =>
      tool === 'composer' ? `${await host.tools.version(tool)} pseudo` : host.tools.version(tool);
    const result = await buildDocuments(
      pretending,
      { ...host, tools: { ...host.tools, version }, output: storeBelow(host.output, room) },
      selection,
      {
        begin: (total) => progress({ kind: 'begin', what: count(total, 'document'), total }),
        done: ({ outputs, ...edition }) =>
          progress({
            kind: 'step',
            label: editionName(edition),
            state: outputs.every(({ state }) => state === 'made') ? 'made' : 'stopped',
            detail: outputs.map(({ format }) => format).join(', '),
          }),
      },
    );
    const files = result.documents.flatMap(({ outputs }) =>
      outputs.map(({ path, state, pages }) => ({
        path: `${room}/${path}`,
        state,
        ...(pages !== undefined && { pages }),
      })),
    );
    return {
      value: { files, folder: host.output.name.replaceAll('\\', '/') },
      messages: result.messages,
      failures: result.failures,
    };
  },

  say({ files, folder }) {
    const rows = files.map(({ path, state, pages }) => [
      `${folder}/${path}`,
      state,
      pages === undefined ? '' : count(pages, 'page'),
    ]);
    return columns(rows);
  },
});
