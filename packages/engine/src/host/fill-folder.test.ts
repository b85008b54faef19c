import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillFolder } from './fill-folder.ts';

let home = '';
let place = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'decode-fill-'));
  place = join(home, 'release', 'one');
});
afterEach(() => rmSync(home, { recursive: true }));

const fill = (text: string, keep = true) =>
  fillFolder(place, async (draft) => {
    writeFileSync(join(draft, `${text}.txt`), text);
    return keep;
  });

test('stands under its name when it is complete, in place of an earlier one', async () => {
  await fill('old');
  await fillFolder(place, async (draft) => {
    writeFileSync(join(draft, 'new.txt'), 'new');
    expect(readdirSync(place)).toEqual(['old.txt']);
    return true;
  });
  expect(readdirSync(place)).toEqual(['new.txt']);
  expect(readdirSync(join(home, 'release'))).toEqual(['one']);
});

test('leaves what was there when it is not to be kept, or fails', async () => {
  await fill('old');
  await fill('new', false);
  await expect(
    fillFolder(place, async () => {
      throw new Error('the browser died');
    }),
  ).rejects.toThrow('the browser died');
  expect(readFileSync(join(place, 'old.txt'), 'utf8')).toBe('old');
  expect(readdirSync(join(home, 'release'))).toEqual(['one']);
});

test('removes what a run that was killed left', async () => {
  // No system gives this number to a process.
  const left = join(home, 'release', '.decode-draft-999999999-1');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'half.txt'), 'half');
  await fill('new');
  expect(existsSync(left)).toBe(false);
});
