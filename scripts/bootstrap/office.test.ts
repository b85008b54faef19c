import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { describeOffice } from './office.mjs';

test('LibreOffice that comes, is renewed, gets its fonts or is not wanted is another toolchain', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'decode-office-')));
  try {
    const folder = join(home, 'bin');
    mkdirSync(folder);
    const env = { PATH: [join(home, 'empty'), folder].join(delimiter) };
    const none = describeOffice(env);
    const program = join(folder, 'soffice');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    const first = describeOffice(env);
    expect(first).toContain(program);
    expect(first).not.toBe(none);
    utimesSync(program, 1, 1);
    const renewed = describeOffice(env);
    expect(renewed).not.toBe(first);
    const fonts = join(folder, 'fc-match');
    writeFileSync(fonts, '#!/bin/sh\ncase "$3" in Cambria) echo Caladea;; *) echo Carlito;; esac\n');
    chmodSync(fonts, 0o755);
    expect(describeOffice(env)).not.toBe(renewed);
    expect(describeOffice({ ...env, DECODE_LIBREOFFICE: 'none' })).toBe('none');
  } finally {
    rmSync(home, { recursive: true });
  }
});
