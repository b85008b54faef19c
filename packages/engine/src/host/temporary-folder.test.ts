import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MachineFailure } from './failure.ts';
import { makeTemporaryFolder, temporaryFailure, unreadablePrint, withoutRoom } from './temporary-folder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'decode-test-'));
  useAsTemporary(home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

function useAsTemporary(folder: string): void {
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
}

test('a folder is named for this run, and what a killed run left is removed', async () => {
  const left = join(home, 'decode-browser-99999999-abcdef');
  const foreign = join(home, 'decode-libreoffice-99999999-abcdef');
  mkdirSync(left);
  mkdirSync(foreign);
  expect(basename(await makeTemporaryFolder('browser'))).toMatch(`decode-browser-${process.pid}-`);
  expect(existsSync(left)).toBe(false);
  expect(existsSync(foreign)).toBe(true);
});

test.each([
  ['nothing', () => {}, 'A folder is missing'],
  ['a file', (place: string) => writeFileSync(place, ''), 'A file stands where a folder is needed'],
])('%s in its place is told as a matter of the machine', async (_, put, found) => {
  const place = join(home, 'temporary');
  put(place);
  useAsTemporary(place);
  await expect(makeTemporaryFolder('browser')).rejects.toMatchObject({
    name: 'MachineFailure',
    message: `${found} while using the folder for temporary files.`,
    todo: expect.stringContaining(`Free some space in ${place} and check that you may write there`),
  });
});

test.runIf(existsSync('/dev/full'))('a full disk is told with what to do', async () => {
  const cause = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
  expect(temporaryFailure(cause)).toMatchObject({
    name: 'MachineFailure',
    message: expect.stringMatching(/no room/),
  });
  const other = new TypeError('not of the disk');
  expect(temporaryFailure(other)).toBe(other);
});

test('a print that the browser could not keep is not our fault, another failure may be', () => {
  expect(unreadablePrint(new Error('Protocol error (IO.read): Read failed'))).toBeInstanceOf(MachineFailure);
  const other = new Error('Protocol error (Page.printToPDF): Printing failed');
  expect(unreadablePrint(other)).toBe(other);
});

test('where there is room, its want is no reason', async () => {
  expect(await withoutRoom()).toBeUndefined();
});
