import { type Catalogue, compare, type Unit } from '@decode/model';
import { z } from 'zod';
import { chooseBundles } from '../build/bundles.ts';
import { stages } from '../build/stages.ts';
import { checkRules } from '../host/check-rules.ts';
import { UsageProblem } from '../host/failure.ts';
import { count } from './columns.ts';
import { folders, languages } from './selection.ts';
import { defineVerb } from './verb.ts';

const exchanges = ['xliff', 'po'] as const;
const versions = ['2.1', '2.0'] as const;

export const translateExport = defineVerb({
  name: 'translate export',
  summary: 'Write the texts that wait for a translator as files to send',
  examples: [
    { command: 'translate export --language lv', does: 'Write one XLIFF file for a translation agency' },
    { command: 'translate export --language lv --format po', does: 'Write PO files for Poedit or OmegaT' },
    {
      command: 'translate export childcare --language lv --whole',
      does: 'Write all texts of one proposal, also those that are done',
    },
  ],
  input: z.object({
    folders,
    language: languages,
    format: z
      .enum(exchanges)
      .default('xliff')
      .meta({ value: 'format', description: `One of ${exchanges.join(', ')}; xliff by default` }),
    xliff: z
      .enum(versions)
      .default('2.1')
      .meta({ value: 'number', description: 'Version of XLIFF: 2.1, or 2.0 for tools that do not take it' }),
    whole: z
      .boolean()
      .default(false)
      .meta({ description: 'Also the texts whose translation is current, so that a translator sees all' }),
  }),
  output: z.object({
    /** Relative to the folder of outputs. */
    files: z.array(z.object({ path: z.string(), language: z.string(), units: z.number() })),
    folder: z.string(),
  }),
  effects: ['project', 'output'],

  async run({ project: files, output }, input) {
    if (input.language.length === 0)
      throw new UsageProblem(
        'For which language?',
        'Name it, as in "npm run decode -- translate export --language lv".',
      );
    const [
      project,
      { printCatalogue, printTermsCsv, printTermsTbx, printXliff, sendable },
      { translationErrors },
      rules,
    ] = await Promise.all([
      stages.loadProject(files),
      import('@decode/translate'),
      import('@decode/check'),
      checkRules(),
    ]);
    const errorsIn = translationErrors(project, rules);
    const written: { path: string; language: string; units: number }[] = [];
    const write = async (path: string, text: string, language: string, units: number) => {
      await output.write(path, new TextEncoder().encode(text));
      written.push({ path, language, units });
    };
    for (const language of input.language) {
      const room = `translation/${language}`;
      // A file of an earlier export would be taken for one of this.
      for (const name of await output.list(room))
        if (!name.endsWith('/')) await output.remove(`${room}/${name}`);
      const chosen = chooseBundles(project, { folders: input.folders, language: [language] })
        .filter((entry) => entry.languages.length > 0)
        .map(({ bundle }) => ({ bundle, units: sendable(bundle, language, input.whole, errorsIn) }))
        .filter(({ units }) => units.length > 0);
      const from = [...new Set(chosen.flatMap(({ units }) => units.map(({ unit }) => unit.language)))].sort(
        compare,
      );
      if (input.format === 'xliff') {
        for (const source of from) {
          const sent = chosen
            .map(({ bundle, units }) => ({
              folder: bundle.folder,
              units: units.filter(({ unit }) => unit.language === source),
            }))
            .filter(({ units }) => units.length > 0);
          const total = sent.reduce((sum, { units }) => sum + units.length, 0);
          const text = printXliff(sent, source, language, input.xliff);
          await write(`${room}/decode-${source}-${language}.xlf`, text, language, total);
        }
      } else {
        for (const { bundle, units } of chosen) {
          const entries = new Map(units.map(({ unit, entry }) => [unit.id, entry ?? blank(unit)] as const));
          const catalogue: Catalogue = { file: '', language, entries, obsolete: [] };
          const faults = new Map(units.map((sent) => [sent.unit.id, sent.faults ?? []] as const));
          const text = printCatalogue(catalogue, bundle.units, bundle.folder, faults);
          await write(`${room}/${bundle.folder.replaceAll('/', '.')}.po`, text, language, units.length);
        }
      }
      const terms = project.terms.value;
      await write(`${room}/terms-${language}.tbx`, printTermsTbx(terms, language), language, terms.length);
      await write(`${room}/terms-${language}.csv`, printTermsCsv(terms, language), language, terms.length);
    }
    return {
      value: { files: written, folder: output.name.replaceAll('\\', '/') },
      messages: project.messages.filter(({ severity }) => severity === 'error'),
      failures: [],
    };
  },

  say({ files, folder }) {
    const texts = files.filter(({ path }) => !/\/terms-[^/]*$/.test(path));
    if (texts.length === 0) return 'No text waits for a translator.';
    const lines = texts.map(({ path, units }) => `${folder}/${path}: ${count(units, 'text')}`);
    const terms = files
      .filter((file) => !texts.includes(file))
      .map(({ path }) => `${folder}/${path}: agreed terms`);
    return [
      ...lines,
      ...terms,
      '',
      'When a file comes back, type "npm run decode -- translate import <file>".',
    ].join('\n');
  },
});

function blank({ id, text }: Unit) {
  return { id, source: text, target: '', fuzzy: false, comments: [] };
}
