import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';

/** What of a vitest context is needed here, so that this file can be tested without one. */
export interface Skippable {
  skip(note: string): void;
}

interface Tool {
  /** Names on PATH, or whole paths where an installer leaves PATH alone; the first one found is taken. */
  readonly programs: readonly string[];
  readonly get: string;
}

const poppler = 'Debian: apt-get install poppler-utils; macOS: brew install poppler';

const tools = {
  git: { programs: ['git'], get: 'Debian: apt-get install git; macOS: xcode-select --install' },
  java: {
    programs: ['java'],
    get: 'Debian: apt-get install default-jre-headless; macOS: brew install openjdk',
  },
  mvn: { programs: ['mvn'], get: 'Debian: apt-get install maven; macOS: brew install maven' },
  msgfmt: { programs: ['msgfmt'], get: 'Debian: apt-get install gettext; macOS: brew install gettext' },
  pdffonts: { programs: ['pdffonts'], get: poppler },
  pdfinfo: { programs: ['pdfinfo'], get: poppler },
  pdftoppm: { programs: ['pdftoppm'], get: poppler },
  pdftotext: { programs: ['pdftotext'], get: poppler },
  pocount: {
    programs: ['pocount'],
    get: 'The Translate Toolkit: python3 -m venv <folder>, <folder>/bin/pip install translate-toolkit==3.20.4, and <folder>/bin on PATH',
  },
  qpdf: { programs: ['qpdf'], get: 'Debian: apt-get install qpdf; macOS: brew install qpdf' },
  soffice: {
    programs: [
      'soffice',
      '/Applications/LibreOffice.app/Contents/MacOS/soffice',
      'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
    ],
    get: 'Debian: apt-get install libreoffice-writer; macOS: brew install --cask libreoffice',
  },
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/**
 * The path of a development tool, for a test that cannot do without:
 *
 *     test('opens in LibreOffice', async (context) => {
 *       const soffice = requireTool(context, 'soffice');
 *
 * Where it is missing the test is skipped and says how to get it; with DECODE_REQUIRE_TOOLS=1, as in
 * CI, it fails.
 */
export function requireTool(
  context: Skippable,
  name: ToolName,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const path = findTool(tools[name], env);
  if (path) return path;
  missing(context, `${name} is not on this machine. ${tools[name].get}`, env);
  // A real context has left the test by now.
  return name;
}

/** Leaves a test that cannot be run, with the reason; fails it where everything is required. */
export function missing(context: Skippable, note: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env['DECODE_REQUIRE_TOOLS'] === '1') throw new Error(`${note} (DECODE_REQUIRE_TOOLS=1)`);
  context.skip(note);
}

function findTool({ programs }: Tool, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return programs
    .flatMap((program) =>
      isAbsolute(program)
        ? [program]
        : folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending))),
    )
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
