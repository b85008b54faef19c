import { compare, type TranslationState } from '@decode/model';
import { z } from 'zod';
import { bundlesOf } from '../build/bundles.ts';
import { stages } from '../build/stages.ts';
import { columns } from './columns.ts';
import { languages } from './selection.ts';
import { defineVerb } from './verb.ts';

/** States that a person has to do something about, with the word for many of them. */
const open = {
  missing: 'not translated',
  stale: 'translating an older text',
  broken: 'without a figure, note or link of the text',
  'needs-review': 'not confirmed',
} as const satisfies Partial<Record<TranslationState, string>>;

export const translateStatus = defineVerb({
  name: 'translate status',
  summary: 'Show how far the translations are',
  examples: [
    { command: 'translate status', does: 'Show the languages' },
    { command: 'translate status --language lv --each', does: 'Show every passage that waits for somebody' },
    { command: 'translate status childcare --language lv', does: 'Show the folders whose name holds a word' },
  ],
  input: z.object({
    folders: z
      .array(z.string())
      .default([])
      .meta({ positional: 'folder', description: 'Part of the path of a folder; none means all' }),
    language: languages,
    each: z.boolean().default(false).meta({ description: 'Show every passage that waits for somebody' }),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        folder: z.string(),
        language: z.string(),
        counts: z.record(z.string(), z.number()),
        units: z
          .array(
            z.object({
              id: z.string(),
              state: z.string(),
              source: z.string(),
              file: z.string(),
              line: z.number(),
            }),
          )
          .optional(),
      }),
    ),
  }),
  effects: ['project'],

  async run({ project: files }, input) {
    const [project, { status }] = await Promise.all([stages.loadProject(files), import('@decode/translate')]);
    const wanted = (asked: readonly string[], test: (word: string) => boolean) =>
      asked.length === 0 || asked.some(test);
    const rows = bundlesOf(project)
      .filter(({ bundle }) => wanted(input.folders, (word) => bundle.folder.includes(word)))
      .flatMap(({ bundle, languages: own }) =>
        status(
          [bundle],
          own.filter((language) => wanted(input.language, (word) => word === language)),
        ),
      )
      .map(({ folder, language, counts, units }) => ({
        folder,
        language,
        counts,
        ...(input.each && {
          units: units.map(({ id, state, source, origin, targetOrigin }) => {
            const at = targetOrigin ?? origin;
            return { id, state, source, file: at.file, line: at.start.line };
          }),
        }),
      }));
    return {
      value: { rows },
      messages: project.messages.filter(({ severity }) => severity === 'error'),
      failures: [],
    };
  },

  say({ rows }) {
    const each = rows.flatMap(({ units }) => units ?? []);
    if (rows.some(({ units }) => units)) {
      if (each.length === 0) return 'Nothing waits for anybody.';
      return columns(
        each.map(({ file, line, state, source }) => [`${file}:${line}`, state, shorten(source)]),
      );
    }
    const byLanguage = new Map<string, typeof rows>();
    for (const row of rows) byLanguage.set(row.language, [...(byLanguage.get(row.language) ?? []), row]);
    const lines = [...byLanguage]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([language, own]) => {
        const total = describe(
          language,
          own.map(({ counts }) => counts),
        );
        if (byLanguage.size > 1) return [total];
        return [total, ...own.map(({ folder, counts }) => describe(`  ${folder}`, [counts]))];
      });
    return lines.length === 0 ? 'There is nothing to translate.' : columns(lines);
  },
});

function describe(name: string, counts: readonly Readonly<Record<string, number>>[]): string[] {
  const sum = (states: readonly string[]) =>
    counts.reduce((total, own) => total + states.reduce((n, state) => n + (own[state] ?? 0), 0), 0);
  const waiting = Object.entries(open).flatMap(([state, words]) =>
    sum([state]) === 0 ? [] : [`${sum([state])} ${words}`],
  );
  const all = sum(['fresh', ...Object.keys(open)]);
  return [name, `${sum(['fresh'])} of ${all} passages are done`, waiting.join(', ')];
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 70 ? line : `${line.slice(0, 69)}…`;
}
