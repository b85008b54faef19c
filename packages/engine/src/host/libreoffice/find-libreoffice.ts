import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from '../browser.ts';
import { MachineFailure } from '../failure.ts';

/** «none» where page numbers are not wanted, else the path of the program. */
export const libreOfficeVariable = 'DECODE_LIBREOFFICE';

export interface LibreOffice {
  readonly path: string;
  /** «LibreOffice 7.4.7.2». */
  readonly version: string;
  /** Of Cambria and Calibri, or of the families of the same widths: those that it lacks. */
  readonly missingFonts: readonly string[];
}

const programs: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  // soffice.exe opens a window to answer; soffice.com answers where it was asked.
  win32: ['C:\\Program Files\\LibreOffice\\program\\soffice.com'],
};

/** Families that Word documents are set in, each with the free one of the same widths. */
const families = [
  { wanted: 'Cambria', twin: 'Caladea' },
  { wanted: 'Calibri', twin: 'Carlito' },
] as const;

/** LibreOffice on this machine. Asked of the program itself each time, so that an upgrade never goes unseen. */
export async function findLibreOffice(env: Environment): Promise<LibreOffice | undefined> {
  const path = programPath(env);
  if (path === undefined) return undefined;
  const ask = promisify(execFile);
  try {
    const { stdout } = await ask(path, ['--version'], { env: env as NodeJS.ProcessEnv, timeout: 30_000 });
    const version = /LibreOffice [\d.]+/.exec(stdout)?.[0];
    if (version === undefined) throw new Error(`it answered "${stdout.trim()}"`);
    const has = await Promise.all(families.map(({ wanted, twin }) => hasFont(path, [wanted, twin], env)));
    return { path, version, missingFonts: families.flatMap(({ twin }, index) => (has[index] ? [] : twin)) };
  } catch (cause) {
    throw new MachineFailure(
      `LibreOffice (${path}) does not start: ${(cause as Error).message}`,
      `Reinstall it, or set ${libreOfficeVariable}=none to make Word documents whose contents have no page numbers.`,
      cause,
    );
  }
}

function programPath(env: Environment): string | undefined {
  const asked = env[libreOfficeVariable];
  if (asked === 'none') return undefined;
  if (asked) {
    if (isRunnable(asked)) return asked;
    throw new MachineFailure(
      `${libreOfficeVariable} says ${asked}, which is no program that may be run.`,
      `Correct it, set it to none, or unset it to take the LibreOffice of this machine.`,
    );
  }
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute);
  const name = process.platform === 'win32' ? 'soffice.com' : 'soffice';
  return [...folders.map((folder) => join(folder, name)), ...(programs[process.platform] ?? [])].find(
    isRunnable,
  );
}

/** LibreOffice's own installers bring the fonts along; packages of Linux leave them to the system, which fontconfig knows. */
async function hasFont(program: string, names: readonly string[], env: Environment): Promise<boolean> {
  const home = dirname(dirname(realpathSync(program)));
  const folders = ['share/fonts/truetype', 'Resources/fonts/truetype'].map((folder) => join(home, folder));
  if (names.some((name) => folders.some((folder) => existsSync(join(folder, `${name}-Regular.ttf`)))))
    return true;
  try {
    const [wanted = ''] = names;
    const { stdout } = await promisify(execFile)('fc-match', ['-f', '%{family}', wanted], {
      env: env as NodeJS.ProcessEnv,
      timeout: 10_000,
    });
    return names.some((name) => stdout.trim().split(',').includes(name));
  } catch {
    return false;
  }
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
