import {
  compare as compareNames,
  type LoadedTemplate,
  type Message,
  type Project,
  type Series,
  type Written,
} from '@decode/model';
import { z } from 'zod';
import type { Failure } from '../build/failures.ts';
import { mustBeKnown } from '../build/plan.ts';
import { stages } from '../build/stages.ts';
import { eurostatQuery, rowsOfAnswer } from '../data/eurostat-rows.ts';
import { readJsonStat } from '../data/json-stat.ts';
import { csvOf, seriesDiff, withOwnFlags } from '../data/series-diff.ts';
import { sha256 } from '../host/disk-cache.ts';
import { MachineFailure } from '../host/failure.ts';
import type { Cache } from '../host/host.ts';
import type { Web } from '../host/web.ts';
import { columns, count } from './columns.ts';
import { defineVerb } from './verb.ts';

const comparedSeries = z.object({
  place: z.string(),
  name: z.string(),
  address: z.string(),
  /** stopped: the answer has what the descriptor does not explain. */
  state: z.enum(['same', 'other', 'written', 'stopped']),
  /** Texts that speak of the series, where it changed: their claims are to be read again. */
  texts: z.array(z.string()),
  changes: z.array(
    z.object({
      kind: z.enum(['new', 'changed', 'gone']),
      row: z.string(),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
});

export const dataUpdate = defineVerb({
  name: 'data update',
  summary: 'Compare the figures of places with Eurostat, and take in what is new',
  examples: [
    {
      command: 'data update --place daugavpils',
      does: 'Show what Eurostat has now that the project has not',
    },
    {
      command: 'data update --place daugavpils --write',
      does: 'Write it into templates/daugavpils/data, after a look',
    },
  ],
  input: z.object({
    place: z.array(z.string()).default([]).meta({
      value: 'place',
      description: 'Folder in templates/; may be given more than once. None means all',
    }),
    series: z
      .array(z.string())
      .default([])
      .meta({ value: 'name', description: 'Series such as population-region; none means all' }),
    write: z
      .boolean()
      .default(false)
      .meta({ description: 'Write what is shown; without it nothing is changed' }),
    fresh: z
      .boolean()
      .default(false)
      .meta({ description: 'Ask again, even where an answer of today is at hand' }),
  }),
  output: z.object({
    series: z.array(comparedSeries),
    /** Series that name no dataset: read by hand. */
    byHand: z.array(z.string()),
  }),
  effects: ['project', 'content', 'cache', 'web'],

  async run({ project: files, content, cache, web }, input, progress) {
    const project = await stages.loadProject(files);
    mustBeKnown('place', input.place, project.templates.keys());
    const places = [...project.templates.values()].filter(
      ({ slug }) => input.place.length === 0 || input.place.includes(slug),
    );
    mustBeKnown('series', input.series, new Set(places.flatMap((place) => [...place.series.keys()])));
    const wanted = places.flatMap((place) =>
      [...place.series.values()]
        .filter(({ value }) => input.series.length === 0 || input.series.includes(value.name))
        .map((written) => ({ place, written })),
    );
    const asked = wanted.filter(({ written }) => written.value.eurostat);
    progress({ kind: 'begin', what: 'asking Eurostat', total: asked.length });
    const messages: Message[] = [];
    const failures: Failure[] = [];
    const series: z.output<typeof comparedSeries>[] = [];
    // One after the other: the service is shared by all of Europe.
    for (const { place, written } of asked) {
      const label = `${place.slug} ${written.value.name}`;
      try {
        const found = await compare(written, { cache, web }, input.fresh, messages);
        const { changes, address } = found;
        const stopped = found.rows === undefined;
        if (input.write && found.rows && changes.length > 0)
          await write(place, written, found.rows, files, content, web.today());
        const state = stopped ? 'stopped' : changes.length === 0 ? 'same' : input.write ? 'written' : 'other';
        const texts = changes.length > 0 ? speakingOf(project, place, written.value.name) : [];
        series.push({ place: place.slug, name: written.value.name, address, state, texts, changes });
        progress({
          kind: 'step',
          label,
          state: stopped ? 'stopped' : state === 'same' ? 'unchanged' : 'made',
          detail: count(changes.length, 'row'),
        });
      } catch (cause) {
        if (!(cause instanceof MachineFailure)) throw cause;
        failures.push({ found: `${label}: ${cause.message}`, todo: cause.todo });
        progress({ kind: 'step', label, state: 'failed', detail: cause.message });
      }
    }
    const byHand = wanted.flatMap(({ place, written }) =>
      written.value.eurostat ? [] : [`${place.slug} ${written.value.name}`],
    );
    return { value: { series, byHand }, messages, failures };
  },

  say({ series, byHand }) {
    const words = { new: '+', changed: '~', gone: '-' } as const;
    const parts = series.flatMap(({ place, name, changes, state, texts }) =>
      changes.length === 0
        ? []
        : [
            `${place} ${name}${state === 'written' ? ', written' : ''}`,
            columns(
              changes.map(({ kind, row, before = '', after = '' }) => [
                words[kind],
                row,
                kind === 'changed' ? `${before} → ${after}` : before + after,
              ]),
              '  ',
            ),
            ...(texts.length > 0 ? ['  To be read again, for they speak of it:'] : []),
            ...texts.map((text) => `    ${text}`),
          ],
    );
    const other = series.filter(({ state }) => state === 'other').length;
    const same = series.filter(({ state }) => state === 'same').length;
    return [
      ...parts,
      `${count(series.length, 'series', 'series')} compared: ${same} the same, ${other} to be written with --write.`,
      ...(byHand.length > 0 ? [`Read by hand, no dataset is named: ${byHand.join(', ')}.`] : []),
    ].join('\n');
  },
});

interface Compared {
  readonly address: string;
  /** Undefined where the answer cannot be written as it is. */
  readonly rows?: Series['rows'];
  readonly changes: ReturnType<typeof seriesDiff>;
}

async function compare(
  written: Written<Series>,
  reach: { readonly cache: Cache; readonly web: Web },
  fresh: boolean,
  messages: Message[],
): Promise<Compared> {
  const series = written.value;
  const address = eurostatQuery(series) ?? '';
  const bytes = await answer(address, reach, fresh);
  let rows: Series['rows'];
  try {
    rows = withOwnFlags(series.rows, rowsOfAnswer(series, readJsonStat(bytes)));
    if (rows.length === 0) throw new RangeError('it has no values');
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new MachineFailure(
      `The answer of ${address} cannot be used: ${cause.message}.`,
      'Look at the address in a browser, and at the dataset and filters of the descriptor.',
      cause,
    );
  }
  const changes = seriesDiff(series.rows, rows);
  const unknown = [...new Set(rows.flatMap(({ flag }) => flag ?? []))].filter(
    (flag) => !Object.hasOwn(series.flags, flag),
  );
  if (unknown.length === 0) return { address, rows, changes };
  messages.push({
    rule: 'unknown-flag',
    severity: 'error',
    found: `Eurostat marks figures of ${series.name} with ${unknown.map((flag) => `"${flag}"`).join(', ')}, which its descriptor does not explain.`,
    todo: 'Explain the flag under "flags" (b: break in series, p: provisional, e: estimated), a break also under "breaks", and run the command again.',
    origin: written.origin(['flags']),
  });
  return { address, changes };
}

/** Of today, from the cache where it was asked before. */
async function answer(
  address: string,
  { cache, web }: { readonly cache: Cache; readonly web: Web },
  fresh: boolean,
): Promise<Uint8Array> {
  const key = sha256(new TextEncoder().encode(`web ${web.today()} ${address}`));
  const kept = fresh ? undefined : await cache.read(key);
  if (kept) return kept;
  const bytes = await web.get(address);
  await cache.write(key, { sha256: sha256(bytes) }, bytes);
  return bytes;
}

/** The figures, then the day on which they were read. */
async function write(
  { slug }: LoadedTemplate,
  written: Written<Series>,
  rows: Series['rows'],
  files: { read(path: string): Promise<Uint8Array | undefined> },
  content: { write(path: string, bytes: Uint8Array): Promise<void> },
  today: string,
): Promise<void> {
  const encode = (text: string) => new TextEncoder().encode(text);
  await content.write(`templates/${slug}/data/${written.value.name}.csv`, encode(csvOf({ rows })));
  const descriptor = await files.read(written.file);
  if (!descriptor) return;
  const text = new TextDecoder().decode(descriptor).replace(/^read: .*$/m, `read: ${today}`);
  await content.write(written.file, encode(text));
}

/**
 * Texts with a field of the series, charts of it and what publications found in it: fields follow the data, but «in each
 * year» does not.
 */
function speakingOf(
  { publications }: Pick<Project, 'publications'>,
  { slug, bundle, slots }: LoadedTemplate,
  name: string,
): string[] {
  const field = new RegExp(`\\bdata\\.(?:[\\w-]+\\.(?:minus|shareOf)\\.)?${name}(?![\\w-])`);
  const texts = bundle.units.flatMap(({ text, origin }) =>
    field.test(text) ? [`${origin.file}:${origin.start.line}`] : [],
  );
  const charts = [...slots.values()].flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === 'directive' && block.origin && Object.values(block.attributes).includes(name)
        ? [`${block.origin.file}:${block.origin.start.line}`]
        : [],
    ),
  );
  const findings = [...publications.values()].flatMap(({ publication }) =>
    publication.value.comparisons.flatMap(({ chart, series }, i) => {
      if (!chart || series[slug] !== name) return [];
      const { file, start } = publication.origin(['comparisons', i, 'chart', 'finding']);
      return [`${file}:${start.line}`];
    }),
  );
  return [...new Set([...texts, ...charts, ...findings])].sort(compareNames);
}
