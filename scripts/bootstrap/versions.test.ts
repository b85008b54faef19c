import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  INTEGRITY,
  NODE,
  nodeIsNewEnough,
  nodePackage,
  PNPM,
  pnpmIsRight,
  pnpmPackage,
} from './versions.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test.each([
  ['18.20.4', false],
  ['20.20.2', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['23.11.0', false],
  ['24.10.0', false],
  ['24.11.0', true],
  ['25.1.0', false],
  ['26.0.0', true],
  ['30.1.2', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(nodeIsNewEnough(version)).toBe(expected);
});

test('package.json says the same about Node and pnpm', () => {
  expect(manifest.engines.node).toBe('^22.18.0 || ^24.11.0 || >=26');
  expect(manifest.packageManager).toBe(`pnpm@${PNPM}`);
});

test('the Node that is fetched is new enough, and the one that engines are checked against', () => {
  expect(nodeIsNewEnough(NODE)).toBe(true);
  const workspace = readFileSync(new URL('../../pnpm-workspace.yaml', import.meta.url), 'utf8');
  expect(workspace).toContain(`nodeVersion: ${NODE}\n`);
});

test.each([
  ['12.21.0\n', true],
  ['12.0.3', true],
  ['11.28.0', false],
  ['1.2.0', false],
  ['', false],
])('pnpm %j is of the right major version: %s', (version, expected) => {
  expect(pnpmIsRight(version)).toBe(expected);
});

test('the packages of this project’s platforms are pinned by sha512', () => {
  for (const name of [
    nodePackage('linux', 'x64'),
    nodePackage('win32', 'x64'),
    pnpmPackage('linux', 'arm64', false),
  ]) {
    expect(INTEGRITY[name]).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  }
  expect(INTEGRITY[pnpmPackage('linux', 'x64', true)]).toBeUndefined();
});
