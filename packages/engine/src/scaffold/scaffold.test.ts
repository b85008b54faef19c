import { describe, expect, test } from 'vitest';
import { check } from '../build/check.ts';
import { stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { newPlace } from '../verbs/new-place.ts';
import { newPractice } from '../verbs/new-practice.ts';
import { newProposal } from '../verbs/new-proposal.ts';
import type { AnyVerb } from '../verbs/verb.ts';

const quiet = () => {};
const everything = { places: [], languages: [] };

const beginnings: readonly (readonly [AnyVerb, Record<string, string>, string])[] = [
  [
    newProposal,
    { name: 'night-buses', area: 'adaptation', title: 'Night "buses": a trial' },
    'recommendations/proposals/night-buses',
  ],
  [newProposal, { name: 'night-buses', area: 'adaptation' }, 'recommendations/proposals/night-buses'],
  [
    newPractice,
    { name: 'bike-library', place: 'somewhere', title: 'A library of bikes' },
    'recommendations/practices/bike-library',
  ],
  [newPlace, { name: 'rezekne', country: 'lv', language: 'lv', title: 'Rēzekne' }, 'templates/rezekne'],
  [newPlace, { name: 'cork', country: 'lv', language: 'en' }, 'templates/cork'],
];

describe.each(beginnings)('$name', (verb, input, folder) => {
  test(`${JSON.stringify(input)} passes the check, apart from what must be written`, async () => {
    const host = createMemoryHost(smallestProject());
    const before = await check(stages, host, everything, quiet);
    const { value } = await verb.run(host, input, quiet);
    expect(value.folder).toBe(folder);
    const { documents, sound, messages } = await check(stages, host, everything, quiet);

    const errors = messages.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const { origin } of errors) expect(origin?.file).toMatch(new RegExp(`^${folder}/`));
    // A field without a value, a heading without text: nothing else.
    expect(
      [...new Set(errors.map(({ rule }) => rule))].filter(
        (rule) => !['empty-field', 'missing-section'].includes(rule),
      ),
    ).toEqual([]);
    // Nobody else is kept from anything.
    expect({ documents, sound }).toEqual({ documents: before.documents, sound: before.sound });
  });

  test(`${JSON.stringify(input)} overwrites nothing`, async () => {
    const host = createMemoryHost(smallestProject());
    host.projectFiles.set(`${folder}/notes.md`, new TextEncoder().encode('ours'));
    await expect(verb.run(host, input, quiet)).rejects.toBeInstanceOf(UsageProblem);
    expect([...host.projectFiles.keys()].filter((path) => path.startsWith(folder))).toEqual([
      `${folder}/notes.md`,
    ]);
  });
});

test('a new proposal gets a code that none had', async () => {
  const host = createMemoryHost(smallestProject());
  const { value } = await newProposal.run(host, { name: 'second', area: 'births' }, quiet);
  expect(new TextDecoder().decode(host.projectFiles.get(`${value.folder}/proposal.yaml`))).toMatch(
    /^code: A2$/m,
  );
});

test.each([
  [newProposal, { name: 'x', area: 'birth' }, 'There is no area "birth".', 'Did you mean "births"?'],
  [newPractice, { name: 'x', place: 'nowhere' }, 'There is no place "nowhere".', 'There is: somewhere.'],
  [newPlace, { name: 'x', country: 'lv', language: 'lw' }, 'There is no language "lw".', /"l[tv]"/],
] as const)(
  'what does not exist is refused, with what is meant',
  async (verb: AnyVerb, input, found, todo) => {
    const problem = await verb
      .run(createMemoryHost(smallestProject()), input, quiet)
      .catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(UsageProblem);
    expect((problem as UsageProblem).message).toBe(found);
    expect((problem as UsageProblem).todo).toMatch(todo);
  },
);
