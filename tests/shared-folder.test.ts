import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireShared, sharedFolder } from './shared-folder.ts';

let folder = '';
let notes: string[] = [];
const context = { skip: (note: string) => void notes.push(note) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-shared-'));
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives a file of the folder that DECODE_SHARED names', () => {
  writeFileSync(join(folder, 'facts.json'), '{}');
  expect(requireShared(context, 'facts.json', { DECODE_SHARED: folder })).toBe(join(folder, 'facts.json'));
  expect(notes).toEqual([]);
});

test('skips, naming the file, where the folder or the file is missing', () => {
  requireShared(context, 'facts.json', { DECODE_SHARED: folder });
  requireShared(context, 'facts.json', { DECODE_SHARED: join(folder, 'nowhere') });
  expect(sharedFolder({ DECODE_SHARED: join(folder, 'nowhere') })).toBeUndefined();
  expect(notes).toHaveLength(2);
  for (const note of notes) expect(note).toMatch(/facts\.json.*DECODE_SHARED/);
});
