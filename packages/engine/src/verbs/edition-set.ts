import type { Edition, Message } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { lackingNotes } from '../edition/lacking-notes.ts';
import { notesOf, versionOf } from '../edition/notes.ts';
import { UsageProblem } from '../host/failure.ts';
import { defineVerb } from './verb.ts';

const file = 'recommendations/edition.yaml';
const states = ['draft', 'consultation', 'release'] as const;

export const editionSet = defineVerb({
  name: 'edition set',
  summary: 'Set number, state and date of the edition; of a release, keep its data for later comparison',
  examples: [
    {
      command: 'edition set --state consultation --date 2026-12-01',
      does: 'Every page says that the edition is for consultation',
    },
    { command: 'edition set --state release --date 2027-01-15', does: 'Release it, and keep its data' },
    { command: 'edition set --number 3 --state draft', does: 'Begin the next edition' },
  ],
  input: z.object({
    number: z.coerce
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ value: 'n', description: 'Number of the edition; none keeps it' }),
    state: z
      .enum(states)
      .optional()
      .meta({ value: 'state', description: `One of ${states.join(', ')}; none keeps it` }),
    date: z.iso
      .date()
      .optional()
      .meta({ value: 'day', description: 'Day that is printed, as in 2026-12-01; none keeps it' }),
  }),
  output: z.object({
    number: z.number(),
    state: z.enum(states),
    date: z.string(),
    /** Files that were written. */
    written: z.array(z.string()),
  }),
  effects: ['project', 'content', 'sources'],

  async run({ project: files, content, sources }, input) {
    const project = await stages.loadProject(files);
    const messages: Message[] = project.messages.filter(({ severity }) => severity === 'error');
    const now = project.edition.value;
    const number = input.number ?? now.number;
    const next: Edition = { ...now, number, state: input.state ?? now.state, date: input.date ?? now.date };
    const value = { number, state: next.state, date: next.date, written: [] as string[] };
    if (messages.length > 0) return { value, messages, failures: [] };
    refuseWrongOrder(now.number, next.number, project.kept.own !== undefined);

    const { contentChanges, editionData, printEditionData } = await import('@decode/compose');
    const data = editionData({ ...project, edition: { ...project.edition, value: next } });
    if (next.state === 'release') {
      const version = await versionOf(sources);
      // A project of its own may have no packages.
      if (version !== undefined && version.split('.')[0] !== String(number))
        throw new UsageProblem(
          `Edition ${number} has the version ${number}.0.0, and recommendations/package.json says ${version}.`,
          'Type "npm run pnpm -- exec changeset version" first; one of its notes on recommendations has to be "major".',
        );
      const { before } = project.kept;
      if (before)
        messages.push(
          ...lackingNotes(
            contentChanges(before, data),
            `edition ${before.edition.number}`,
            await notesOf(sources, number),
          ),
        );
      if (messages.length > 0) return { value, messages, failures: [] };
      const kept = `recommendations/editions/${number}.json`;
      await content.write(kept, new TextEncoder().encode(printEditionData(data)));
      value.written.push(kept);
    }
    const text = new TextDecoder().decode(await files.read(file));
    const set = (['number', 'date', 'state'] as const).reduce(
      (lines, key) => lines.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${next[key]}`),
      text,
    );
    await content.write(file, new TextEncoder().encode(set));
    value.written.push(file);
    return { value, messages, failures: [] };
  },

  say({ number, state, date, written }) {
    if (written.length === 0) return 'Nothing was set. The reasons stand above.';
    return `Edition ${number}, ${state}, ${date}. Written: ${written.join(', ')}.`;
  },
});

function refuseWrongOrder(now: number, next: number, isKept: boolean): void {
  if (next < now || next > now + 1)
    throw new UsageProblem(
      `After edition ${now} comes edition ${now + 1}, not ${next}.`,
      'Numbers are given once, in their order.',
    );
  if (next === now && isKept)
    throw new UsageProblem(
      `Edition ${now} is released: what stands under its number does not change any more.`,
      `Begin the next one: npm run decode -- edition set --number ${now + 1} --state draft`,
    );
  if (next > now && !isKept)
    throw new UsageProblem(
      `Edition ${now} is not released yet, so the next one would have nothing to be compared with.`,
      'Release it first: npm run decode -- edition set --state release',
    );
}
