import type { DocumentTexts } from '@decode/compose/bundles';
import { compare, type Files, type Message } from '@decode/model';
import type { StatusRow } from '@decode/translate';
import { z } from 'zod';
import { eachFolder, findBundles } from '../build/bundles.ts';
import { printedIn } from '../build/printed-in.ts';
import { type Finding, recall } from '../build/recall.ts';
import { stages } from '../build/stages.ts';
import { stateWords } from '../build/state-words.ts';
import { takeSnapshot } from '../build/take-snapshot.ts';
import { checkRules } from '../host/check-rules.ts';
import { columns, count } from './columns.ts';
import { folders, languages } from './selection.ts';
import { defineVerb } from './verb.ts';
import { waitingPassages } from './waiting-passages.ts';

/** What a person has to do something about. */
const open = ['missing', 'stale', 'outdated', 'broken', 'needs-review'] as const;

export const translateStatus = defineVerb({
  name: 'translate status',
  summary: 'Show how far the translations are',
  examples: [
    { command: 'translate status', does: 'Show the languages' },
    { command: 'translate status --language lv --each', does: 'Show every passage that waits for somebody' },
    { command: 'translate status --html', does: 'Write a page for who coordinates the translations' },
    { command: 'translate status childcare --language lv', does: 'Show the folders whose name holds a word' },
  ],
  input: z.object({
    folders,
    language: languages,
    each: z.boolean().default(false).meta({ description: 'Show every passage that waits for somebody' }),
    html: z
      .boolean()
      .default(false)
      .meta({ description: 'Write a page that shows all of it, with what changed in the texts' }),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        folder: z.string(),
        language: z.string(),
        /** Folders of the places and publications whose documents print it in this language. */
        documents: z.array(z.string()),
        counts: z.record(z.string(), z.number()),
        units: z
          .array(
            z.object({
              id: z.string(),
              state: z.string(),
              source: z.string(),
              target: z.string().optional(),
              /** What changed in the source since it was translated. */
              changes: z
                .array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
                .optional(),
              /** Figures that are others now than when the text was last read. */
              figures: z
                .array(
                  z.object({ field: z.string(), was: z.string().optional(), now: z.string().optional() }),
                )
                .optional(),
              faults: z.array(z.string()).optional(),
              file: z.string(),
              line: z.number(),
            }),
          )
          .optional(),
      }),
    ),
    /** How far each document is, in each of its languages; absent where only some folders were asked for. */
    documents: z
      .array(
        z.object({
          place: z.string(),
          name: z.string(),
          language: z.string(),
          counts: z.record(z.string(), z.number()),
          /** Points of its language that are its own or shared by all documents. */
          points: z.record(z.string(), z.number()),
        }),
      )
      .optional(),
    /** Names, terms, headings and languages that wait for a native speaker. */
    points: z.array(
      z.object({
        language: z.string(),
        state: z.literal('needs-review'),
        of: z.string(),
        what: z.string(),
        file: z.string(),
        line: z.number(),
      }),
    ),
    /** The page, where one was asked for. */
    page: z.string().optional(),
  }),
  effects: ['project', 'output', 'cache', 'tools'],

  async run({ project: files, output, cache, tools }, input) {
    const [{ status }, { loadReviewPoints }, { translationErrors }, rules, known] = await Promise.all([
      import('@decode/translate'),
      import('@decode/compose/review-points'),
      import('@decode/check'),
      checkRules(),
      knownLanguages(files),
    ]);
    const errorsIn = translationErrors(known.rules, rules);
    const code = await tools.version('code');
    const messages: Message[] = [];
    const told: StatusRow[] = [];
    const full = input.each || input.html;
    const list = await findBundles(files);
    for await (const { state, load } of eachFolder(files, input, list)) {
      const key = state && known.state ? ['status', state, known.state, code] : undefined;
      const found = await recall(
        { cache, tools },
        key,
        async (): Promise<Finding<{ rows: StatusRow[]; errors: Message[] }>> => {
          const { bundle, languages: own, messages: said } = await load();
          const errors = said.filter(({ severity }) => severity === 'error');
          return { value: { rows: status([bundle], own, errorsIn), errors }, keep: errors.length === 0 };
        },
      );
      messages.push(...found.errors);
      // What nobody asked to see is not kept: its texts would fill the memory.
      for (const row of found.rows) told.push(full ? row : { ...row, units: [] });
    }
    const isAsked = (text: string, words: readonly string[]) =>
      words.length === 0 || words.some((word) => text.includes(word));
    const points = (await loadReviewPoints(files))
      .filter(({ language }) => input.language.length === 0 || input.language.includes(language))
      .filter(({ origin }) => isAsked(origin.file, input.folders))
      .map(({ origin, ...point }) => ({
        ...point,
        state: 'needs-review' as const,
        file: origin.file,
        line: origin.start.line,
      }));
    const texts = await list.documents();
    const documents = input.folders.length > 0 ? undefined : byDocument(texts, told, points);
    let page: string | undefined;
    if (input.html) {
      const { translationPage, translationPagePath } = await import('../build/translation-page.ts');
      const html = translationPage(told, documents, texts, points, await stages.loadProject(files));
      await output.write(translationPagePath, html);
      page = `${output.name.replaceAll('\\', '/')}/${translationPagePath}`;
    }
    const rows = told.map(({ folder, language, counts, units }) => ({
      folder,
      language,
      documents: printedIn(folder, language, texts).map(({ slug }) => slug),
      counts,
      ...(input.each && {
        units: units.map(({ id, state, source, target, changes, figures, faults, origin, targetOrigin }) => {
          const at = targetOrigin ?? origin;
          return {
            id,
            state,
            source,
            ...(target !== undefined && { target }),
            ...(changes && { changes: [...changes] }),
            ...(figures && { figures: [...figures] }),
            ...(faults && { faults: [...faults] }),
            file: at.file,
            line: at.start.line,
          };
        }),
      }),
    }));
    return {
      value: { rows, ...(documents && { documents }), points, ...(page !== undefined && { page }) },
      messages,
      failures: [],
    };
  },

  say({ rows, documents = [], points, page }) {
    if (rows.some(({ units }) => units))
      return waitingPassages(
        rows.flatMap(({ units }) => units ?? []),
        points,
      );
    const byLanguage = new Map<string, typeof rows>();
    for (const row of rows) byLanguage.set(row.language, [...(byLanguage.get(row.language) ?? []), row]);
    const lines = [...byLanguage]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([language, own]) => {
        const total = describe(
          language,
          own.map(({ counts }) => counts),
          points.filter((point) => point.language === language).length,
        );
        if (byLanguage.size > 1) return [total];
        return [
          total,
          ...own.map(({ folder, documents: made, counts }) => [
            ...describe(`  ${folder}`, [counts]),
            made.length === 0 ? '' : `(${made.join(', ')})`,
          ]),
        ];
      });
    const table = lines.length === 0 ? 'There is nothing to translate.' : columns(lines);
    const made = columns(
      documents.map(({ place, language, counts, points: own }) => {
        const [, done = '', waiting = ''] = describe('', [counts], own['needs-review']);
        return [place, language, done, waiting];
      }),
    );
    const named = count(
      points.length,
      'name, term, heading or language is needs-review: it waits',
      'names, terms, headings and languages are needs-review: they wait',
    );
    return [
      table,
      ...(documents.length === 0 ? [] : ['', 'Of the documents:', made]),
      ...(points.length === 0 ? [] : ['', `${named} for a native speaker; --each and --html list them.`]),
      ...(page === undefined ? [] : ['', `Look at ${page}`]),
    ].join('\n');
  },
});

/** What stops a translation hangs on the rules of its language: they are read once, and a folder's states with them. */
async function knownLanguages(files: Files) {
  const { languageFolders, readLanguages } = await import('@decode/compose/bundles');
  const states = await Promise.all(
    languageFolders.map(async (folder) => (await takeSnapshot(files, folder, () => false)).hash),
  );
  return {
    rules: await readLanguages(files),
    state: states.includes(undefined) ? undefined : states.join(' '),
  };
}

/** What of each document's texts is done and what waits, in the languages that were asked for. */
function byDocument(
  documents: readonly DocumentTexts[],
  rows: readonly StatusRow[],
  points: readonly { readonly language: string; readonly file: string }[],
) {
  return documents.flatMap(({ slug, name, language, folders }) => {
    const own = rows.filter((row) => row.language === language && folders.includes(row.folder));
    if (own.length === 0) return [];
    const counts: Record<string, number> = {};
    for (const row of own)
      for (const [state, n] of Object.entries(row.counts)) counts[state] = (counts[state] ?? 0) + n;
    const shared = ['templates/base/', 'recommendations/'];
    const near = [...shared, ...folders.map((folder) => `${folder}/`)];
    const waiting = points.filter(
      (point) => point.language === language && near.some((folder) => point.file.startsWith(folder)),
    ).length;
    return [
      { place: slug, name, language, counts, points: waiting === 0 ? {} : { 'needs-review': waiting } },
    ];
  });
}

function describe(name: string, counts: readonly Readonly<Record<string, number>>[], points = 0): string[] {
  const sum = (states: readonly string[]) =>
    counts.reduce((total, own) => total + states.reduce((n, state) => n + (own[state] ?? 0), 0), 0);
  const waiting = open.flatMap((state) =>
    sum([state]) === 0 ? [] : [`${sum([state])} ${stateWords[state].many}`],
  );
  const all = sum(['fresh', ...open]);
  if (points > 0) waiting.push(`${count(points, 'point needs', 'points need')} review`);
  return [name, `${sum(['fresh'])} of ${all} passages are done`, waiting.join(', ')];
}
