import type { AnyVerb, Effect } from '@decode/engine';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type InputWord, inputWords, optionName } from './input-words.ts';

/** What was typed, sorted out. */
export interface Call {
  readonly verb: AnyVerb;
  /** For the verb's input schema. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly project?: string;
  readonly out?: string;
  readonly jobs?: number;
  readonly json: boolean;
  /** Every message, not only the first few of a kind. */
  readonly all: boolean;
}

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** How the program is called in this project; help and examples say it. */
export const calling = 'npm run decode --';

/** The command line of a table of verbs. Parsing it hands the call to `act`. */
export function createProgram(
  verbs: readonly AnyVerb[],
  version: string,
  output: Output,
  act: (call: Call) => void,
): Command {
  const program = quiet(new Command(calling), output)
    .description('Recommendation documents for municipalities: accessible PDF, Word and web pages')
    .version(version, '-V, --version', 'Show the version')
    .helpCommand('help [command]', 'Show what a command takes')
    .addHelpText(
      'after',
      ['', 'Examples:', ...exampleLines(verbs.flatMap(({ examples }) => examples.slice(0, 1)))].join('\n'),
    );
  for (const verb of verbs) addVerb(program, verb, output, act);
  return program;
}

function addVerb(program: Command, verb: AnyVerb, output: Output, act: (call: Call) => void): void {
  const words: readonly string[] = verb.name.split(' ');
  const command = quiet(new Command(words.at(-1)), output)
    .summary(verb.summary)
    .description(`${verb.summary}.`)
    .addHelpText('after', ['', 'Examples:', ...exampleLines(verb.examples)].join('\n'));
  const fields = inputWords(verb);
  const positional = fields.filter((field) => field.positional !== undefined);
  for (const field of positional) command.addArgument(argument(field));
  for (const field of fields) if (field.positional === undefined) command.addOption(option(field));
  for (const added of hostOptions(verb.effects)) command.addOption(added);
  if (verb.effects.includes('project')) {
    command.addOption(new Option('--all', 'Show every message, not only the first few of a kind'));
  }
  command.addOption(new Option('--json', 'Print the result as JSON'));
  command.action((...given: unknown[]) => {
    const { project, out, jobs, json, all, ...options } = command.opts<Record<string, unknown> & HostWords>();
    const input: Record<string, unknown> = { ...options };
    positional.forEach((field, i) => {
      if (given[i] !== undefined) input[field.field] = given[i];
    });
    act({
      verb,
      input,
      json: json ?? false,
      all: all ?? false,
      ...(project !== undefined && { project }),
      ...(out !== undefined && { out }),
      ...(jobs !== undefined && { jobs }),
    });
  });
  parentOf(program, words.slice(0, -1), output).addCommand(command);
}

interface HostWords {
  readonly project?: string;
  readonly out?: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** What a verb's host is made with, as far as the verb can notice it. */
function hostOptions(effects: readonly Effect[]): Option[] {
  const options = [
    new Option('--project <dir>', 'Folder with recommendations/ and templates/; the present one by default'),
  ];
  if (effects.some((effect) => effect === 'output' || effect === 'machine')) {
    options.push(new Option('--out <dir>', 'Folder of the documents; out/ in the project by default'));
  }
  if (effects.includes('tools') || effects.includes('releaseTools')) {
    options.push(
      new Option(
        '--jobs <n>',
        'Documents made at once; as many as there are cores by default. 1 needs least memory',
      ).argParser((text) => wholeNumber(text, 64)),
    );
  }
  return options;
}

/** `translate` of `translate sync`: a command that only holds others. */
function parentOf(program: Command, words: readonly string[], output: Output): Command {
  return words.reduce((parent, word) => {
    const known = parent.commands.find((command) => command.name() === word);
    if (known) return known;
    const made = quiet(new Command(word), output).description(`Commands that begin with "${word}"`);
    parent.addCommand(made);
    return made;
  }, program);
}

function argument({ positional = '', description, many, required, choices }: InputWord): Argument {
  const name = `${positional}${many ? '...' : ''}`;
  const made = new Argument(required ? `<${name}>` : `[${name}]`, description);
  return choices ? made.choices([...choices]) : made;
}

function option({ field, description, value, many, number, required, choices }: InputWord): Option {
  if (value === undefined) return new Option(optionName(field), description);
  const made = new Option(`${optionName(field)} <${value}>`, description).makeOptionMandatory(required);
  if (many) {
    // Repeated or with commas, never «all that follow»: places come after options, too.
    return made.argParser((text: string, before: string[] | undefined) => [
      ...(before ?? []),
      ...text.split(',').map((part) => chosen(part.trim(), choices)),
    ]);
  }
  if (choices) return made.choices([...choices]);
  return number ? made.argParser((text) => wholeNumber(text, Number.MAX_SAFE_INTEGER)) : made;
}

function chosen(text: string, choices: readonly string[] | undefined): string {
  if (choices && !choices.includes(text)) throw new InvalidArgumentError(`There is: ${choices.join(', ')}.`);
  return text;
}

function wholeNumber(text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new InvalidArgumentError(`A whole number from 1${most < 1000 ? ` to ${most}` : ''} is needed.`);
}

function exampleLines(examples: AnyVerb['examples']): string[] {
  return examples.flatMap(({ command, does }) => [`  ${does}:`, `    ${calling} ${command}`]);
}

/** Neither prints by itself nor ends the program. */
function quiet(command: Command, { out, err }: Output): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: (text, write) => write(text) })
    .showHelpAfterError(`Type "${calling} help" to see what there is.`)
    .helpOption('-h, --help', 'Show this');
}
