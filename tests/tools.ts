import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { developmentTools, howToGet } from '@decode/engine/host';

/** What of a vitest context is needed here, so that this file can be tested without one. */
export interface Skippable {
  skip(note: string): void;
}

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
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const tool = developmentTools.find(({ programs }) => programs.includes(program));
  if (!tool) throw new Error(`${program} is not in development-tools.json`);
  // Whole paths are where an installer leaves PATH alone.
  const path = findTool([program, ...tool.programs.filter(isAbsolute)], env);
  if (path) return path;
  missing(context, `${tool.name} (${program}) is not on this machine. ${howToGet(tool)}`, env);
  // A real context has left the test by now.
  return program;
}

/** Leaves a test that cannot be run, with the reason; fails it where everything is required. */
export function missing(context: Skippable, note: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env['DECODE_REQUIRE_TOOLS'] === '1') throw new Error(`${note} (DECODE_REQUIRE_TOOLS=1)`);
  context.skip(note);
}

function findTool(programs: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
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
