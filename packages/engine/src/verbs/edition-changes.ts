import { type EditionData, type Message, type Project, sortMessages } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { type EarlierContent, earlierContent } from '../edition/earlier-content.ts';
import { lackingNotes } from '../edition/lacking-notes.ts';
import { type Note, notesOf, notesSince } from '../edition/notes.ts';
import { releasedFaults } from '../edition/released-faults.ts';
import { UsageProblem } from '../host/failure.ts';
import { columns } from './columns.ts';
import { defineVerb } from './verb.ts';

export const editionChanges = defineVerb({
  name: 'edition changes',
  summary: 'Say what has changed since the edition before, and which changes no note tells of',
  examples: [
    {
      command: 'edition changes',
      does: 'List new, dropped and changed recommendations and good practices, and changed places',
    },
    {
      command: 'edition changes --since ../before',
      does: 'The same since the state of the project in that folder, with what its notes did not tell yet',
    },
  ],
  input: z.object({
    since: z
      .string()
      .min(1)
      .optional()
      .meta({ value: 'folder', description: 'An earlier state of the project; none is the edition before' }),
  }),
  output: z.object({
    /** What it is compared with, as in «edition 1»; absent where there is nothing. */
    since: z.string().optional(),
    proposals: z.array(
      z.object({
        slug: z.string(),
        code: z.string(),
        title: z.string(),
        what: z.enum(['new', 'dropped', 'changed']),
      }),
    ),
    practices: z.array(
      z.object({ slug: z.string(), title: z.string(), what: z.enum(['new', 'dropped', 'changed']) }),
    ),
    places: z.array(z.string()),
    /** Documents of several places. */
    publications: z.array(z.string()),
  }),
  effects: ['project', 'sources', 'given'],

  async run({ project: files, sources, given }, { since: folder }) {
    const project = await stages.loadProject(files);
    const { contentChanges, editionData } = await import('@decode/compose');
    const messages: Message[] = project.messages.filter(({ severity }) => severity === 'error');
    const nothing = { proposals: [], practices: [], places: [], publications: [] };
    if (messages.length > 0) return { value: nothing, messages, failures: [] };
    const now = editionData(project);
    const notes = await notesOf(sources, now.edition.number);
    messages.push(...releasedFaults(project, now));
    const before = await comparedWith(project, notes, folder, async (name) => {
      const earlier = await earlierContent(given, name);
      if (!earlier) throw noContent(name);
      const loaded = await stages.loadProject(earlier.files);
      const broken = loaded.messages.some(({ severity }) => severity === 'error');
      return { ...earlier, ...(!broken && { data: editionData(loaded) }) };
    });
    if (!before) return { value: nothing, messages: sortMessages(messages), failures: [] };
    const changes = contentChanges(before.data, now);
    messages.push(...before.messages, ...lackingNotes(changes, before.name, before.notes));
    const value = {
      since: before.name,
      proposals: [...changes.proposals],
      practices: [...changes.practices],
      places: [...changes.places],
      publications: [...changes.publications],
    };
    return { value, messages: sortMessages(messages), failures: [] };
  },

  say({ since, proposals, practices, places, publications }) {
    if (since === undefined) return 'There is no earlier edition to compare with.';
    const rows = proposals.map(({ code, what, title }) => [code, what, title]);
    return [
      `Since ${since}, in what was written (translations apart):`,
      rows.length > 0 ? columns(rows, '  ') : '  no recommendation has changed',
      ...(practices.length > 0 ? ['  good practices:'] : []),
      ...(practices.length > 0
        ? [
            columns(
              practices.map(({ what, title }) => [what, title]),
              '    ',
            ),
          ]
        : []),
      `  places with other texts, choices or figures: ${places.join(', ') || 'none'}`,
      ...(publications.length > 0 ? [`  documents of several places: ${publications.join(', ')}`] : []),
    ].join('\n');
  },
});

interface Compared {
  readonly name: string;
  readonly data: EditionData;
  /** Those that can tell of what has changed since. */
  readonly notes: readonly Note[];
  readonly messages: readonly Message[];
}

/** The edition before, or an earlier state of the project: of that, notes that were there already tell nothing new. */
async function comparedWith(
  { kept }: Project,
  notes: readonly Note[],
  folder: string | undefined,
  read: (folder: string) => Promise<EarlierContent & { readonly data?: EditionData }>,
): Promise<Compared | undefined> {
  const edition = kept.before && {
    name: `edition ${kept.before.edition.number}`,
    data: kept.before,
    notes,
    messages: [],
  };
  if (folder === undefined) return edition;
  const { data, sources } = await read(folder);
  // Texts of a time when files had another shape: nobody could ever change that shape.
  if (!data) return edition && { ...edition, messages: [unreadable(folder, edition.name)] };
  const then = await notesOf(sources, data.edition.number);
  return { name: folder, data, notes: notesSince(then, notes), messages: [] };
}

function noContent(folder: string): UsageProblem {
  return new UsageProblem(
    `There is no project in ${folder}: it has no recommendations/.`,
    'Name a folder that holds recommendations/, templates/ and .changeset/ as they were.',
  );
}

function unreadable(folder: string, edition: string): Message {
  return {
    rule: 'earlier-content',
    severity: 'warning',
    found: `The texts in ${folder} have errors for this version of the program, so changes since ${edition} were listed.`,
    todo: 'See by hand that each change of this step has its note.',
  };
}
