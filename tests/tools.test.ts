import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { developmentTools } from '@decode/engine/host';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireTool } from './tools.ts';

let folder = '';
let notes: string[] = [];
const context = { skip: (note: string) => void notes.push(note) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-tools-'));
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives the path of a tool that is on PATH', () => {
  const file = join(folder, process.platform === 'win32' ? 'qpdf.exe' : 'qpdf');
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  expect(requireTool(context, 'qpdf', { PATH: folder })).toBe(file);
  expect(notes).toEqual([]);
});

test('skips with one line that names a missing tool and how to get it', () => {
  requireTool(context, 'qpdf', { PATH: folder });
  expect(notes).toEqual([
    'qpdf (qpdf) is not on this machine. Debian: apt-get install qpdf; macOS: brew install qpdf',
  ]);
});

test('fails for a missing tool where tools are required', () => {
  const env = { PATH: folder, DECODE_REQUIRE_TOOLS: '1' };
  expect(() => requireTool(context, 'qpdf', env)).toThrow('qpdf (qpdf) is not on this machine');
  expect(notes).toEqual([]);
});

test('a tool that is in no list cannot be asked for', () => {
  expect(() => requireTool(context, 'pdftocairo', { PATH: folder })).toThrow('development-tools.json');
});

test('the README names every tool that tests need', () => {
  const text = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(developmentTools.filter(({ name }) => !text.includes(name))).toEqual([]);
});
