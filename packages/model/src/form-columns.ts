import { decidedFields, type Form, type FormChoice, type FormColumn, measureField } from './form.ts';
import { nearest } from './message.ts';

export interface ChosenColumns {
  readonly columns: readonly ChosenColumn[];
  readonly faults: readonly ColumnFault[];
}

/** A column as it is shown, with the file and path of its heading. */
export interface ChosenColumn extends FormColumn {
  readonly id: string;
  /** Index among the columns of the country's form; absent: a field that the place adds. */
  readonly index?: number;
  /** Index in the place's own list, where the place gives the heading. */
  readonly renamed?: number;
  /** The heading as a table of the municipality's has it, in the language of the rows. */
  readonly words?: string;
  /** Level of the plan's hierarchy: of what a measure stands under, the column shows that. */
  readonly level?: string;
}

export interface ColumnFault {
  /** Below `columns` in the place's choice. */
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly todo: string;
}

const suggested: readonly string[] = [
  'priority',
  'kind',
  'planLevel',
  'planDocument',
  'planEntries',
  'lead',
  'partners',
  'period',
  'cost',
  'funding',
  'affectedGroups',
  'relatedMeasures',
  'functionCode',
  'sdg',
];

/** The columns of a country's form as a place wants them: in its order, with its words, without what it leaves out. */
export function chooseColumns(form: Form, choice: FormChoice | undefined): ChosenColumns {
  const all = form.columns.map((column, index): ChosenColumn => ({ ...column, id: columnId(column), index }));
  if (!choice?.columns) return { columns: all, faults: [] };
  const faults: ColumnFault[] = [];
  const seen = new Set<string>();
  const columns = choice.columns.flatMap(({ column: id, heading, width }, renamed): ChosenColumn[] => {
    if (seen.has(id) && id !== 'blank') {
      faults.push({
        path: [renamed, 'column'],
        found: `The column "${id}" is listed twice.`,
        todo: 'Keep one of them.',
      });
      return [];
    }
    seen.add(id);
    const own = all.find((column) => column.id === id);
    const changes = {
      ...(heading ? { heading, renamed } : {}),
      ...(width === undefined ? {} : { width }),
    };
    if (own) return [{ ...own, ...changes }];
    const field = measureField.safeParse(id);
    if (!field.success) {
      const names = [...all.map((column) => column.id), ...measureField.options];
      const meant = nearest(id, names);
      faults.push({
        path: [renamed, 'column'],
        found: `The form has no column "${id}".`,
        todo: `${meant ? `Did you mean "${meant}"? ` : ''}Its columns are ${all.map((column) => column.id).join(', ')}.`,
      });
      return [];
    }
    if (!heading) {
      faults.push({
        path: [renamed],
        found: `The form has no column "${id}", so this one has no title.`,
        todo: 'Add "heading:" with its words in the languages of the place.',
      });
      return [];
    }
    return [{ ...addedColumn(field.data), id, ...changes }];
  });
  if (!columns.some(({ field }) => field === 'title')) {
    faults.push({
      path: [],
      found: 'No column names the measure.',
      todo: 'Add "- column: title", under any heading.',
    });
  }
  return { columns, faults };
}

export function columnId({ id, field }: Pick<FormColumn, 'id' | 'field'>): string {
  return id ?? field;
}

/** A column that asks for a field, filled as the country's form fills it. */
export function chosenColumn(
  field: FormColumn['field'],
  own: ChosenColumn | undefined,
): Omit<ChosenColumn, 'id'> {
  if (!own) return addedColumn(field);
  const { heading: _, index: __, width: ___, renamed: ____, id: _____, ...column } = own;
  return column;
}

/** A field that the country's form does not ask for: the municipality's own habit. */
function addedColumn(field: FormColumn['field']): Omit<FormColumn, 'id'> {
  const decided = (decidedFields as readonly string[]).includes(field);
  return {
    field,
    also: [],
    fill: decided ? 'municipality' : suggested.includes(field) ? 'suggest' : 'proposal',
    value: 'text',
    basis: 'customary',
    status: 'confirmed',
  };
}
