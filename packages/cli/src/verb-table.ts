import { type AnyVerb, UsageProblem } from '@decode/engine';
import { calling } from './program.ts';

const help = ['help', '--help', '-h'];

/**
 * What `--help --json` prints: the commands that begin with the words typed, with JSON Schemas of what each takes and of
 * the `value` that it gives under `--json`. Undefined where no help was asked for in that form.
 *
 * @throws UsageProblem where nothing has that name
 */
export function verbTable(verbs: readonly AnyVerb[], typed: readonly string[]): object[] | undefined {
  if (!typed.includes('--json') || !typed.some((word) => help.includes(word))) return undefined;
  const wanted = typed.filter((word) => !word.startsWith('-') && word !== 'help').join(' ');
  const found = verbs.filter(({ name }) => `${name} `.startsWith(wanted === '' ? '' : `${wanted} `));
  if (found.length === 0)
    throw new UsageProblem(
      `There is no command "${wanted}".`,
      `Type "${calling} help" to see what there is.`,
    );
  return found.map(({ name, summary, examples, effects, input, output }) => ({
    name,
    summary,
    examples: examples.map(({ command, does }) => ({ command: `${calling} ${command}`, does })),
    effects,
    input: input.toJSONSchema({ io: 'input' }),
    output: output.toJSONSchema({ io: 'output' }),
  }));
}
