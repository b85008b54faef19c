import { trace as traceFigure } from '@decode/compose';
import type { Project } from '@decode/model';
import { z } from 'zod';
import { mustBeKnown } from '../build/plan.ts';
import { stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const source = z.object({ key: z.string(), title: z.string(), url: z.string(), accessed: z.string() });

const foundFigure = z.object({
  place: z.string().optional(),
  kind: z.enum([
    'data',
    'field',
    'computed',
    'cited',
    'uncited',
    'indicator',
    'baseline',
    'reading',
    'target',
  ]),
  printed: z.string(),
  field: z.string().optional(),
  /** File and line of the text. */
  at: z.string().optional(),
  /** Of a baseline, reading or target. */
  year: z.number().optional(),
  indicator: z
    .object({
      /** «A1.2»: the second of A1. */
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      definition: z.string(),
      dataSource: z.string(),
    })
    .optional(),
  rows: z.array(
    z.object({
      series: z.string(),
      file: z.string(),
      line: z.number().optional(),
      year: z.number(),
      value: z.number(),
      of: z.string().optional(),
      flag: z.string().optional(),
      definition: z.string(),
      area: z.string(),
      source,
    }),
  ),
  sources: z.array(source),
});

export const trace = defineVerb({
  name: 'trace',
  summary: 'Show where a printed figure comes from, down to file, row and source',
  examples: [
    { command: 'trace 239.364', does: 'Show every row, field and text that gives this number' },
    {
      command: 'trace data.births-city.last --place magdeburg',
      does: 'Show what this field prints, and from which row',
    },
    {
      command: 'trace A1.2',
      does: 'Show how the second indicator of A1 is defined, and what places have counted and decided',
    },
  ],
  input: z.object({
    what: z.array(z.string()).min(1).meta({
      positional: 'what',
      description:
        'A number as a document prints it, a field such as data.births-city.last, or an indicator such as A1.2',
    }),
    place: z.array(z.string()).default([]).meta({
      value: 'place',
      description: 'Folder in templates/; may be given more than once. None means all',
    }),
  }),
  output: z.object({
    what: z.string(),
    found: z.array(foundFigure),
  }),
  effects: ['project'],

  async run({ project: files }, input) {
    const project = await stages.loadProject(files);
    mustBeKnown('place', input.place, project.templates.keys());
    // «77 486» is two words to a shell.
    const what = input.what.join(' ');
    const traced = traceFigure(project, what, input.place);
    if (traced.length === 0) mustBeNamedWell(project, what, input.place);
    const found = traced.map(({ origin, ...rest }) => ({
      ...rest,
      ...(origin ? { at: `${origin.file}:${origin.start.line}` } : {}),
    }));
    return {
      value: { what, found: found as z.output<typeof foundFigure>[] },
      messages: [],
      failures: [],
    };
  },

  say({ what, found }) {
    if (found.length === 0)
      return `Nothing in the project gives ${what}. A figure of a table that is counted while a document is made, such as a number of pages, comes from no file.`;
    return [`${what}: ${count(found.length, 'place')} in the project.`, ...found.map(paragraph)].join('\n\n');
  },
});

/** A number may well be unknown; a field or an indicator that nobody has is a slip of the pen. */
function mustBeNamedWell(project: Project, what: string, wanted: readonly string[]): void {
  const name = what.trim().replace(/^\{\{\s*|\s*\}\}$/g, '');
  const templates = [...project.templates.values()].filter(
    ({ slug }) => wanted.length === 0 || wanted.includes(slug),
  );
  const [, series] = /^data\.([\w-]+)/.exec(name) ?? [];
  if (series !== undefined) {
    const having = templates.find((template) => template.series.has(series));
    const known = new Set(templates.flatMap((template) => [...template.series.keys()]));
    if (!having) mustBeKnown('series', [series], known);
    throw new UsageProblem(
      `There is no field "${name}"${having ? ` in ${having.slug}` : ''}.`,
      'After the series write last, first or a year that it has, change, fall or rise, as in data.births-city.last.',
    );
  }
  if (/^data\b/.test(name))
    throw new UsageProblem(
      `"${name}" names no series.`,
      'Write the field whole, as in data.births-city.last.',
    );
  if (/^[A-Z]\d{1,2}\.\d+$/.test(name)) {
    const [code = ''] = name.split('.');
    const proposal = [...project.proposals.values()].find(({ value }) => value.code === code);
    throw new UsageProblem(
      proposal
        ? `${code} has no indicator ${name.slice(code.length + 1)}.`
        : `There is no recommendation ${code}.`,
      proposal
        ? `It has ${proposal.value.indicators.length}: write ${code}.1 for the first.`
        : 'Type "npm run decode -- list proposals" to see the codes.',
    );
  }
}

type Found = z.output<typeof foundFigure>;

function paragraph({ place, kind, printed, field, at, year, indicator, rows, sources }: Found): string {
  const heads = {
    data: 'In the data',
    field: `Printed as ${printed} by {{ ${field} }}`,
    computed: `Computed and printed as ${printed}${field === undefined ? '' : `, as {{ ${field} }}`}`,
    cited: 'Typed, beside a citation',
    uncited: 'Typed, without a citation',
    indicator: `Indicator ${indicator?.code}`,
    baseline: `Baseline of ${year} (${printed}) of indicator ${indicator?.code}`,
    reading: `Reading of ${year} (${printed}) of indicator ${indicator?.code}`,
    target: `Target for ${year} (${printed}) of indicator ${indicator?.code}, as the body has decided it`,
  } as const;
  return [
    `${heads[kind]}${place === undefined ? '' : ` of ${place}`}${at === undefined ? '' : `, ${at}`}`,
    ...rows.map(
      (row) =>
        `  ${row.file}${row.line === undefined ? '' : `:${row.line}`}  ${row.year}${row.of ? ` ${row.of}` : ''}: ${row.value}${row.flag ? ` (${row.flag})` : ''}`,
    ),
    ...[...new Set(rows.map(({ definition, area }) => `  ${definition}. ${area}`))],
    ...(indicator
      ? [
          `  ${indicator.name} (${indicator.unit}): ${indicator.definition}`,
          ...(kind === 'indicator' ? [`  Counted from: ${indicator.dataSource}`] : []),
        ]
      : []),
    ...sources.map(({ key, title, url, accessed }) => `  [@${key}] ${title}, ${url} (read ${accessed})`),
  ].join('\n');
}
