import {
  type ChosenColumn,
  chooseColumns,
  type Form,
  type FormChoice,
  type FormName,
  formsOf,
  type MeasureCell,
  type MeasureColumn,
  type MeasureField,
  type MeasureGroup,
  type MeasureRow,
  type MeasureTable,
  type Written,
} from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { areaTitle, type Measure, measureCell } from './measure.ts';

/** A place's form: the country's, and what the place has otherwise. */
export interface PlaceForm {
  readonly name: FormName;
  readonly form: Written<Form>;
  readonly choice: FormChoice | undefined;
  /** Those of a table of the municipality's own, in place of the form's. */
  readonly columns?: readonly ChosenColumn[];
}

/** The form that a place's country has under a name. */
export function placeForm({ draft }: PlaceAssembly, name: FormName): PlaceForm | undefined {
  const { project, template } = draft;
  const form = formsOf(project, template.place.value).get(name);
  return form && { name, form, choice: template.template.value.forms[name] };
}

/** The one function that turns measures, form and language into rows: every format takes these. */
export function measureTable(
  assembly: PlaceAssembly,
  measures: readonly Measure[],
  { name, form, choice, columns: own }: PlaceForm,
): MeasureTable {
  const { template } = assembly.draft.template;
  const { columns, faults } = own ? { columns: own, faults: [] } : chooseColumns(form.value, choice);
  for (const { path, found, todo } of faults) {
    const origin = template.origin(['forms', name, 'columns', ...path]);
    assembly.fail({ rule: 'form-columns', severity: 'error', found, todo, origin });
  }
  const { kinds } = form.value;
  const listed = kinds
    ? measures.filter(({ proposal }) => proposal.value.kind.some((kind) => kinds.includes(kind)))
    : measures;
  const areas = [...new Set(listed.map(({ proposal }) => proposal.value.area))];
  return {
    form: name,
    layout: form.value.layout,
    title: tableTitle(assembly, { name, form, choice }),
    columns: widened(columns.map((column) => columnOf(assembly, column, { name, form, choice }))),
    groups: areas.map((area): MeasureGroup => {
      const inArea = listed.filter(({ proposal }) => proposal.value.area === area);
      const [first] = inArea;
      return {
        title: first ? assembly.phrase(areaTitle(assembly, first)) : [],
        rows: inArea.flatMap((measure) => rowsOf(assembly, measure, columns, form.value)),
      };
    }),
  };
}

function tableTitle(assembly: PlaceAssembly, { name, form, choice }: PlaceForm): string {
  const { template } = assembly.draft.template;
  if (choice?.title) return assembly.named(choice.title, template, ['forms', name, 'title']);
  return form.value.title ? assembly.named(form.value.title, form, ['title']) : assembly.say(`form.${name}`);
}

function columnOf(
  assembly: PlaceAssembly,
  { id, field, heading, words: given, index, renamed, fill, basis, status, value, width }: ChosenColumn,
  { name, form }: PlaceForm,
): Omit<MeasureColumn, 'width'> & { width: number | undefined } {
  const { template } = assembly.draft.template;
  const words = () => {
    if (given !== undefined) return given;
    if (!heading) return assembly.say(`field.${field}`);
    if (renamed !== undefined)
      return assembly.named(heading, template, ['forms', name, 'columns', renamed, 'heading']);
    return assembly.named(heading, form, ['columns', index ?? 0, 'heading']);
  };
  const label = words();
  if (status === 'needs-review' && heading && renamed === undefined && given === undefined)
    assembly.draft.doubtPoint(
      'heading',
      `heading of a column of a planning document: ${label}`,
      form.origin(['columns', index ?? 0]),
    );
  return { id, field, heading: label, fill, basis, verified: status === 'confirmed', value, width };
}

/** Shares of the width that add up to 100, whatever was hidden or added. */
function widened(
  columns: readonly (Omit<MeasureColumn, 'width'> & { width: number | undefined })[],
): MeasureColumn[] {
  const given = columns.flatMap(({ width }) => width ?? []);
  const sum = given.reduce((total, width) => total + width, 0);
  const usual = given.length > 0 ? sum / given.length : 1;
  const total = sum + usual * (columns.length - given.length);
  return columns.map(({ width = usual, ...column }) => ({
    ...column,
    width: total === 100 ? width : (width / total) * 100,
  }));
}

function rowsOf(
  assembly: PlaceAssembly,
  measure: Measure,
  columns: readonly ChosenColumn[],
  form: Form,
): MeasureRow[] {
  const { proposal } = measure;
  const { code } = proposal.value;
  const { planCode } = measure.choice;
  const base = { code, proposal: proposal.slug, ...(planCode !== undefined && { planCode }) };
  const first = columns.map((column): MeasureCell => {
    const about = form.each === 'indicator' ? { ...measure, indicator: 0 } : measure;
    return { content: measureCell(assembly, about, column, form), repeats: false };
  });
  if (form.each === 'measure') return [{ ...base, id: `plan-${code}`, span: 1, cells: first }];
  const { indicators } = proposal.value;
  return indicators.map((_, indicator): MeasureRow => {
    const about = { ...measure, indicator };
    return {
      ...base,
      id: `plan-${code}-${indicator + 1}`,
      span: indicator === 0 ? indicators.length : 0,
      cells: columns.map((column, i): MeasureCell => {
        const own = first[i] ?? { content: [], repeats: false };
        if (indicator === 0) return own;
        return isOfIndicator(column.field)
          ? { content: measureCell(assembly, about, column, form), repeats: false }
          : { ...own, repeats: true };
      }),
    };
  });
}

export function isOfIndicator(field: MeasureField): boolean {
  return field.startsWith('indicator') && field !== 'indicators';
}
