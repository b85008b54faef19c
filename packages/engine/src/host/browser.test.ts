import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBrowser, findBrowser } from './browser.ts';
import { browserVersion } from './browser-version.ts';
import { MachineFailure } from './failure.ts';

const home = mkdtempSync(join(tmpdir(), 'decode-browser-'));
const first = join(home, 'first');
const second = join(home, 'second');

function program(path: string, mode = 0o755, text = '#!/bin/sh\necho "Chromium 1.2.3"\n'): string {
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

beforeAll(() => {
  for (const folder of [first, second]) mkdirSync(folder);
  program(join(first, 'google-chrome'));
  program(join(second, 'chromium-headless-shell'));
  program(join(second, 'chromium'), 0o644);
});
afterAll(() => rmSync(home, { recursive: true }));

const env = { PATH: [first, second, 'relative'].join(delimiter), DECODE_TOOLS: join(home, 'tools') };

describe.skipIf(process.platform === 'win32')('finding a browser', () => {
  test('takes a headless shell anywhere on PATH before a full browser', () => {
    expect(findBrowser(env)).toEqual({
      path: join(second, 'chromium-headless-shell'),
      from: 'on this machine',
      env: {},
      shell: true,
    });
  });

  test('passes over what may not be run', () => {
    rmSync(join(second, 'chromium-headless-shell'));
    expect(findBrowser(env)?.path).toBe(join(first, 'google-chrome'));
    expect(findBrowser(env)?.shell).toBe(false);
    program(join(second, 'chromium-headless-shell'));
  });

  test.each(['DECODE_CHROME', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'])(
    '%s comes before all',
    (variable) => {
      const path = join(first, 'google-chrome');
      expect(findBrowser({ ...env, [variable]: path })).toMatchObject({ path, from: variable });
    },
  );

  test('DECODE_CHROME_ENV gives it variables', () => {
    const path = join(first, 'google-chrome');
    const choice = findBrowser({
      ...env,
      DECODE_CHROME: path,
      DECODE_CHROME_ENV: '{"LD_LIBRARY_PATH":"/x"}',
    });
    expect(choice?.env).toEqual({ LD_LIBRARY_PATH: '/x' });
    expect(() => findBrowser({ ...env, DECODE_CHROME: path, DECODE_CHROME_ENV: '{' })).toThrow(
      'DECODE_CHROME_ENV is not JSON',
    );
  });

  test('a variable that names no program is an error, not a hint', () => {
    for (const path of [join(home, 'nothing'), home, join(second, 'chromium')]) {
      expect(() => findBrowser({ ...env, DECODE_CHROME: path })).toThrow(
        `DECODE_CHROME says ${path}, which is no program`,
      );
    }
  });

  test('without one, says what was tried and what to type', async () => {
    // An npm that cannot reach its registry.
    program(join(first, 'npm'), 0o755, '#!/bin/sh\nexit 1\n');
    const failure = await ensureBrowser(
      { ...env, DECODE_CHROME_FROM: 'npm', PATH: `${first}:/bin:/usr/bin` },
      () => {},
    ).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(MachineFailure);
    const { message, todo } = failure as MachineFailure;
    expect(message).toMatch(
      /^There is no browser to print with\.\n {2}tried DECODE_CHROME, .*: not set\n {2}tried on this machine: /,
    );
    expect(message).toMatch(/tried from npm: /);
    expect(todo).toContain('or set DECODE_CHROME');
  });

  test('asks the program for its version each time', async () => {
    const choice = { path: join(second, 'chromium-headless-shell'), from: '', env: {}, shell: true };
    expect(await browserVersion(choice, env)).toBe('Chromium 1.2.3');
    program(choice.path, 0o755, '#!/bin/sh\necho "Chromium 4.5.6"\n');
    expect(await browserVersion(choice, env)).toBe('Chromium 4.5.6');
    program(choice.path, 0o755, '#!/bin/sh\necho "no display"\n');
    await expect(browserVersion(choice, env)).rejects.toThrow('does not start: it answered "no display"');
  });
});
