import Handlebars from 'handlebars';
import { lintShell } from './lint-shell.ts';
import { type ShellContext, shellFiles } from './shell-context.ts';

const compiled = new WeakMap<ReadonlyMap<string, string>, (context: ShellContext) => string>();

/**
 * The shells as one function, compiled once for each set of them.
 *
 * @throws Error where a shell is missing, or where the lint refuses it.
 */
export function compileShells(shells: ReadonlyMap<string, string>): (context: ShellContext) => string {
  const known = compiled.get(shells);
  if (known) return known;
  const handlebars = Handlebars.create();
  for (const name of shellFiles) {
    const text = shells.get(name);
    if (text === undefined) throw new Error(`The shell "${name}.hbs" is missing.`);
    const [first] = lintShell(`${name}.hbs`, text);
    if (first) throw new Error(`${name}.hbs, line ${first.origin?.start.line}: ${first.found} ${first.todo}`);
    handlebars.registerPartial(name, text);
  }
  const template = handlebars.compile<ShellContext>(shells.get('page') ?? '', {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { if: true, unless: true, each: true, with: true },
  });
  const run = (context: ShellContext) =>
    template(context, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  compiled.set(shells, run);
  return run;
}
