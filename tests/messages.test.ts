import type { Edit } from '@decode/check';
import { describe, expect, test } from 'vitest';
import { check } from '../packages/engine/src/build/check.ts';
import { stages } from '../packages/engine/src/build/stages.ts';
import { createMemoryHost } from '../packages/engine/src/host/memory-host.ts';
import { edited, type ProjectFiles, smallestProject } from './project-files.ts';

/** What `check` says of a project, shortened to file:line rule. */
async function saidOf(files: ProjectFiles): Promise<string[]> {
  const host = createMemoryHost();
  for (const [path, bytes] of files) host.projectFiles.set(path, bytes);
  const { messages, failures } = await check(stages, host, { places: [], languages: [] }, () => {});
  expect(failures).toEqual([]);
  return messages.map(({ rule, origin }) => `${origin?.file}:${origin?.start.line} ${rule}`);
}

const prose = 'recommendations/proposals/first/en.md';
const edits = (...list: Edit[]) => saidOf(edited(smallestProject(), list));

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
    expect(await edits({ file: prose, text })).toEqual([
      `${prose}:3 raw-html`,
      `${prose}:7 unknown-series`,
      `${prose}:7 unknown-source`,
      `${prose}:11 picture-in-text`,
      `${prose}:11 link-address`,
      `${prose}:15 unknown-field`,
    ]);
  });
});

describe('one fault is one message', () => {
  test('a text that is not UTF-8', async () => {
    const files = smallestProject();
    files.set(prose, Buffer.from('## Why\n\nB\xf8rn', 'latin1'));
    expect(await saidOf(files)).toEqual([`${prose}:3 not-utf8`]);
  });

  test('a text that is too large', async () => {
    expect(await edits({ file: prose, text: 'Text. '.repeat(100_000) })).toEqual([
      `${prose}:1 file-too-large`,
    ]);
  });

  test('numbers that are not UTF-8', async () => {
    const files = smallestProject();
    const numbers = 'templates/somewhere/data/population.csv';
    files.set(numbers, new Uint8Array([0xff, 0xfe, 0x79]));
    expect(await saidOf(files)).toEqual([`${numbers}:1 not-utf8`]);
  });

  test.each([
    prose,
    'recommendations/areas.yaml',
    'recommendations/sources.yaml',
    'templates/base/outline.yaml',
    'templates/base/languages/lv.yaml',
    'templates/base/forms/lv.yaml',
    'templates/somewhere/template.yaml',
    'recommendations/proposals/first/proposal.yaml',
    'templates/somewhere/place.yaml',
    'templates/somewhere/data/population.csv',
  ])('%s, which is a link out of the project', async (file) => {
    const host = createMemoryHost();
    for (const [path, bytes] of smallestProject()) host.projectFiles.set(path, bytes);
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
