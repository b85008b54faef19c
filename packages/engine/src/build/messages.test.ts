import { describe, expect, test } from 'vitest';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { check } from './check.ts';
import { stages } from './stages.ts';

/** What `check` says of a project, shortened to file:line rule. */
async function saidOf(file: string, text: string | Uint8Array): Promise<string[]> {
  const host = createMemoryHost(smallestProject());
  host.projectFiles.set(file, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const { messages, failures } = await check(stages, host, { places: [], languages: [] }, () => {});
  expect(failures).toEqual([]);
  return messages.map(({ rule, origin }) => `${origin?.file}:${origin?.start.line} ${rule}`);
}

const prose = 'recommendations/proposals/first/en.md';

describe('all that is wrong with a file is said at once', () => {
  test('what the text holds, and what it looks up', async () => {
    const text = [
      '## Why',
      'Parents <b>wait for a place.',
      '## What is known',
      'Another town opened {{ data.nothing.last }} places in a year.[@first-sorce]',
      '## Fairness',
      'Single parents gain most. ![x](http://example.org/x.png) [y](javascript:y)',
      '## Conditions of transfer',
      'Staff can be found {{ place.nam }}.',
    ].join('\n\n');
    expect(await saidOf(prose, text)).toEqual([
      `${prose}:3 raw-html`,
      `${prose}:7 unknown-series`,
      `${prose}:7 unknown-source`,
      `${prose}:11 picture-in-text`,
      `${prose}:11 link-address`,
      `${prose}:15 unknown-field`,
    ]);
  });
});

describe('what stands beside facts that cannot be read', () => {
  test.each([
    ['recommendations/proposals/first', 'proposal.yaml'],
    ['recommendations/practices/one', 'practice.yaml'],
  ])('is looked at by itself: %s', async (path, name) => {
    const host = createMemoryHost(smallestProject());
    const facts = `${path}/${name}`;
    const edit = (file: string, change: (text: string) => string) =>
      host.projectFiles.set(file, Buffer.from(change(Buffer.from(host.projectFiles.get(file)!).toString())));
    edit(facts, (text) => text.replace(/^title:/m, 'titel:'));
    const lines = Buffer.from(host.projectFiles.get(`${path}/en.md`)!)
      .toString()
      .split('\n').length;
    edit(`${path}/en.md`, (text) => `${text}\nSee {{ place.nam }}... It costs 1 000 EUR [@nobody].\n`);
    const { messages } = await check(stages, host, { places: [], languages: [] }, () => {});
    const said = messages.map(({ rule, origin }) => `${origin?.file}:${origin?.start.line} ${rule}`);
    expect([...new Set(said.filter((line) => line.includes('en.md')))]).toEqual(
      ['doubtful-mark', 'unknown-field', 'unknown-source'].map(
        (rule) => `${path}/en.md:${lines + 1} ${rule}`,
      ),
    );
    expect(said.filter((line) => line.startsWith(facts))).not.toEqual([]);
  });
});

test('a fault in a paragraph with HTML, or of several lines, is told at its word', async () => {
  const host = createMemoryHost(smallestProject());
  const text = Buffer.from(host.projectFiles.get(prose)!).toString();
  const lines = text.split('\n').length;
  host.projectFiles.set(prose, Buffer.from(`${text}\nA <b>bold</b>\nword of {{ place.nam }} and more.\n`));
  const { messages } = await check(stages, host, { places: [], languages: [] }, () => {});
  expect(messages.find(({ rule }) => rule === 'unknown-field')?.origin).toEqual({
    file: prose,
    start: { line: lines + 2, column: 9 },
    end: { line: lines + 2, column: 24 },
  });
});

describe('one fault is one message', () => {
  test('a text that is not UTF-8', async () => {
    expect(await saidOf(prose, Buffer.from('## Why\n\nB\xf8rn', 'latin1'))).toEqual([`${prose}:3 not-utf8`]);
  });

  test('a text that is too large', async () => {
    expect(await saidOf(prose, 'Text. '.repeat(100_000))).toEqual([`${prose}:1 file-too-large`]);
  });

  test('numbers that are not UTF-8', async () => {
    const numbers = 'templates/somewhere/data/population.csv';
    expect(await saidOf(numbers, new Uint8Array([0xff, 0xfe, 0x79]))).toEqual([`${numbers}:1 not-utf8`]);
  });

  test.each([
    prose,
    'recommendations/areas.yaml',
    'recommendations/sources.yaml',
    'templates/base/outline.yaml',
    'templates/base/languages/lv.yaml',
    'templates/base/forms/lv/action.yaml',
    'templates/somewhere/template.yaml',
    'recommendations/proposals/first/proposal.yaml',
    'templates/somewhere/place.yaml',
    'templates/somewhere/data/population.csv',
  ])('%s, which is a link out of the project', async (file) => {
    const host = createMemoryHost(smallestProject());
    const project = {
      ...host.project,
      read: async (path: string) => {
        if (path === file) throw new Error('it is a link that leads out of the project');
        return host.project.read(path);
      },
    };
    const { messages } = await check(stages, { ...host, project }, { places: [], languages: [] }, () => {});
    expect(messages.map(({ rule, origin }) => `${rule} ${origin?.file}`)).toEqual([
      `unreadable-file ${file}`,
    ]);
  });
});
