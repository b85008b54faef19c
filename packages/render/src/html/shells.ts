import type { Message } from '@decode/model';
import { checkShells } from './check-shells.ts';
import { lintShell } from './lint-shell.ts';
import { shellFiles } from './shell-context.ts';
import { type ShellTemplate, shellTemplate } from './shell-template.ts';

const compiled = new WeakMap<ReadonlyMap<string, string>, ShellTemplate>();

/**
 * The shells as one function, compiled once for each set of them.
 *
 * @throws Error where a shell is missing, or where the lint refuses it, or the set of them.
 */
export function compileShells(shells: ReadonlyMap<string, string>): ShellTemplate {
  const known = compiled.get(shells);
  if (known) return known;
  for (const name of shellFiles) {
    const text = shells.get(name);
    if (text === undefined) throw new Error(`The shell "${name}.hbs" is missing.`);
    refuse(lintShell(`${name}.hbs`, text));
  }
  refuse(checkShells(shells, (name) => `${name}.hbs`));
  const run = shellTemplate(shells);
  compiled.set(shells, run);
  return run;
}

function refuse([first]: readonly Message[]): void {
  if (!first) return;
  const { file, start } = first.origin ?? {};
  throw new Error(`${file}, line ${start?.line}: ${first.found} ${first.todo}`);
}
