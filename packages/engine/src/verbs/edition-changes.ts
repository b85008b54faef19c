import { type Message, sortMessages } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { lackingNotes } from '../edition/lacking-notes.ts';
import { notesOf } from '../edition/notes.ts';
import { releasedFaults } from '../edition/released-faults.ts';
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
  ],
  input: z.object({}),
  output: z.object({
    /** Number of the edition before; absent where there is none, and so nothing to compare with. */
    since: z.number().optional(),
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
  }),
  effects: ['project', 'sources'],

  async run({ project: files, sources }) {
    const project = await stages.loadProject(files);
    const { contentChanges, editionData } = await import('@decode/compose');
    const messages: Message[] = project.messages.filter(({ severity }) => severity === 'error');
    const { before } = project.kept;
    if (!before || messages.length > 0)
      return { value: { proposals: [], practices: [], places: [] }, messages, failures: [] };
    const now = editionData(project);
    const changes = contentChanges(before, now);
    messages.push(...lackingNotes(changes, before, await notesOf(sources, now.edition.number)));
    messages.push(...releasedFaults(project, now));
    const value = {
      since: before.edition.number,
      proposals: [...changes.proposals],
      practices: [...changes.practices],
      places: [...changes.places],
    };
    return { value, messages: sortMessages(messages), failures: [] };
  },

  say({ since, proposals, practices, places }) {
    if (since === undefined) return 'There is no earlier edition to compare with.';
    const rows = proposals.map(({ code, what, title }) => [code, what, title]);
    return [
      `Since edition ${since}, in what was written (translations apart):`,
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
    ].join('\n');
  },
});
