import type { Block, Inline, Section, Table } from '@decode/model';
import type { Settled } from '../localise/settled.ts';
import type { Assembly } from './assembly.ts';
import type { ChartPlan } from './charts/chart-plan.ts';
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

interface Values {
  readonly id: string;
  /** «Figure 1» in the language's own order. */
  readonly figure: string;
  /** The finding. */
  readonly label: Settled;
  readonly table: ChartPlan['table'];
}

/** Every value that a chart draws. */
export function chartValues(assembly: Assembly, { id, figure, label, table }: Values): Table {
  const { head, rows } = table;
  // Years need little room, and heads of many columns all that there is.
  const first = head.length > 6 ? 7 : 16;
  const rest = (100 - first) / (head.length - 1);
  return {
    type: 'table',
    role: 'data',
    id,
    caption: assembly.caption('table', [
      ...figureLink(figure, label),
      { type: 'text', value: ': ' },
      ...assembly.phrase(label),
    ]),
    columns: columns(first, ...head.slice(1).map(() => [rest, 'right'] as const)),
    head: [row(...head.map((words) => cell(assembly, words, { header: 'column' })))],
    groups: [
      {
        rows: rows.map(([name = '', ...cells]) =>
          row(cell(assembly, name, { header: 'row' }), ...cells.map((words) => cell(assembly, words))),
        ),
      },
    ],
  };
}

/** Back to the chart; its number follows when figures are renumbered in Word. */
function figureLink(figure: string, { id }: Settled): Inline[] {
  const words: Inline = { type: 'text', value: figure };
  return [id === undefined ? words : { type: 'reference', target: id, children: [words] }];
}
