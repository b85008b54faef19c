import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findLibreOffice } from './find-libreoffice.ts';

const home = mkdtempSync(join(tmpdir(), 'decode-libreoffice-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A folder as PATH, with these programs in it. */
function folder(name: string, programs: Readonly<Record<string, string>>): string {
  const path = join(home, name, 'program');
  mkdirSync(path, { recursive: true });
  for (const [program, does] of Object.entries(programs)) {
    writeFileSync(join(path, program), `#!/bin/sh\n${does}\n`);
    chmodSync(join(path, program), 0o755);
  }
  return path;
}
const soffice = 'echo "LibreOffice 7.4.7.2 40(Build:2)"';

describe.skipIf(process.platform === 'win32')('LibreOffice', () => {
  test('with its version, and with fonts that fontconfig knows', async () => {
    const path = folder('there', {
      soffice,
      'fc-match': 'case "$3" in Cambria) echo Caladea;; *) echo Carlito;; esac',
    });
    expect(await findLibreOffice({ PATH: path })).toEqual({
      path: join(path, 'soffice'),
      version: 'LibreOffice 7.4.7.2',
      missingFonts: [],
    });
  });

  test('lacks fonts where another family would be taken for them', async () => {
    const path = folder('bare', { soffice, 'fc-match': 'echo "DejaVu Sans"' });
    expect((await findLibreOffice({ PATH: path }))?.missingFonts).toEqual(['Caladea', 'Carlito']);
  });

  test('may bring its fonts along', async () => {
    const path = folder('bundled', { soffice });
    const fonts = join(home, 'bundled', 'share/fonts/truetype');
    mkdirSync(fonts, { recursive: true });
    for (const name of ['Carlito', 'Caladea']) writeFileSync(join(fonts, `${name}-Regular.ttf`), '');
    expect((await findLibreOffice({ PATH: path }))?.missingFonts).toEqual([]);
  });

  test('that is not wanted is not looked for; one that is not there is an error', async () => {
    const path = folder('unwanted', { soffice });
    expect(await findLibreOffice({ PATH: path, DECODE_LIBREOFFICE: 'none' })).toBeUndefined();
    expect(await findLibreOffice({ PATH: home })).toBeUndefined();
    await expect(findLibreOffice({ DECODE_LIBREOFFICE: '/nowhere/soffice' })).rejects.toThrow(
      '/nowhere/soffice',
    );
  });

  test('that does not start is told with what to do', async () => {
    const path = folder('broken', { soffice: 'exit 1' });
    await expect(findLibreOffice({ PATH: path })).rejects.toMatchObject({
      todo: expect.stringContaining('DECODE_LIBREOFFICE=none'),
    });
  });
});
