import type { Block, Inline, Paragraph, Section, Table } from '@decode/model';
import type { Settled } from '../localise/settled.ts';
import type { Assembly, PlaceAssembly } from './assembly.ts';
import type { ChartPlan } from './charts/chart-plan.ts';
import { sentence, seriesText } from './charts/series-words.ts';
import { sourceLine } from './source-line.ts';
import { cell, columns, row } from './table.ts';

/** The values of one chart, built when the annex is, for then its table has its number. */
export type Annexed = () => readonly Block[];

/** The values of every chart as a table, with what a reader needs to check or reuse them; nothing where there is no chart. */
export function assembleDataAnnex(assembly: Assembly): Section[] {
  if (assembly.annex.length === 0) return [];
  const heading = assembly.say('part.data');
  return [
    {
      type: 'section',
      role: 'chapter',
      id: 'data',
      runningHead: heading,
      children: [
        assembly.heading(1, heading),
        assembly.words(assembly.say('data.lead'), 'body'),
        ...assembly.annex.flatMap((build) => build()),
      ],
    },
  ];
}

interface Charted {
  readonly id: string;
  /** «Figure 1» in the language's own order. */
  readonly figure: string;
  /** The finding. */
  readonly label: Settled;
  readonly plan: ChartPlan;
}

/** Every value that a chart draws, and what is to be known of its series. */
export function chartValues(assembly: PlaceAssembly, { id, figure, label, plan }: Charted): Block[] {
  const { head, rows } = plan.table;
  const rest = (100 - 16) / (head.length - 1);
  const table: Table = {
    type: 'table',
    role: 'data',
    id,
    caption: assembly.caption('table', [
      ...figureLink(figure, label),
      { type: 'text', value: ': ' },
      ...assembly.phrase(label),
    ]),
    columns: columns(16, ...head.slice(1).map(() => [rest, 'right'] as const)),
    head: [row(...head.map((words) => cell(assembly, words, { header: 'column' })))],
    groups: [
      {
        rows: rows.map(([name = '', ...cells]) =>
          row(cell(assembly, name, { header: 'row' }), ...cells.map((words) => cell(assembly, words))),
        ),
      },
    ],
  };
  return [table, ...plan.series.map((written) => about(assembly, written)), source(assembly, plan)];
}

/** Back to the chart; its number follows when figures are renumbered in Word. */
function figureLink(figure: string, { id }: Settled): Inline[] {
  const words: Inline = { type: 'text', value: figure };
  return [id === undefined ? words : { type: 'reference', target: id, children: [words] }];
}

/** Title, definition, limits of the area and what else its descriptor says. */
function about(assembly: PlaceAssembly, written: ChartPlan['series'][number]): Paragraph {
  const { geography, notes } = written.value;
  const say = (...path: (string | number)[]): Inline[] =>
    sentence(assembly.phrase(seriesText(assembly, written, ...path)));
  return assembly.words(
    [
      { type: 'strong', children: say('title') },
      ...say('definition'),
      ...(geography.boundary === undefined ? [] : say('geography', 'boundary')),
      ...notes.flatMap((_, i) => say('notes', i)),
    ],
    'note',
  );
}

function source(assembly: PlaceAssembly, plan: ChartPlan): Paragraph {
  return assembly.words(sourceLine(assembly, plan), 'note');
}
