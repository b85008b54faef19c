import { formNames } from '@decode/model';
import { z } from 'zod';
import { chosenProposals } from '../fold/chosen-proposals.ts';
import { foldTable, type TableRequest } from '../fold/fold-table.ts';
import { foldWords } from '../fold/fold-words.ts';
import { readBeside, readHostFile, refusedAsUsage, stemOf } from '../fold/host-file.ts';
import { readyChapter } from '../fold/ready-chapter.ts';
import { tableWords } from '../fold/table-words.ts';
import { writeResult } from '../fold/write-result.ts';
import { UsageProblem } from '../host/failure.ts';
import type { Host } from '../host/host.ts';
import { defineVerb, type Outcome } from './verb.ts';

const output = z.object({
  /** The new document with its reports; none where it was a trial. */
  files: z.array(z.string()),
  dryRun: z.boolean(),
  /** Absent where errors in the content stopped the chapter. */
  report: z.looseObject({}).optional(),
  words: z.string(),
});

export const fold = defineVerb({
  name: 'fold',
  summary: 'Insert recommendations into a planning document of yours, as a chapter or as rows of a table',
  examples: [
    {
      command: 'fold plan.docx --place daugavpils --at heading:Ieteikumi',
      does: 'Insert all recommendations of a place at the end of a chapter',
    },
    {
      command: 'fold plan.docx --place daugavpils --track',
      does: 'Put in the next edition, with the difference as tracked changes',
    },
    {
      command: 'fold plan.docx --place daugavpils --proposal A1,B2 --at "bookmark:Births" --dry-run',
      does: 'See what inserting two of them would do',
    },
    {
      command: 'fold plan.docx --place daugavpils --table Pasākums',
      does: 'Put the measures into a table of the document as rows',
    },
  ],
  input: z.object({
    file: z.string().meta({ positional: 'file', description: 'A Word document (.docx); it is only read' }),
    place: z.string().meta({ value: 'place', description: 'Folder in templates/' }),
    language: z
      .string()
      .optional()
      .meta({ value: 'tag', description: "Language of the chapter; the place's own by default" }),
    proposal: z.array(z.string()).default([]).meta({
      value: 'name',
      description:
        'Code or folder of a recommendation; may be given more than once. None means all, or those of the chapter that is replaced',
    }),
    at: z.string().optional().meta({
      value: 'where',
      description:
        'Place such as heading:<text>, bookmark:<name> or control:<tag>, as "npm run decode -- inspect" lists them; needed once. In a table row:<words>, which ours follow',
    }),
    table: z.string().optional().meta({
      value: 'words',
      description:
        'Put measures into this table as rows: its caption, the heading above it, words of its head, or its number',
    }),
    form: z
      .enum(formNames)
      .default('action')
      .meta({
        value: 'form',
        description: `Which measures a table takes: ${formNames.join(', ')}; action by default`,
      }),
    columns: z.string().optional().meta({
      value: 'file',
      description: 'YAML file that says what columns of the table ask for, by their headings',
    }),
    start: z.boolean().default(false).meta({
      description:
        'Directly below the heading, or before the bookmark or control; by default at the end, or behind them',
    }),
    end: z.boolean().default(false).meta({
      description: 'At the end of what the heading is over, or behind the bookmark or control, as by default',
    }),
    name: z.string().default('chapter').meta({
      value: 'name',
      description: 'Tells several chapters of one place in one document apart',
    }),
    track: z.boolean().default(false).meta({
      description: 'Mark the difference to the last edition as tracked changes, to accept or reject in Word',
    }),
    author: z.string().default('DeCoDe').meta({
      value: 'name',
      description: 'Who made the tracked changes; DeCoDe by default',
    }),
    overwrite: z.boolean().default(false).meta({
      description: 'Give up what people have changed in the chapter since it was inserted',
    }),
    dryRun: z.boolean().default(false).meta({ description: 'Only say what would be done' }),
  }),
  output,
  effects: ['project', 'given', 'output', 'cache', 'tools'],

  async run(host, input) {
    const bytes = await readHostFile(host, input.file);
    const { table } = input;
    if (table !== undefined) return intoTable(host, bytes, { ...input, table });
    if (input.columns !== undefined)
      throw new UsageProblem(
        '--columns belongs to a table.',
        'Name the table with --table, or leave it out.',
      );
    if (input.start && input.end)
      throw new UsageProblem('--start and --end exclude each other.', 'Give one of them, or none.');
    const { fold: foldIn, parseAnchor, inspect } = await import('@decode/fold');
    // A document that is not folded into is refused before anything else is read.
    const beside = await readBeside(host, input.file);
    const { chapters } = refusedAsUsage(input.file, () => inspect(bytes, beside));
    const { at: where } = input;
    const at =
      where === undefined
        ? undefined
        : refusedAsUsage(input.file, () => parseAnchor(where, input.start ? 'start' : 'end'));
    const { place, language, messages, made } = await readyChapter(host, {
      ...input,
      proposal: chosenProposals(input, chapters),
    });
    const nothing = { files: [], dryRun: input.dryRun, words: 'The chapter has errors; nothing was made.' };
    if (!made) return { value: nothing, messages, failures: [] };
    const { chapter, proposals, edition, images, epoch } = made;
    const { name, overwrite } = input;
    // The date of the edition: the same inputs give the same document on any day.
    const date = new Date(epoch * 1000).toISOString().replace('.000', '');
    const track = input.track ? { track: { author: input.author, date } } : {};
    const {
      bytes: result,
      beside: left,
      report,
    } = refusedAsUsage(input.file, () =>
      foldIn(bytes, {
        chapter,
        place,
        language,
        name,
        proposals,
        edition,
        at,
        images,
        overwrite,
        beside,
        ...track,
      }),
    );
    const words = foldWords(report);
    const path = `fold/${stemOf(input.file)}`;
    const paths = input.dryRun
      ? []
      : await writeResult(host.output, bytes, { path, bytes: result, report, words, beside: left });
    const files = paths.map((each) => `${host.output.name.replaceAll('\\', '/')}/${each}`);
    return { value: { files, dryRun: input.dryRun, report: { ...report }, words }, messages, failures: [] };
  },

  say({ files, dryRun, words }) {
    const [document] = files;
    if (document !== undefined) return `${words}\n\nLook at ${document}`;
    return dryRun ? `${words}\n\nThis was a trial: nothing was written.` : words;
  },
});

async function intoTable(
  host: Pick<Host, 'project' | 'given' | 'output'>,
  bytes: Uint8Array,
  request: TableRequest & { readonly dryRun: boolean },
): Promise<Outcome<z.infer<typeof output>>> {
  const { file, dryRun } = request;
  const { folded, messages } = await foldTable(host, bytes, request);
  const nothing = { files: [], dryRun, words: 'There are errors; nothing was made.' };
  if (!folded) return { value: nothing, messages, failures: [] };
  const { report, beside } = folded;
  const words = tableWords(report, folded.columns);
  const result = { path: `fold/${stemOf(file)}`, bytes: folded.bytes, beside, report, words };
  const paths = dryRun ? [] : await writeResult(host.output, bytes, result);
  const files = paths.map((each) => `${host.output.name.replaceAll('\\', '/')}/${each}`);
  return { value: { files, dryRun, report: { ...report }, words }, messages, failures: [] };
}
