import type { MatchedColumn } from '@decode/compose';
import type { RowsReport } from '@decode/fold';
import {
  type ColumnWords,
  type FormName,
  formsOf,
  languageChain,
  type Measures,
  type Message,
  type Project,
  standsIn,
  wordsIn,
} from '@decode/model';
import { checkedMeasures } from '../build/checked-measures.ts';
import { stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';
import type { Host } from '../host/host.ts';
import { codesOf, editionOf } from './compose-chapter.ts';
import { filesOfPlace } from './files-of-place.ts';
import { readGivenColumns } from './given-columns.ts';
import { readBeside, refusedAsUsage } from './host-file.ts';

export interface TableRequest {
  readonly file: string;
  readonly place: string;
  readonly language?: string | undefined;
  readonly proposal: readonly string[];
  readonly table: string;
  readonly form: FormName;
  readonly columns?: string | undefined;
  readonly at?: string | undefined;
  readonly name: string;
  readonly track: boolean;
  readonly author: string;
  readonly overwrite: boolean;
}

export interface FoldedTable {
  /** Absent where an error stops it. */
  readonly folded?: {
    readonly bytes: Uint8Array;
    readonly beside: string;
    readonly report: RowsReport;
    readonly columns: readonly MatchedColumn[];
  };
  readonly messages: readonly Message[];
}

/** A place's measures as rows of a table of the municipality's own. @throws UsageProblem for what does not fit it */
export async function foldTable(
  host: Pick<Host, 'project' | 'given' | 'output'>,
  bytes: Uint8Array,
  request: TableRequest,
): Promise<FoldedTable> {
  const { file, table, form, name, overwrite } = request;
  const [{ foldRows, headingsOfTable }, { matchColumns }] = await Promise.all([
    import('@decode/fold'),
    import('@decode/compose'),
  ]);
  const behind = rowAnchor(request.at);
  const project = await stages.loadProject(await filesOfPlace(host.project, request));
  const { template: place, language } = editionOf(project, request);
  const sign = { table, place, language, form, name };
  const headings = refusedAsUsage(file, () => headingsOfTable(bytes, sign));
  const given =
    request.columns === undefined ? undefined : await readGivenColumns(host, request.columns, headings);
  if (given?.messages.some(({ severity }) => severity === 'error')) return { messages: given.messages };
  const columns = matchColumns(project, { template: place, language, form }, headings, given?.columns);
  mustNameMeasures(columns, table, request.columns);

  const known = [...project.messages, ...(await stages.checkProject(project))];
  const edition = { template: place, language, form, columns };
  const { measures, messages } = await checkedMeasures(stages, project, known, edition);
  if (!measures) {
    if (messages.some(({ severity }) => severity === 'error')) return { messages };
    throw nothingToFold(project, place, form);
  }
  const { document, words } = measures;
  const date = new Date(document.meta.epoch * 1000).toISOString().replace('.000', '');
  const beside = await readBeside(host, file);
  const folded = refusedAsUsage(file, () =>
    foldRows(bytes, {
      ...sign,
      measures: chosenRows(measures, codesOf(project, place, request.proposal)),
      silent: new Set(columns.flatMap(({ silent }, at) => (silent ? [at] : []))),
      blank: words.fills.municipality,
      edition: document.meta.edition,
      behind,
      totals: sumsIn(project, language),
      beside,
      overwrite,
      ...(request.track && { track: { author: request.author, date } }),
    }),
  );
  return { folded: { ...folded, columns }, messages };
}

/** Rows of a table are named by their words; anything else is a place for chapters. */
function rowAnchor(at: string | undefined): string | undefined {
  const row = at?.replace(/^row:\s*/, '');
  if (row !== at) return row;
  if (at === undefined) return undefined;
  throw new UsageProblem(
    `"${at}" is no row of a table.`,
    'Write --at "row:" with words of the row that ours are to follow, or leave it out to put them at the end.',
  );
}

function mustNameMeasures(columns: readonly MatchedColumn[], table: string, file: string | undefined): void {
  if (columns.some(({ fields }) => fields.includes('title'))) return;
  const all = columns.map(({ heading }, at) => (heading === '' ? `${at + 1}` : `"${heading}"`));
  const like = columns.find((column) => column.like.length > 0);
  const why = like === undefined ? '' : ` ("${like.heading}" and "${like.like.join('", "')}" may both do.)`;
  throw new UsageProblem(
    `In the table "${table}" no column is known to name the measure.${why} Its columns are ${all.join(', ')}.`,
    file === undefined
      ? `Write a file columns.yaml with a line such as ${all[1] ?? all[0]}: title, and add --columns columns.yaml.`
      : `Add a line such as ${all[1] ?? all[0]}: title to ${file}.`,
  );
}

function nothingToFold(project: Project, place: string, form: FormName): UsageProblem {
  const about = project.templates.get(place)?.place.value;
  const known = about ? [...formsOf(project, about).keys()] : [];
  return known.includes(form)
    ? new UsageProblem(
        `None of the measures of ${place} belongs into the form "${form}".`,
        `Name another form with --form: ${known.join(', ')}.`,
      )
    : new UsageProblem(
        `The country of ${place} has no form "${form}".`,
        `Its forms are: ${known.join(', ')}.`,
      );
}

function chosenRows({ table }: Measures, codes: ReadonlySet<string> | undefined): Measures['table'] {
  if (!codes) return table;
  const groups = table.groups.map((group) => ({
    ...group,
    rows: group.rows.filter(({ code }) => codes.has(code)),
  }));
  return { ...table, groups };
}

/** Whether words open a row of sums, in the language of the table. */
function sumsIn(project: Project, language: string): (words: string) => boolean {
  const words: ColumnWords | undefined = languageChain(language)
    .map((tag) => project.headings.get(tag))
    .find((each) => each !== undefined);
  return (text) => {
    const [first, second] = wordsIn(text);
    const opening = [first, second].filter((word) => word !== undefined);
    return (
      words?.sums.some((pattern) => standsIn(opening.slice(0, pattern.split(' ').length), pattern)) ?? false
    );
  };
}
