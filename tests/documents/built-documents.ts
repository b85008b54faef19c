import { execFile } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/decode');
const turn = join(cache, 'documents.turn');

/**
 * The folder with everything that `npm start` makes, in all formats. It is made by the same command, so what one test
 * file has waited for the next one finds, and so does `npm start` behind the tests; what a change of text or code does
 * not touch stays from the last time.
 */
export async function builtDocuments(): Promise<string> {
  const out = join(cache, 'documents');
  await mkdir(cache, { recursive: true });
  await takeTurn();
  try {
    const words = [join(root, 'packages/cli/src/bin.ts'), 'build', '--project', root, '--out', out];
    await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 26 }).catch(
      ({ stdout, stderr }: { stdout: string; stderr: string }) => {
        throw new Error(`the documents cannot be built:\n${stdout}${stderr}`);
      },
    );
  } finally {
    await rm(turn, { force: true });
  }
  return out;
}

/** Where among them a document stands: «daugavpils lv», «daugavpils lv changes». */
export function builtFile(out: string, name: string, format: 'pdf' | 'docx'): string {
  const [template = '', language = ''] = name.split(' ');
  return join(out, template, language, `decode-${name.replaceAll(' ', '-')}.${format}`);
}

/** Of test files that run side by side one builds and the others wait; a turn whose process has ended is nobody's. */
async function takeTurn(): Promise<void> {
  for (;;) {
    try {
      const file = await open(turn, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const owner = Number(await readFile(turn, 'utf8').catch(() => '0'));
    if (owner > 0 && !isRunning(owner)) await rm(turn, { force: true });
    else await setTimeout(200);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
