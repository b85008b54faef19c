import { documentKinds } from '@decode/model';
import { z } from 'zod';
import { type BuildResult, type BuiltDocument, build as buildDocuments } from '../build/build.ts';
import { describeDoubts } from '../build/doubt-words.ts';
import { editionName, editionOf } from '../build/edition-name.ts';
import { stages } from '../build/stages.ts';
import { columns, count } from './columns.ts';
import { formats, languages, places } from './selection.ts';
import { defineVerb, type Outcome, type Progress } from './verb.ts';

const output = z.object({
  documents: z.array(
    z.object({
      template: z.string(),
      language: z.string(),
      /** Absent: the recommendations themselves. */
      kind: z.enum(documentKinds).optional(),
      files: z.array(
        z.object({
          path: z.string(),
          state: z.enum(['made', 'stopped', 'failed']),
          pages: z.number().optional(),
          bytes: z.number().optional(),
          /** Whether it was rendered now; otherwise it was at hand. */
          rendered: z.boolean(),
          /** Whether the file is another one than before. */
          written: z.boolean(),
        }),
      ),
      /** Texts in doubt by state, and the points beside them: names, terms, headings, languages. */
      doubts: z.record(z.string(), z.number()),
      points: z.record(z.string(), z.number()),
    }),
  ),
  /** Places whose files cannot be read. */
  unreadable: z.array(z.string()),
  removed: z.array(z.string()),
  /** Page over all documents. */
  index: z.string(),
});
type Built = z.infer<typeof output>;

export const build = defineVerb({
  name: 'build',
  summary: 'Make the documents',
  examples: [
    { command: 'build', does: 'Make all documents' },
    { command: 'build daugavpils', does: 'Make those of one place' },
    { command: 'build daugavpils --language lv --format pdf', does: 'Make one file' },
    { command: 'build daugavpils --watch', does: 'Make them again whenever a file is saved' },
  ],
  input: z.object({
    places,
    language: languages,
    format: formats,
    watch: z
      .boolean()
      .default(false)
      .meta({ description: 'Stay and build again whenever a file changes; Ctrl-C ends it' }),
  }),
  output,
  effects: ['project', 'output', 'cache', 'tools', 'watch'],

  async run(host, input, progress) {
    const selection = { places: input.places, languages: input.language, formats: input.format };
    const once = async (): Promise<Outcome<Built>> => {
      const result = await buildDocuments(stages, host, selection, {
        begin: (total) => progress({ kind: 'begin', what: count(total, 'document'), total }),
        done: (document) => progress(asStep(document)),
      });
      return asOutcome(result, host.output.name);
    };
    if (!input.watch) return once();
    const { watchAndRepeat } = await import('../build/watch.ts');
    return watchAndRepeat(host, once, (outcome) => progress({ kind: 'outcome', outcome }));
  },

  say(value) {
    const files = value.documents.flatMap((document) => document.files);
    const made = files.filter(({ state }) => state === 'made');
    const fresh = made.filter(({ written }) => written);
    const lines = [
      `${count(made.length, 'file')} of ${count(value.documents.length, 'document')}: ${fresh.length} new, ${made.length - fresh.length} unchanged.`,
    ];
    if (value.removed.length > 0)
      lines.push(`Removed ${count(value.removed.length, 'file')} of documents that no longer exist.`);
    const missing = notMade(value);
    if (missing.length > 0) lines.push('', 'Not made (the reasons stand above):', columns(missing, '  '));
    const doubtful = value.documents
      .map(({ template, language, kind, doubts, points }) => [
        template,
        [language, kind].join(' ').trim(),
        describeDoubts(doubts, points).join('; '),
      ])
      .filter(([, , doubts]) => doubts !== '');
    if (doubtful.length > 0)
      lines.push(
        '',
        'Doubtful («npm run decode -- translate status --each» names the texts):',
        columns(doubtful, '  '),
      );
    lines.push('', `Look at ${value.index}`);
    return lines.join('\n');
  },
});

function notMade({ documents, unreadable }: Built): string[][] {
  const rows = documents.flatMap(({ template, language, kind, files }) => {
    const wrong = files.filter(({ state }) => state !== 'made');
    if (wrong.length === 0) return [];
    const reason = wrong.some(({ state }) => state === 'stopped')
      ? 'its content has errors'
      : 'the program failed';
    return [
      [
        template,
        [language, kind].join(' ').trim(),
        `${wrong.map(({ path }) => path.split('.').at(-1)).join(', ')}: ${reason}`,
      ],
    ];
  });
  return [...rows, ...unreadable.map((template) => [template, '', 'its files cannot be read'])];
}

function asOutcome(result: BuildResult, folder: string): Outcome<Built> {
  const value: Built = {
    documents: result.documents.map(({ outputs, doubts, rendered, written, ...edition }) => ({
      ...editionOf(edition),
      files: outputs.map(({ path, state, pages, bytes }) => ({
        path,
        state,
        ...(pages !== undefined && { pages }),
        ...(bytes !== undefined && { bytes }),
        rendered: rendered.includes(path),
        written: written.includes(path),
      })),
      doubts: doubts.counts,
      points: doubts.points,
    })),
    unreadable: [...result.unreadable],
    removed: [...result.removed],
    index: `${folder.replaceAll('\\', '/')}/${result.index}`,
  };
  return { value, messages: result.messages, failures: result.failures };
}

function asStep({ outputs, written, ...edition }: BuiltDocument): Parameters<Progress>[0] {
  const worst = (['failed', 'stopped'] as const).find((state) =>
    outputs.some((output) => output.state === state),
  );
  const detail = outputs.map(({ format, state, pages }) => {
    if (state !== 'made') return `${format} not made`;
    return pages === undefined ? format : `${format} ${count(pages, 'page')}`;
  });
  return {
    kind: 'step',
    label: editionName(edition),
    state: worst ?? (written.length > 0 ? 'made' : 'unchanged'),
    detail: detail.join(', '),
  };
}
