import { verbs } from '@decode/engine';
import { describe, expect, test } from 'vitest';
import { inputWords } from './input-words.ts';
import { type Call, createProgram } from './program.ts';

async function parse(command: string): Promise<Call> {
  const calls: Call[] = [];
  const ignore = () => {};
  await createProgram(verbs, '1', { out: ignore, err: ignore }, (call) => calls.push(call)).parseAsync(
    command.split(' '),
    {
      from: 'user',
    },
  );
  expect(calls).toHaveLength(1);
  return calls[0] as Call;
}

async function help(command: string): Promise<string> {
  let text = '';
  const keep = (more: string) => {
    text += more;
  };
  const program = createProgram(verbs, '1', { out: keep, err: keep }, () => {});
  await program.parseAsync(command.split(' '), { from: 'user' }).catch(() => {});
  return text;
}

describe.each(verbs.map((verb) => [verb.name, verb] as const))('%s', (name, verb) => {
  test.each(verb.examples)('$command', async ({ command }) => {
    const call = await parse(command);
    expect(call.verb).toBe(verb);
    expect(verb.input.safeParse(call.input).error).toBeUndefined();
  });

  test('help says what every word means, and shows the examples', async () => {
    const text = (await help(`${name} --help`)).replaceAll(/\s+/g, ' ');
    for (const { description, choices } of inputWords(verb)) {
      expect(description).not.toBe('');
      expect(text).toContain(description);
      for (const choice of choices ?? []) expect(text).toContain(choice);
    }
    for (const { command, does } of verb.examples) {
      expect(text).toContain(`npm run decode -- ${command}`);
      expect(text).toContain(does);
    }
  });
});

test('the words of a build arrive as they are meant', async () => {
  const call = await parse(
    'build --language lv,en vejle --language da kaunas --format pdf --jobs 3 --out x --watch --json',
  );
  expect(call).toMatchObject({ out: 'x', jobs: 3, json: true, all: false });
  expect(call.verb.input.parse(call.input)).toEqual({
    places: ['vejle', 'kaunas'],
    language: ['lv', 'en', 'da'],
    format: ['pdf'],
    watch: true,
  });
});

test('options of the host are offered only where they mean something', async () => {
  expect(await help('build --help')).toMatch(/--out .*--jobs /s);
  expect(await help('list --help')).not.toMatch(/--out|--jobs/);
});

test.each([
  ['buidl', 'Did you mean build?'],
  ['build --langauge lv', 'Did you mean --language?'],
  ['build --format docxx', 'There is: html, pdf, docx.'],
  ['build --jobs 0', 'A whole number from 1 to 64 is needed.'],
  ['new proposal x', "required option '--area <area>' not specified"],
  ['new proposal --area births', "missing required argument 'name'"],
  ['list nothing', 'Allowed choices are places, proposals, practices, languages.'],
])('"%s" is answered with what is meant', async (command, answer) => {
  expect(await help(command)).toContain(answer);
});
