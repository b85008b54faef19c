import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { toolsFolder } from '@decode/engine/host';
import { missing, requireTool, type Skippable } from './tools.ts';

/**
 * A folder with what a pom.xml asks for, fetched once by Maven and kept beside the other tools. The test is skipped
 * where there is no Maven or it gets nothing.
 *
 * @param name with the version: another one is fetched anew
 * @param jars every file, with its SHA-256
 */
export function requireJars(
  context: Skippable,
  name: string,
  pom: string,
  jars: Readonly<Record<string, string>>,
): string {
  const folder = join(toolsFolder(process.env), name);
  if (!existsSync(folder)) {
    const problem = fetchJars(requireTool(context, 'mvn'), folder, pom, jars);
    if (problem !== undefined) missing(context, `${name} could not be fetched with Maven. ${problem}`);
  }
  return folder;
}

/** Into a folder of its own that gets its name when the jars in it are those that they should be. */
function fetchJars(
  mvn: string,
  folder: string,
  pom: string,
  jars: Readonly<Record<string, string>>,
): string | undefined {
  const draft = `${folder}.${process.pid}.part`;
  mkdirSync(draft, { recursive: true });
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${draft}`];
    const run = spawnSync(mvn, ['-q', '-B', '-f', pom, ...goal], { encoding: 'utf8', timeout: 300_000 });
    if (run.status !== 0) return `Maven said: ${(run.stdout || run.stderr).trim().split('\n')[0]}`;
    const found = Object.fromEntries(
      readdirSync(draft).map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(draft, file)))
          .digest('hex'),
      ]),
    );
    for (const file of new Set([...Object.keys(jars), ...Object.keys(found)])) {
      if (found[file] !== jars[file])
        throw new Error(`${file} is not the file it should be: its SHA-256 is ${found[file]}.`);
    }
    if (!existsSync(folder)) renameSync(draft, folder);
    return undefined;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
