import type {
  Block,
  MeasureColumn,
  MeasureRow,
  MeasureTable,
  Section,
  Table,
  TableCell,
} from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { codeLink, type Measure } from './measure.ts';
import { columnsInProse, titleOf } from './measure-prose.ts';
import { isOfIndicator, measureTable, type PlaceForm, placeForm } from './measure-table.ts';
import { plainWords } from './plain-words.ts';
import { slotBlocks } from './slots.ts';
import { blank, cell, row } from './table.ts';

/** All measures in the country's own form: as rows on wide pages, or as prose by topic. */
export async function assemblePlan(assembly: PlaceAssembly, measures: readonly Measure[]): Promise<Section> {
  const heading = assembly.say('part.plan');
  const form = formOf(assembly);
  const table = form && measureTable(assembly, measures, form);
  const inProse = table?.layout === 'topics';
  return {
    type: 'section',
    role: inProse ? 'chapter' : 'wide',
    id: 'plan',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      ...(await slotBlocks(assembly, 'next-steps')),
      ...(table
        ? // Above the table: below it, it would stand on a page alone where the table ends with one.
          [
            assembly.words(assembly.say(inProse ? 'plan.legendTopics' : 'plan.legend'), 'note'),
            ...(inProse ? planTopics(assembly, table) : [planTable(assembly, table)]),
          ]
        : []),
    ],
  };
}

/** A heading for each policy area, below it one for each measure. */
function planTopics(assembly: PlaceAssembly, table: MeasureTable): Block[] {
  return table.groups.flatMap(({ title, rows }): Block[] => [
    assembly.heading(2, plainWords(title)),
    ...rows.flatMap((entry): Block[] => [
      {
        ...assembly.heading(3, titleOf(entry, table), { id: entry.id }),
        children: [codeLink(entry.code), { type: 'text', value: ` ${titleOf(entry, table)}` }],
      },
      ...columnsInProse(assembly, entry, table),
    ]),
  ]);
}

function formOf(assembly: PlaceAssembly): PlaceForm | undefined {
  const { country } = assembly.draft.template.place.value;
  const form = placeForm(assembly, 'action');
  if (!form) {
    assembly.fail({
      rule: 'missing-form',
      severity: 'error',
      found: `There is no form for the country "${country}".`,
      todo: `Add templates/base/forms/${country}/action.yaml.`,
      origin: assembly.draft.template.place.origin(['country']),
    });
  }
  return form;
}

/** Rows of measures as a table on wide pages. */
export function planTable(assembly: PlaceAssembly, { title, columns, groups }: MeasureTable): Table {
  const numbered = columns.some(({ field }) => field === 'planCode' || field === 'code');
  return {
    type: 'table',
    role: 'plan',
    caption: assembly.caption('table', [{ type: 'text', value: title }]),
    columns: columns.map(({ width }) => ({ align: 'left', width })),
    // A stroke ends a line of a narrow head, and begins none.
    head: [
      row(
        ...columns.map(({ heading }) =>
          cell(assembly, heading.replaceAll(' / ', '\u00a0/ '), { header: 'column' }),
        ),
      ),
    ],
    groups: groups.map((group) => ({
      ...(group.title.length > 0 ? { title: { children: group.title } } : {}),
      rows: group.rows.map((entry) => ({
        id: entry.id,
        cells: columns.flatMap((column, i) => planCell(assembly, entry, { column, i, numbered })),
      })),
    })),
  };
}

function planCell(
  assembly: PlaceAssembly,
  { code, span, cells }: MeasureRow,
  { column, i, numbered }: { readonly column: MeasureColumn; readonly i: number; readonly numbered: boolean },
): TableCell[] {
  const { content, repeats } = cells[i] ?? { content: [], repeats: false };
  if (repeats) return [];
  // What is said of the measure stands once for all rows of its indicators.
  const rows = isOfIndicator(column.field) ? 1 : Math.max(span, 1);
  if (content.length === 0) return [{ ...blank(assembly), rows }];
  if (column.field !== 'title') return [{ ...cell(assembly, content), rows }];
  // Where a form has no column for numbers, the code stands over the title.
  const titled = numbered ? content : [assembly.words([codeLink(code)], 'detail'), ...content];
  return [{ ...cell(assembly, titled, { header: 'row' }), rows }];
}
