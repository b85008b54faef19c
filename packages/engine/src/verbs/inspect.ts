import { formNames } from '@decode/model';
import { z } from 'zod';
import { columnsFor } from '../fold/columns-for.ts';
import { readBeside, readHostFile, refusedAsUsage, stemOf } from '../fold/host-file.ts';
import { describe, inspectionPage, reasons, seemsHeading } from '../fold/inspection-page.ts';
import { columnWords } from '../fold/table-words.ts';
import { columns, count } from './columns.ts';
import { defineVerb } from './verb.ts';

const place = z.object({
  at: z.string(),
  kind: z.enum(['heading', 'bookmark', 'control']),
  /** A line in bold that seems to be a heading: nothing in the file says so. */
  guessed: z.literal(true).optional(),
  level: z.number(),
  number: z.string(),
  text: z.string(),
  /** Why it cannot be used; absent where it can. */
  reason: z.string().optional(),
});

const table = z.object({
  /** What to write after --table. */
  table: z.string(),
  number: z.number(),
  headings: z.array(z.string()),
  /** Rows that hold data. */
  rows: z.number(),
  /** Why no rows can be put in; absent where they can. */
  reason: z.string().optional(),
  /** With --place: what fills each column. */
  columns: z
    .array(
      z.object({
        heading: z.string(),
        fields: z.array(z.string()),
        how: z.string(),
        like: z.array(z.string()),
      }),
    )
    .optional(),
});

const output = z.object({
  file: z.string(),
  sha256: z.string(),
  writtenBy: z.string().optional(),
  language: z.string().optional(),
  sections: z.number(),
  landscape: z.boolean(),
  columns: z.boolean(),
  tables: z.array(table),
  /** Rows of ours that stand in its tables. */
  rows: z.array(
    z.object({
      place: z.string().optional(),
      language: z.string().optional(),
      edition: z.string().optional(),
      count: z.number(),
    }),
  ),
  notes: z.number(),
  contents: z.number(),
  /** Chapters of ours that stand in it already. */
  chapters: z.array(
    z.object({
      place: z.string().optional(),
      language: z.string().optional(),
      name: z.string().optional(),
      /** Codes of the recommendations that it is of; none means all. */
      proposals: z.array(z.string()).readonly().optional(),
      edition: z.string().optional(),
    }),
  ),
  places: z.array(place),
  styles: z.array(z.object({ role: z.string(), style: z.string(), why: z.string() })),
  captions: z.array(
    z.object({ name: z.string(), kind: z.enum(['figure', 'table', 'other']), count: z.number() }),
  ),
  risks: z.array(z.object({ kind: z.string(), found: z.string(), todo: z.string() })),
  /** The same as a page. */
  page: z.string(),
});

export const inspect = defineVerb({
  name: 'inspect',
  summary: 'Show where a chapter can be inserted in a planning document of yours',
  examples: [
    {
      command: 'inspect plan.docx',
      does: 'List headings, tables, bookmarks, styles and risks of a document',
    },
    {
      command: 'inspect plan.docx --place daugavpils',
      does: 'Show as well which columns of its tables the measures of a place would fill',
    },
  ],
  input: z.object({
    file: z.string().meta({ positional: 'file', description: 'A Word document (.docx); it is only read' }),
    place: z.string().optional().meta({
      value: 'place',
      description: 'Folder in templates/; says what its measures would fill in each table',
    }),
    language: z
      .string()
      .optional()
      .meta({ value: 'tag', description: "Language of the document; the place's own by default" }),
    form: z
      .enum(formNames)
      .default('action')
      .meta({ value: 'form', description: `One of ${formNames.join(', ')}; action by default` }),
  }),
  output,
  effects: ['given', 'output', 'project'],

  async run(host, { file, place: slug, language, form }) {
    const bytes = await readHostFile(host, file);
    const beside = await readBeside(host, file);
    const fold = await import('@decode/fold');
    const inspection = refusedAsUsage(file, () => fold.inspect(bytes, beside));
    const filled = slug === undefined ? undefined : await columnsFor(host, { place: slug, language, form });
    const path = `fold/${stemOf(file)}.inspect.html`;
    await host.output.write(path, inspectionPage(stemOf(file), inspection, filled));
    const { chapters, places, styles, captions, risks, tables, rows, ...facts } = inspection;
    const value = {
      file,
      ...facts,
      tables: tables.map((each) => ({
        ...each,
        headings: [...each.headings],
        ...(filled && {
          columns: filled(each.headings).map(({ heading, fields, how, like }) => ({
            heading,
            fields: [...fields],
            how,
            like: [...like],
          })),
        }),
      })),
      rows: [...rows],
      chapters: [...chapters],
      places: [...places],
      styles: [...styles],
      captions: [...captions],
      risks: [...risks],
      page: `${host.output.name.replaceAll('\\', '/')}/${path}`,
    };
    return { value, messages: [], failures: [] };
  },

  say(value) {
    const rows = value.places.map(({ at, level, guessed, reason }) => [
      `${'  '.repeat(Math.max(0, level - 1))}${at}`,
      reason === undefined ? (guessed ? seemsHeading : '') : `cannot be used: ${reason}`,
    ]);
    const lines = [...describe(value), '', 'Places, as --at takes them:'];
    lines.push(
      rows.length > 0 ? columns(rows, '  ') : '  none: set a bookmark at the place (Insert, Bookmark)',
    );
    if (value.tables.length > 0) {
      lines.push('', 'Tables, as --table takes them:');
      for (const each of value.tables) lines.push(...tableLines(each));
    }
    lines.push('', 'Styles that our text takes:');
    const styles = value.styles.map(({ role, style, why }) => [role, style, reasons[why] ?? why]);
    lines.push(columns(styles, '  '));
    if (value.risks.length > 0) {
      lines.push('', 'To know:', ...value.risks.map(({ found, todo }) => `  ${found} ${todo}`));
    }
    lines.push('', `Look at ${value.page}`);
    return lines.join('\n');
  },
});

function tableLines({
  table: name,
  headings,
  rows,
  reason,
  columns: matched,
}: z.infer<typeof table>): string[] {
  const words = `  ${name} (${count(rows, 'row')}): ${headings.filter((heading) => heading !== '').join(' | ')}`;
  if (reason !== undefined) return [`${words}`, `    cannot take rows: it ${reason}`];
  return matched ? [words, columnWords(matched, '    ')] : [words];
}
