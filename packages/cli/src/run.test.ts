import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRememberingTerminal } from './remembering-terminal.ts';
import { run } from './run.ts';

const repository = resolve(import.meta.dirname, '../../..');
let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'decode-run-'));
  cpSync(join(repository, 'tests/projects/smallest'), project, { recursive: true });
  cpSync(join(repository, 'templates/base'), join(project, 'templates/base'), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

/** Types a command in the project, and gives its status with what it printed. */
async function type(command: string, more: Parameters<typeof createRememberingTerminal>[0] = {}) {
  const terminal = createRememberingTerminal({ workingFolder: project, ...more });
  const status = await run(command.split(' '), terminal);
  return { status, ...terminal.printed };
}

function edit(file: string, from: string, to: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('exit status', () => {
  test('0 when all is well', async () => {
    expect(await type('check')).toMatchObject({ status: 0 });
  });

  test('1 for a mistake in the content, with its line and what is meant', async () => {
    edit('recommendations/proposals/first/proposal.yaml', 'status:', 'staus:');
    const { status, err, out } = await type('check');
    expect(status).toBe(1);
    expect(err).toMatch(
      /^error {2}recommendations\/proposals\/first\/proposal\.yaml:\d+:1 {2}unknown-field$/m,
    );
    expect(err).toMatch(/^ +\d+ \| staus: .*\n +\| \^/m);
    expect(err).toContain('«status»');
    expect(out).toMatch(/^2 documents: 0 can be made\. \d+ errors?, /);
  });

  test('a place that cannot be read is counted and named', async () => {
    edit('templates/somewhere/place.yaml', 'kind:', 'kinds:');
    const { status, out } = await type('check');
    expect(status).toBe(1);
    expect(out).toMatch(/^0 documents: 0 can be made\. 1 place cannot be read: somewhere\. \d+ errors?, /);
    expect(JSON.parse((await type('check --json')).out).value).toMatchObject({ unreadable: ['somewhere'] });
  });

  test.each([
    ['build nowhere --json', 'There is no place "nowhere".'],
    ['list --project /nowhere --json', 'There is no project in /nowhere'],
    ['build --frmat pdf --json', "unknown option '--frmat'"],
  ])('2 in a form for programs, too: %s', async (command, found) => {
    const { status, out } = await type(command);
    expect(status).toBe(2);
    const told = JSON.parse(out) as { status: number; failures: { found: string; todo: string }[] };
    expect(told.status).toBe(2);
    expect(told.failures[0]?.found).toContain(found);
    expect(told.failures[0]?.todo).not.toBe('');
  });

  test.each([
    'buidl',
    'build --jobs none',
    'build nowhere',
    'list --project /nowhere',
    'build --out recommendations/areas',
    'new proposal X --area births',
  ])('2 for wrong use: %s', async (command) => {
    const { status, err, out } = await type(command);
    expect(status).toBe(2);
    expect(err).not.toBe('');
    expect(out).toBe('');
  });

  test('3 when a tool is missing', async () => {
    const env = { DECODE_CHROME: '/nowhere/chrome' };
    const { status, err, out } = await type('build --language en --format html,pdf', { env });
    expect(status).toBe(3);
    expect(err).toContain('failed  DECODE_CHROME says /nowhere/chrome, which is no program that may be run.');
    expect(err).toContain('It stopped: somewhere/en/decode-somewhere-en.pdf');
    expect(out).toMatch(/somewhere +en +pdf: the program failed/);
    expect(readdirSync(join(project, 'out/somewhere/en'))).toEqual(['decode-somewhere-en.html']);
  });

  test('130 when it is stopped', async () => {
    const { status, err } = await type('build', { signal: AbortSignal.abort() });
    expect(status).toBe(130);
    expect(err).toContain('Stopped.');
    expect(readdirSync(project)).not.toContain('out');
  });
});

describe('help for programs', () => {
  test('is the table of commands, with schemas of what each takes and gives', async () => {
    const { status, out } = await type('--help --json');
    expect(status).toBe(0);
    const table = JSON.parse(out) as { name: string; examples: object[]; input: object; output: object }[];
    expect(table.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['build', 'check', 'translate sync']),
    );
    expect(table.find(({ name }) => name === 'build')).toMatchObject({
      examples: expect.arrayContaining([
        expect.objectContaining({ command: expect.stringMatching(/^npm run decode -- build/) }),
      ]),
      input: { properties: { format: { items: { enum: ['html', 'pdf', 'docx'] } } } },
      output: { properties: { documents: { type: 'array' } } },
    });
  });

  test('is of those commands that were named', async () => {
    const names = async (words: string) =>
      (JSON.parse((await type(words)).out) as { name: string }[]).map(({ name }) => name);
    expect(await names('check --json --help')).toEqual(['check']);
    expect(await names('help translate sync --json')).toEqual(['translate sync']);
    expect((await names('translate -h --json')).every((name) => name.startsWith('translate '))).toBe(true);
    expect(await type('chek --help --json')).toMatchObject({
      status: 2,
      out: expect.stringContaining('chek'),
    });
  });
});

describe('output', () => {
  test('as JSON is all there is on the output, and holds everything', async () => {
    edit('recommendations/proposals/first/proposal.yaml', 'status:', 'staus:');
    const { status, out } = await type('check --json');
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(['verb', 'status', 'value', 'messages', 'failures']);
    expect(result).toMatchObject({ verb: 'check', status, value: { documents: 2, sound: 0 }, failures: [] });
    expect(result.messages.map(({ rule }: { rule: string }) => rule)).toContain('unknown-field');
  });

  test('on GitHub has an annotation for each message', async () => {
    edit('recommendations/proposals/first/proposal.yaml', 'status:', 'staus:');
    const { err } = await type('check', { env: { GITHUB_ACTIONS: 'true', CI: 'true' } });
    expect(err).toMatch(/^::error file=recommendations\/proposals\/first\/proposal\.yaml,line=\d+,/m);
  });

  test('is in colour on a terminal only, and never with NO_COLOR', async () => {
    edit('recommendations/proposals/first/proposal.yaml', 'status:', 'staus:');
    const hasColour = async (more: Parameters<typeof createRememberingTerminal>[0]) =>
      (await type('check', more)).err.includes('\u001b[31m');
    expect(await hasColour({ isTerminal: true })).toBe(true);
    expect(await hasColour({ isTerminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await hasColour({ isTerminal: false })).toBe(false);
    expect(await hasColour({ isTerminal: false, env: { FORCE_COLOR: '1' } })).toBe(true);
  });
});

test('a build, another one with nothing to do, and what clean leaves', async () => {
  const { status, out, err } = await type('build --format html');
  expect({ status, err: err.includes('failed') }).toEqual({ status: 0, err: false });
  expect(out).toMatch(/^2 files of 2 documents: 2 new, 0 unchanged\./);
  expect(out).toContain('Look at out/index.html');
  expect((await type('build --format html')).out).toMatch(/^2 files of 2 documents: 0 new, 2 unchanged\./);
  writeFileSync(join(project, 'out/notes.txt'), 'ours');
  // Two documents, the record of their place, that of the build, and the page that leads to them.
  expect((await type('clean --cache')).out).toBe('Removed 5 files and the cache.\n');
  expect(readdirSync(join(project, 'out'))).toEqual(['notes.txt']);
});

test('--out names another folder', async () => {
  await type('build somewhere --language en --format html --out elsewhere');
  expect(readdirSync(join(project, 'elsewhere')).sort()).toEqual([
    'index.html',
    'manifest.json',
    'somewhere',
  ]);
});
