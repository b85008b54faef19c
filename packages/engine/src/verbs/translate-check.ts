import { z } from 'zod';
import { chooseBundles } from '../build/bundles.ts';
import { stages } from '../build/stages.ts';
import { checkRules } from '../host/check-rules.ts';
import { columns, count } from './columns.ts';
import { folders, languages } from './selection.ts';
import { defineVerb } from './verb.ts';

export const translateCheck = defineVerb({
  name: 'translate check',
  summary: 'Look for mistakes in the translations: numbers, terms, words, letters',
  examples: [
    { command: 'translate check --language lv', does: 'Check one language' },
    {
      command: 'translate check childcare --language de --hints',
      does: 'Also show long sentences, and how hard the texts are to read',
    },
  ],
  input: z.object({
    folders,
    language: languages,
    hints: z
      .boolean()
      .default(false)
      .meta({ description: 'Also show what may be right: long sentences, readability' }),
  }),
  output: z.object({
    texts: z.number(),
    /** How many of each kind were found. */
    found: z.record(z.string(), z.number()),
    readability: z
      .array(
        z.object({
          folder: z.string(),
          language: z.string(),
          measure: z.string(),
          value: z.number(),
          hard: z.boolean(),
        }),
      )
      .optional(),
  }),
  effects: ['project'],

  async run({ project: files }, input) {
    const [project, { checkTranslations, readability, wordingOf }, rules] = await Promise.all([
      stages.loadProject(files),
      import('@decode/check'),
      checkRules(),
    ]);
    const chosen = chooseBundles(project, input);
    const inFolders = new Set(chosen.map(({ bundle }) => bundle.folder));
    const inLanguages = new Set(chosen.flatMap((entry) => entry.languages));
    const messages = checkTranslations(project, rules, {
      folders: (folder) => inFolders.has(folder),
      languages: (language) => inLanguages.has(language),
      hints: input.hints,
    });
    const found: Record<string, number> = {};
    for (const { rule } of messages) found[rule] = (found[rule] ?? 0) + 1;
    const catalogues = chosen.flatMap(({ bundle, languages: own }) =>
      own.flatMap((language) => {
        const targets = [...(bundle.catalogues.get(language)?.entries.values() ?? [])]
          .map(({ target }) => target)
          .filter((target) => target !== '');
        return [{ folder: bundle.folder, language, targets }];
      }),
    );
    const measured = catalogues.flatMap(({ folder, language, targets }) => {
      // Sentences only: labels and titles are short by nature.
      const text = targets.filter((target) => /[.!?]$/.test(target)).join('\n');
      const value = readability(text, language, wordingOf(project.wording, language));
      return value ? [{ folder, language, ...value }] : [];
    });
    return {
      value: {
        texts: catalogues.reduce((sum, { targets }) => sum + targets.length, 0),
        found,
        ...(input.hints && { readability: measured }),
      },
      messages: [...project.messages.filter(({ severity }) => severity === 'error'), ...messages],
      failures: [],
    };
  },

  say({ texts, found, readability }) {
    const kinds = Object.entries(found).map(([rule, n]) => [rule, String(n)]);
    const lines = [
      `${count(texts, 'translation')} looked at${kinds.length === 0 ? '; nothing found.' : '.'}`,
      ...(kinds.length === 0 ? [] : ['', columns(kinds)]),
    ];
    if (!readability || readability.length === 0) return lines.join('\n');
    const rows = readability.map(({ folder, language, measure, value, hard }) => [
      folder,
      language,
      measure,
      String(value),
      hard ? 'hard to read' : '',
    ]);
    return [...lines, '', 'Readability, where the language has a measure:', columns(rows)].join('\n');
  },
});
