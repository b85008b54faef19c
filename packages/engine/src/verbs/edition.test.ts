import type { ContentChanges } from '@decode/compose';
import { describe, expect, test } from 'vitest';
import { lackingNotes } from '../edition/lacking-notes.ts';
import { notesOf } from '../edition/notes.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { editionChanges } from './edition-changes.ts';
import { editionSet } from './edition-set.ts';
import { pack } from './pack.ts';

const quiet = () => {};
const edition = 'recommendations/edition.yaml';
const proposal = 'recommendations/proposals/first/proposal.yaml';

/** The smallest project, with the version of edition 1. */
function workplace() {
  const host = createMemoryHost(smallestProject());
  const write = (path: string, text: string) => host.projectFiles.set(path, new TextEncoder().encode(text));
  const version = (number: number) =>
    write('recommendations/package.json', JSON.stringify({ version: `${number}.0.0` }));
  version(1);
  const set = (input: object) => editionSet.run(host, editionSet.input.parse(input), quiet);
  const changes = async (input: { since?: string } = {}) =>
    (await editionChanges.run(host, input, quiet)).messages.map(({ found }) => found);
  return { host, write, version, set, changes };
}

const read = (host: MemoryHost, path: string) => new TextDecoder().decode(host.projectFiles.get(path));
const change = (host: MemoryHost, path: string, from: string, to: string) => {
  expect(read(host, path)).toContain(from);
  host.projectFiles.set(path, new TextEncoder().encode(read(host, path).replace(from, to)));
};

test('a release keeps its data, and the next edition is compared with them', async () => {
  const { host, write, version, set, changes } = workplace();
  const comment = read(host, edition)
    .split('\n')
    .filter((line) => line.startsWith('#'));
  await set({ state: 'release', date: '2027-01-15' });
  expect(read(host, edition)).toMatch(/^number: 1\ndate: 2027-01-15\nstate: release$/m);
  for (const line of comment) expect(read(host, edition)).toContain(line);
  expect(JSON.parse(read(host, 'recommendations/editions/1.json')).edition).toEqual({
    number: 1,
    date: '2027-01-15',
    state: 'release',
  });

  // What was released does not change under its number.
  await expect(set({ date: '2027-02-01' })).rejects.toThrow('Edition 1 is released');
  change(host, proposal, 'max: 1500', 'max: 1800');
  const { value, messages } = await pack.run(host, pack.input.parse({}), quiet);
  expect(messages.map(({ rule }) => rule)).toEqual(['released-edition']);
  expect(value.made).toBe(false);

  await set({ number: 2, state: 'draft' });
  version(2);
  const found = ['A1 «Places for children» has changed since edition 1, and no note says so with its code.'];
  expect(await changes()).toEqual(found);
  expect((await set({ state: 'release' })).messages.map(({ found }) => found)).toEqual(found);
  expect(read(host, edition)).toContain('state: draft');
  write('.changeset/cost.md', '---\n"@decode/recommendations": major\n---\n\nIt costs more (A1).\n');
  expect((await set({ state: 'release' })).value.written).toContain('recommendations/editions/2.json');
}, 60_000);

describe('a note', () => {
  const changed: ContentChanges = {
    proposals: [{ slug: 'first', code: 'A1', title: 'Places', what: 'changed' }],
    practices: [{ slug: 'houses', title: 'Old houses', what: 'changed' }],
    places: ['kaunas'],
    publications: ['publication'],
  };
  const lacking = async (files: Record<string, string>) => {
    const notes = await notesOf(createMemoryHost(files).sources, 2);
    return lackingNotes(changed, 'edition 1', notes).map(({ origin }) => origin?.file);
  };
  const [ofProposal, ofPractice, ofPlace, ofPublication] = [
    'recommendations/proposals/first/proposal.yaml',
    'recommendations/practices/houses/practice.yaml',
    'templates/kaunas/template.yaml',
    'templates/publication/publication.yaml',
  ];
  const waiting = (name: string, text: string) => ({
    '.changeset/a-note.md': `---\n"${name}": major\n---\n\n${text}\n`,
  });
  const list = (version: string) => ({
    'recommendations/CHANGELOG.md': `# @decode/recommendations\n\n## ${version}\n\n- It costs more (A1).\n`,
  });

  test.each<[string, Record<string, string>, (string | undefined)[]]>([
    ['none', {}, [ofProposal, ofPractice, ofPlace, ofPublication]],
    [
      'with the code',
      waiting('@decode/recommendations', 'It costs more (A1).'),
      [ofPractice, ofPlace, ofPublication],
    ],
    [
      'on another code',
      waiting('@decode/recommendations', 'Rides (A10), on DINA1.'),
      [ofProposal, ofPractice, ofPlace, ofPublication],
    ],
    [
      'on the program',
      waiting('@decode/engine', 'A1 is faster.'),
      [ofProposal, ofPractice, ofPlace, ofPublication],
    ],
    [
      'with the title',
      waiting('@decode/recommendations', 'Old houses: new figures.'),
      [ofProposal, ofPlace, ofPublication],
    ],
    [
      'on the place',
      waiting('@decode/template-kaunas', 'Homes first.'),
      [ofProposal, ofPractice, ofPublication],
    ],
    [
      'on the publication',
      waiting('@decode/template-publication', 'Its method, in words.'),
      [ofProposal, ofPractice, ofPlace],
    ],
    ['in the list of this edition', list('2.0.0'), [ofPractice, ofPlace, ofPublication]],
    ['in that of the edition before', list('1.0.0'), [ofProposal, ofPractice, ofPlace, ofPublication]],
  ])('%s', async (_, files, expected) => {
    expect(await lacking(files)).toEqual(expected);
  });
});

test('since an earlier state of the project, notes that it had tell of nothing new', async () => {
  const { host, write, version, changes } = workplace();
  version(2);
  const told = (text: string) => `---\n"@decode/recommendations": major\n---\n\n${text}\n`;
  write('.changeset/first.md', told('It is cheaper (A1).'));
  for (const [path, bytes] of host.projectFiles) host.givenFiles.set(`../before/${path}`, bytes);
  const since = { since: '../before' };
  expect(await changes(since)).toEqual([]);
  change(host, proposal, 'max: 1500', 'max: 1800');
  const found = ['A1 «Places for children» has changed since ../before, and no note says so with its code.'];
  expect(await changes(since)).toEqual(found);
  write('.changeset/program.md', '---\n"@decode/engine": minor\n---\n\nA1 is faster.\n');
  expect(await changes(since)).toEqual(found);
  // What `changeset version` makes of an earlier note is no other note.
  write(
    'recommendations/CHANGELOG.md',
    '# @decode/recommendations\n\n## 2.0.0\n\n### Major Changes\n\n- It is cheaper (A1).\n',
  );
  expect(await changes(since)).toEqual(found);
  write('.changeset/second.md', told('It costs more (A1).'));
  expect(await changes(since)).toEqual([]);
  await expect(changes({ since: '../nowhere' })).rejects.toThrow('There is no project in ../nowhere');
});

test.each([
  [{ number: 3 }, 'After edition 1 comes edition 2'],
  [{ number: 2 }, 'Edition 1 is not released yet'],
])('numbers are given once, in their order: %j', async (input, found) => {
  await expect(workplace().set(input)).rejects.toThrow(found);
});

test('the version has to be that of the edition', async () => {
  const { version, set } = workplace();
  version(2);
  await expect(set({ state: 'release' })).rejects.toThrow('Edition 1 has the version 1.0.0');
});
