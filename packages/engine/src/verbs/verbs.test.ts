import type { FormName } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { UsageProblem } from '../host/failure.ts';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { build } from './build.ts';
import { doctor } from './doctor.ts';
import { list } from './list.ts';
import { measures } from './measures.ts';
import { verbs } from './table.ts';
import { trace } from './trace.ts';
import { translatePseudo } from './translate-pseudo.ts';
import { translateStatus } from './translate-status.ts';
import { translateSync } from './translate-sync.ts';
import type { InputMeta } from './verb.ts';

const quiet = () => {};

describe('the table', () => {
  test('names each verb once, with a summary and examples that begin with its name', () => {
    const names = verbs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, summary, examples } of verbs) {
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
      expect(examples.length).toBeGreaterThan(0);
      for (const { command } of examples) expect(`${command} `).toMatch(new RegExp(`^${name} `));
    }
  });

  test('takes no word that belongs to the program itself', () => {
    const own = ['version', 'help', 'project', 'out', 'jobs', 'json'];
    for (const { name, input } of verbs)
      expect(
        own.filter((word) => word in input.shape),
        name,
      ).toEqual([]);
  });

  test('says what each field of an input means', () => {
    for (const verb of verbs) {
      const { properties = {} } = verb.input.toJSONSchema({ io: 'input' }) as {
        properties?: Record<string, InputMeta>;
      };
      for (const [field, { description }] of Object.entries(properties)) {
        expect(description, `${verb.name} ${field}`).toMatch(/^[A-Z]/);
      }
    }
  });
});

test('measures are stopped by a figure that is another one in the translation, as documents are', async () => {
  const host = createMemoryHost(smallestProject());
  const replace = (file: string, from: string, to: string) => {
    const text = new TextDecoder().decode(host.projectFiles.get(file));
    expect(text).toContain(from);
    host.projectFiles.set(file, new TextEncoder().encode(text.replace(from, to)));
  };
  const proposal = 'recommendations/proposals/first';
  replace(`${proposal}/proposal.yaml`, 'Places for children', 'Places for 25 children');
  await translateSync.run(host, { language: [] }, quiet);
  const input = measures.input.parse({ format: ['csv'] });
  const before = await measures.run(host, input, quiet);
  expect(before.value.files).toHaveLength(1);
  const entry = 'msgid "Places for 25 children"\nmsgstr "';
  replace(`${proposal}/i18n/lv.po`, entry, `${entry}Vietas 52 bērniem`);
  const { value, messages } = await measures.run(host, input, quiet);
  expect(value.files).toEqual([]);
  const errors = messages.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule }) => rule)).toEqual(['number-values']);
  const asked = { folders: [proposal], language: ['lv'], each: true, html: false };
  const status = await translateStatus.run(host, asked, quiet);
  expect(status.value.rows.map(({ counts }) => counts['broken'])).toEqual([1]);
  expect(status.value.rows.flatMap(({ units = [] }) => units.flatMap(({ faults = [] }) => faults))).toEqual([
    expect.stringContaining('lacks 25 and has 52'),
  ]);
});

describe('translate', () => {
  test('sync writes ids and catalogues once, and nothing the second time', async () => {
    const host = createMemoryHost(smallestProject());
    const first = await translateSync.run(host, { language: [] }, quiet);
    expect(first.value.written).toContain('recommendations/proposals/first/units.lock.yaml');
    expect(first.value.written).toContain('recommendations/proposals/first/i18n/lv.po');
    expect(translateSync.say(first.value)).toMatch(
      /^\d+ files changed\.\n\n.*recommendations.* lv {2}\d+ new/s,
    );
    const second = await translateSync.run(host, { language: [] }, quiet);
    expect(second.value.written).toEqual([]);
    expect(translateSync.say(second.value)).toBe('0 files changed.');
  });

  test('sync leaves a folder with errors as it is, and says so', async () => {
    const host = createMemoryHost(smallestProject());
    await translateSync.run(host, { language: [] }, quiet);
    const file = 'recommendations/proposals/first/en.md';
    const before = host.projectFiles.get('recommendations/proposals/first/i18n/lv.po');
    host.projectFiles.set(file, new TextEncoder().encode('<b>broken</b>\n'));
    const { value, messages } = await translateSync.run(host, { language: [] }, quiet);
    expect(value.written.filter((path) => path.includes('proposals/first'))).toEqual([]);
    expect(host.projectFiles.get('recommendations/proposals/first/i18n/lv.po')).toBe(before);
    expect(messages.map(({ rule }) => rule)).toContain('not-synced');
  });

  test('a text in the language of its place is offered for translation into English, not into that language', async () => {
    const host = createMemoryHost(smallestProject());
    const slot = 'templates/somewhere/slots/situation';
    host.projectFiles.delete(`${slot}/en.md`);
    host.projectFiles.set(`${slot}/lv.md`, new TextEncoder().encode('Dzimst mazāk bērnu.\n'));
    await translateSync.run(host, { language: [] }, quiet);
    const catalogue = (language: string) =>
      new TextDecoder().decode(host.projectFiles.get(`templates/somewhere/i18n/${language}.po`));
    expect(catalogue('en')).toContain('msgid "Dzimst mazāk bērnu."');
    expect(catalogue('en').match(/^msgid ".+"$/gm)).toHaveLength(1);
    expect(catalogue('lv')).not.toContain('Dzimst');
    const asked = { folders: ['somewhere'], language: ['en'], each: true, html: false };
    const { value } = await translateStatus.run(host, asked, quiet);
    expect(value.rows.flatMap(({ units }) => units?.map(({ source }) => source))).toEqual([
      'Dzimst mazāk bērnu.',
    ]);
  });

  test('status counts what waits for somebody, and names it when asked', async () => {
    const host = createMemoryHost(smallestProject());
    await translateSync.run(host, { language: [] }, quiet);
    const asked = { folders: ['proposals/first'], language: ['lv'] };
    const { value } = await translateStatus.run(host, { ...asked, each: false, html: false }, quiet);
    expect(translateStatus.say(value)).toMatch(/^lv +0 of \d+ passages are done +\d+ not translated(, |$)/m);
    const each = await translateStatus.run(host, { ...asked, each: true, html: false }, quiet);
    expect(translateStatus.say(each.value)).toMatch(
      /^recommendations\/proposals\/first\/\S+:\d+ +s\w+ +missing +Places for children$/m,
    );
  });

  test('status names what wants a native reader besides translations, in words and on the page', async () => {
    const files = smallestProject();
    const place = 'templates/somewhere/place.yaml';
    files[place] =
      files[place]?.replace('pašvaldības, status: confirmed', 'pašvaldības, status: needs-review') ?? '';
    const terms = 'recommendations/glossary/terms.yaml';
    files[terms] = files[terms]?.replace('pasākums, status: agreed', 'pasākums, status: needs-review') ?? '';
    const host = createMemoryHost(files);
    const asked = { folders: [], language: ['lv'], each: true, html: true };
    const { value } = await translateStatus.run(host, asked, quiet);
    const state = 'needs-review';
    const partner = {
      language: 'lv',
      state,
      of: 'name',
      what: 'name of the partner: Vietas pašvaldība',
      file: place,
      line: 13,
    };
    expect(value.points).toContainEqual(partner);
    expect(value.points).toContainEqual({
      language: 'lv',
      state,
      of: 'language',
      what: 'the translation as a whole',
      file: 'templates/base/languages/lv.yaml',
      line: 6,
    });
    const term = { language: 'lv', state, of: 'term', what: 'term: pasākums', file: terms, line: 5 };
    expect(value.points).toContainEqual(term);
    expect(translateStatus.say(value)).toContain('templates/somewhere/place.yaml:13');
    const page = new TextDecoder().decode(host.outputFiles.get('translation/status.html'));
    expect(page).toContain('<td>name of the partner: Vietas pašvaldība</td>');
  });

  test('pseudo shows a text as it is now, and leaves builds alone', async () => {
    const host = createMemoryHost(smallestProject());
    await translateSync.run(host, { language: [] }, quiet);
    const page = async () => {
      await translatePseudo.run(host, { places: [], format: ['html'] }, quiet);
      const [, bytes] = [...host.outputFiles].find(([path]) => /pseudo\/.*-lv\.html$/.test(path)) ?? [];
      return new TextDecoder().decode(bytes);
    };
    expect((await page()).match(/Stäääff ïïš mïïïïššïñg/g)).toHaveLength(1);
    const facts = 'recommendations/proposals/first/proposal.yaml';
    const text = new TextDecoder().decode(host.projectFiles.get(facts));
    // Numbers are as in English, which in a real translation would be an error.
    const other = text.replace('Staff is missing.', 'Nobody is there for EUR 25.6 million.');
    host.projectFiles.set(facts, new TextEncoder().encode(other));
    const changed = await page();
    expect(changed.match(/Stäääff ïïš mïïïïššïñg/g)).toBeNull();
    expect(changed).toMatch(/25\.6/);
    const asked = { places: [], language: ['lv'], format: ['html' as const], watch: false };
    await build.run(host, asked, quiet);
    const [, built] = [...host.outputFiles].find(([path]) => /^somewhere\/lv\/.*\.html$/.test(path)) ?? [];
    expect(new TextDecoder().decode(built).match(/Nobody is there for /g)).toHaveLength(1);
  });

  test('a language that nothing is translated into is refused', async () => {
    const host = createMemoryHost(smallestProject());
    await expect(translateSync.run(host, { language: ['lw'] }, quiet)).rejects.toBeInstanceOf(UsageProblem);
  });
});

describe('measures', () => {
  const ask = (form: FormName = 'action') => ({
    place: [],
    language: [],
    form,
    format: ['csv' as const],
  });
  const run = async (form?: FormName) => {
    const host = createMemoryHost(smallestProject());
    return { host, ...(await measures.run(host, ask(form), quiet)) };
  };

  test('writes a place’s table in the language of the place', async () => {
    const { host, value } = await run();
    expect(measures.say(value)).toMatch(/somewhere\/lv\/decode-somewhere-lv-action\.csv: 1 row$/);
    const csv = new TextDecoder().decode(host.outputFiles.get('somewhere/lv/decode-somewhere-lv-action.csv'));
    expect(csv).toMatch(/^Nr\.;Rīcības virziens/);
  });

  test('says where a country has no such form, and where no measure belongs into it', async () => {
    const say = async (form: FormName) => measures.say((await run(form)).value);
    expect(await say('sheet')).toBe('somewhere: its country has no form "sheet" (templates/base/forms).');
    expect(await say('investment')).toMatch(/^somewhere: none of its measures belongs/);
  });

  test('writes nothing where the content of the form has errors, and all where another form has them', async () => {
    const host = createMemoryHost(smallestProject());
    const form = 'templates/base/forms/lv/action.yaml';
    host.projectFiles.set(form, new TextEncoder().encode('title: 1\n'));
    const stopped = await measures.run(host, ask(), quiet);
    expect(stopped.value.files).toEqual([]);
    expect(stopped.messages.map(({ origin }) => origin?.file)).toContain(form);
    const other = await measures.run(host, ask('monitoring'), quiet);
    expect(other.value.files).toHaveLength(1);
  });
});

test('list shows what there is', async () => {
  const { value } = await list.run(createMemoryHost(smallestProject()), { what: [] }, quiet);
  expect(value.places).toEqual([
    { slug: 'somewhere', name: 'Somewhere', country: 'lv', languages: ['lv', 'en'], recommendations: 1 },
  ]);
  expect(list.say(value)).toContain('A1  published  first  Places for children (1 place)');
  const some = await list.run(createMemoryHost(smallestProject()), { what: ['practices'] }, quiet);
  expect(Object.keys(some.value)).toEqual(['practices']);
});

test('list counts what documents print: nothing withdrawn', async () => {
  const files = smallestProject();
  const proposal = 'recommendations/proposals/first/proposal.yaml';
  files[proposal] = files[proposal]!.replace('status: published', 'status: withdrawn');
  const { value } = await list.run(createMemoryHost(files), { what: [] }, quiet);
  expect(value.places).toMatchObject([{ slug: 'somewhere', recommendations: 0 }]);
  expect(list.say(value)).toContain('A1  withdrawn  first  Places for children (0 places)');
});

test('doctor fails only for what documents cannot be made without', async () => {
  const finding = { detail: 'x', neededFor: 'y', cost: 'Tests are skipped.', todo: 'Install it.' };
  const host = createMemoryHost(
    {},
    {
      machine: {
        examine: async () => [
          { ...finding, name: 'qpdf', state: 'missing', required: false },
          { ...finding, name: 'browser', state: 'broken', required: true },
        ],
      },
    },
  );
  const { value, failures } = await doctor.run(host, {}, quiet);
  expect(failures.map(({ what }) => what)).toEqual(['browser']);
  expect(doctor.say(value)).toContain('qpdf, for y. Tests are skipped. Install it.');
});

test.each([
  ['data.populaton.last', 'population'],
  ['{{ data.population.lastly }}', 'last, first or a year'],
  ['data', 'Write the field whole'],
  ['A1.7', 'It has 2: write A1.1'],
  ['Z9.1', 'list proposals'],
])('trace of %s, which nobody has, says what to write', async (what, todo) => {
  await expect(
    trace.run(createMemoryHost(smallestProject()), { what: [what], place: [] }, () => {}),
  ).rejects.toMatchObject({
    name: 'UsageProblem',
    todo: expect.stringContaining(todo),
  });
});
