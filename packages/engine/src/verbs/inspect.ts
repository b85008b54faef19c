import { z } from 'zod';
import { readBeside, readHostFile, refusedAsUsage, stemOf } from '../fold/host-file.ts';
import { describe, inspectionPage, reasons } from '../fold/inspection-page.ts';
import { columns } from './columns.ts';
import { defineVerb } from './verb.ts';

const place = z.object({
  at: z.string(),
  kind: z.enum(['heading', 'bookmark', 'control']),
  level: z.number(),
  number: z.string(),
  text: z.string(),
  /** Why it cannot be used; absent where it can. */
  reason: z.string().optional(),
});

const output = z.object({
  file: z.string(),
  sha256: z.string(),
  writtenBy: z.string().optional(),
  language: z.string().optional(),
  sections: z.number(),
  landscape: z.boolean(),
  columns: z.boolean(),
  tables: z.number(),
  notes: z.number(),
  contents: z.number(),
  /** Chapters of ours that stand in it already. */
  chapters: z.array(
    z.object({
      place: z.string().optional(),
      language: z.string().optional(),
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
    { command: 'inspect plan.docx', does: 'List headings, bookmarks, styles and risks of a document' },
  ],
  input: z.object({
    file: z.string().meta({ positional: 'file', description: 'A Word document (.docx); it is only read' }),
  }),
  output,
  effects: ['given', 'output'],

  async run(host, { file }) {
    const bytes = await readHostFile(host, file);
    const beside = await readBeside(host, file);
    const fold = await import('@decode/fold');
    const inspection = refusedAsUsage(file, () => fold.inspect(bytes, beside));
    const path = `fold/${stemOf(file)}.inspect.html`;
    await host.output.write(path, inspectionPage(stemOf(file), inspection));
    const { chapters, places, styles, captions, risks, ...facts } = inspection;
    const value = {
      file,
      ...facts,
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
    const rows = value.places.map(({ at, level, reason }) => [
      `${'  '.repeat(Math.max(0, level - 1))}${at}`,
      reason === undefined ? '' : `cannot be used: ${reason}`,
    ]);
    const lines = [...describe(value), '', 'Places, as --at takes them:'];
    lines.push(
      rows.length > 0 ? columns(rows, '  ') : '  none: set a bookmark at the place (Insert, Bookmark)',
    );
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
