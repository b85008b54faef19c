import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Documents as LibreOffice writes them when somebody opens and saves them there. */
export async function savedByOffice(
  soffice: string,
  documents: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const room = await mkdtemp(join(tmpdir(), 'decode-office-'));
  try {
    const out = join(room, 'out');
    await mkdir(out);
    const names = documents.map((_, index) => `${index}.docx`);
    await Promise.all(documents.map((bytes, index) => writeFile(join(room, names[index] ?? ''), bytes)));
    const profile = `-env:UserInstallation=${pathToFileURL(join(room, 'profile')).href}`;
    const files = names.map((name) => join(room, name));
    await promisify(execFile)(soffice, [
      profile,
      '--headless',
      '--convert-to',
      'docx',
      '--outdir',
      out,
      ...files,
    ]);
    return await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(out, name)))));
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}
