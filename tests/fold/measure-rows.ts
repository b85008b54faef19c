import type { RowsOrder } from '@decode/fold';
import type { MeasureCell, MeasureField, MeasureTable } from '@decode/model';
import { latvianTable, type TableKind, tableName } from './table-host.ts';

/** Measures as rows, without a project: what a test says of each column. */
export interface RowWords {
  readonly id: string;
  readonly planCode?: string;
  /** By field. */
  readonly words: Readonly<Partial<Record<MeasureField, string | readonly string[]>>>;
}

export const firstRows: readonly RowWords[] = [
  {
    id: 'A1',
    words: {
      planCode: 'A1',
      title: 'Vieta bērnudārzā',
      lead: 'izglītības pārvalde',
      period: ['Vidējs termiņš', '12–36 mēneši'],
    },
  },
  {
    id: 'B2',
    words: {
      planCode: 'B2',
      title: 'Stipendijas & prakses',
      lead: 'attīstības nodaļa',
      period: 'Īss termiņš',
    },
  },
  {
    id: 'C3',
    words: {
      planCode: 'C3',
      title: 'Braucieni pēc pieprasījuma',
      lead: 'plānošanas nodaļa',
      period: 'Ilgs termiņš',
    },
  },
];

/** One is gone, one is reworded, one has come. */
export const secondRows: readonly RowWords[] = [
  {
    id: 'A1',
    words: {
      planCode: 'A1',
      title: 'Vieta bērnudārzā katram bērnam',
      lead: 'izglītības pārvalde',
      period: 'Vidējs termiņš',
    },
  },
  {
    id: 'C3',
    words: {
      planCode: 'C3',
      title: 'Braucieni pēc pieprasījuma',
      lead: 'plānošanas nodaļa',
      period: 'Ilgs termiņš',
    },
  },
  {
    id: 'D4',
    words: {
      planCode: 'D4',
      title: 'Iedzīvotāju skaita pārskats',
      lead: 'plānošanas nodaļa',
      period: 'Īss termiņš',
    },
  },
];

export const latvianFields: readonly MeasureField[] = [
  'planCode',
  'title',
  'lead',
  'period',
  'funding',
  'blank',
];

export function rowsOrder(
  rows: readonly RowWords[] = firstRows,
  more: Partial<RowsOrder> = {},
  fields: readonly MeasureField[] = latvianFields,
  { columns }: Pick<TableKind, 'columns'> = latvianTable,
): RowsOrder {
  const cell = (words: string | readonly string[] | undefined): MeasureCell => ({
    content: (words === undefined ? [] : [words].flat()).map((value) => ({
      type: 'paragraph',
      role: 'body',
      children: [{ type: 'text', value }],
    })),
    repeats: false,
  });
  const measures: MeasureTable = {
    form: 'action',
    layout: 'rows',
    title: tableName,
    columns: fields.map((field, at) => ({
      id: field,
      field,
      heading: columns[at] ?? '',
      fill: field === 'blank' ? 'municipality' : 'proposal',
      basis: 'customary',
      verified: true,
      value: 'text',
      width: 100 / fields.length,
    })),
    groups: [
      {
        title: [],
        rows: rows.map(({ id, words, planCode }) => ({
          id: `plan-${id}`,
          code: id,
          proposal: id.toLowerCase(),
          ...(planCode !== undefined && { planCode }),
          span: 1,
          cells: fields.map((field) => cell(words[field])),
        })),
      },
    ],
  };
  return {
    table: tableName,
    measures,
    silent: new Set(),
    blank: 'aizpilda pašvaldība',
    place: 'daugavpils',
    language: 'lv',
    form: 'action',
    name: 'chapter',
    edition: rows === firstRows ? '1. izdevums' : '2. izdevums',
    behind: undefined,
    totals: (words) => /^kopā/i.test(words),
    overwrite: false,
    ...more,
  };
}
