import {
  type Block,
  chooseColumns,
  type Document,
  type FormName,
  formsOf,
  type Measures,
  type MeasureTable,
  type Message,
  type Project,
  type Target,
} from '@decode/model';
import { createAssembly, type PlaceAssembly } from './assemble/assembly.ts';
import { fitColumns } from './assemble/fit-columns.ts';
import { assembleMeta, placeFace } from './assemble/front.ts';
import { chosenMeasures } from './assemble/measure.ts';
import { measureMeta, measureSections, withoutReferences } from './assemble/measure-document.ts';
import { measureTable, type PlaceForm, placeForm } from './assemble/measure-table.ts';
import { breakLongWords, lookup, typesetBlocks } from './language/index.ts';
import type { PlaceDraft } from './localise/draft.ts';
import { columnsAsChosen, type MatchedColumn } from './match-columns.ts';
import { settleDraft } from './settle-draft.ts';

/** Per cents of a landscape page: «Nr.» stays in one line in the fonts of office programs. */
const narrowestColumn = 4.5;

export interface ComposedMeasures {
  /** Absent where an error stops it, and where the country has no such form or the place no measure for it. */
  readonly measures?: Measures;
  readonly messages: readonly Message[];
}

/** A place's measures in one form and one language, for every format and for folding. What cannot be said rightly is not said. */
export async function composeMeasures(
  project: Project,
  target: Omit<Target, 'format'> & {
    readonly form: FormName;
    /** Those of a table of the municipality's own, in place of the form's. */
    readonly columns?: readonly MatchedColumn[];
  },
): Promise<ComposedMeasures> {
  const { made, messages } = await settleDraft(project, target, (draft) => {
    const assembly = createAssembly(draft);
    const form = placeForm(assembly, target.form);
    if (!form) return undefined;
    const { columns } = target;
    const own = columns && columnsAsChosen(columns, chooseColumns(form.form.value, form.choice).columns);
    return assembleMeasures(assembly, { ...form, ...(own && { columns: own }) }, target);
  });
  return made ? { measures: made, messages } : { messages };
}

function assembleMeasures(
  assembly: PlaceAssembly,
  form: PlaceForm,
  target: Omit<Target, 'format'>,
): Measures | undefined {
  const { draft } = assembly;
  const assembled = measureTable(assembly, chosenMeasures(draft), form);
  if (assembled.groups.length === 0) return undefined;
  const table = typeset(draft, assembled, form.columns !== undefined);
  const states = statesOf(draft);
  const notes = notesOf(assembly, form, table, states);
  const sections = withoutReferences(measureSections(assembly, table, notes));
  const { rules } = draft.language;
  const { languages } = draft.project;
  const set = breakLongWords(typesetBlocks(sections, rules, languages), rules, languages);
  const body = fitColumns(set, narrowestColumn);
  const meta = measureMeta(assembleMeta(assembly, [], placeFace(assembly, 0)), table.title);
  const document: Document = {
    target: { ...target, format: 'docx' },
    meta,
    body,
    media: new Map(),
    doubts: draft.doubts,
  };
  return { table, document, notes, about: aboutOf(assembly, meta), states, words: wordsOf(assembly) };
}

/**
 * Cells as every format shows them: with the spaces that stay together, and without what only paper needs.
 * @param printed they go into the narrow columns of a printed table: long words may break
 */
function typeset({ language, project }: PlaceDraft, table: MeasureTable, printed: boolean): MeasureTable {
  const broken = (blocks: readonly Block[]) =>
    printed ? breakLongWords(blocks, language.rules, project.languages, true) : blocks;
  const cells = (content: MeasureTable['groups'][number]['rows'][number]['cells'][number]['content']) =>
    broken(typesetBlocks(withoutReferences(content), language.rules, project.languages)).filter(
      (block) => block.type === 'paragraph' || block.type === 'list',
    );
  return {
    ...table,
    groups: table.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, content: cells(cell.content) })),
      })),
    })),
  };
}

function notesOf(
  { draft, say }: PlaceAssembly,
  { name, form, choice }: PlaceForm,
  { columns }: MeasureTable,
  states: readonly string[],
): string[] {
  const { list } = draft.language;
  const unverified = columns.flatMap(({ verified, heading }) => (verified ? [] : [heading]));
  const known = unverified.length < columns.length;
  return [
    say('notice.notAdopted'),
    say(name === 'monitoring' ? 'measures.monitoring' : 'measures.legend'),
    say('form.basis', { prescribed: form.value.prescribed, law: form.value.legalBasis ?? '' }),
    // Where nothing was found there is no form to compare with; a place that has its own columns knows them.
    ...(unverified.length > 0 && known && !choice?.columns
      ? [say('form.unverified', { columns: list(unverified) })]
      : []),
    ...(states.length > 0 && columns.some(({ field }) => field === 'status')
      ? [say('measures.states', { states: list(states) })]
      : []),
  ];
}

/** The words that the country's plans have for the state of a measure: its action plan has them for all its forms. */
function statesOf({ project, template, tag }: PlaceDraft): readonly string[] {
  const states = formsOf(project, template.place.value).get('action')?.value.states;
  return lookup((language) => states?.[language], tag) ?? [];
}

function aboutOf(
  { draft, say, named }: PlaceAssembly,
  { edition, state, notice }: Measures['document']['meta'],
) {
  const { template } = draft.template;
  return [
    { label: say('imprint.partner'), text: draft.name('partner', 'nom') },
    {
      label: say('label.planningDocument'),
      text: named(template.value.plan.title, template, ['plan', 'title']),
    },
    {
      label: say('imprint.edition'),
      text: [edition, state].filter((words) => words !== undefined).join(' · '),
      day: draft.project.edition.value.date,
    },
    { label: say('imprint.status'), text: notice },
  ];
}

function wordsOf({ say }: PlaceAssembly): Measures['words'] {
  return {
    about: say('measures.about'),
    column: say('column.column'),
    basis: say('column.basis'),
    filled: say('column.filled'),
    unverified: say('basis.unverified'),
    bases: { prescribed: say('basis.prescribed'), customary: say('basis.customary') },
    fills: {
      proposal: say('fill.proposal'),
      suggest: say('status.suggested'),
      municipality: say('blank.fillIn'),
    },
  };
}
