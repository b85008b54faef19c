import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from './environment.mjs';

const home = join('/', 'home', 'anna');

test.each([
  ['linux', {}, join(home, '.cache')],
  ['linux', { XDG_CACHE_HOME: '/var/cache/anna' }, '/var/cache/anna'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, join(home, '.cache')],
  ['darwin', {}, join(home, 'Library', 'Caches')],
  ['win32', {}, join(home, 'AppData', 'Local')],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local'],
] as const)('on %s with %j tools are cached in %s', (platform, env, expected) => {
  expect(cacheFolder(env, platform, home)).toBe(expected);
});
