import { describe, expect, test } from 'vitest';
import { Interrupted, MachineFailure, UsageProblem } from '../host/failure.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import type { BuildResult } from './build.ts';
import { type Example, errorAt } from './example-stages.ts';
import { outputText, workplace } from './example-workplace.ts';
import type { Manifest } from './manifest.ts';

const manifestOf = (host: MemoryHost) => JSON.parse(outputText(host, 'manifest.json')) as Manifest;
const statesOf = (result: BuildResult) =>
  Object.fromEntries(
    result.documents.map(({ template, language, outputs }) => [
      `${template} ${language}`,
      [...new Set(outputs.map(({ state }) => state))].join(),
    ]),
  );

const documents = ['kaunas en', 'kaunas lt', 'vejle da', 'vejle en'];
const all = documents.flatMap((name) => ['docx', 'html', 'pdf'].map((format) => `${name} ${format}`));

describe('a build', () => {
  test('composes each document once, and makes its three formats', async () => {
    const { host, stages, run } = workplace();
    const { rendered } = await run();
    expect([...stages.composed].sort()).toEqual(documents);
    expect(rendered).toEqual(all);
    expect([...host.outputFiles.keys()].filter((path) => path.startsWith('vejle/da')).sort()).toEqual([
      'vejle/da/decode-vejle-da.docx',
      'vejle/da/decode-vejle-da.html',
      'vejle/da/decode-vejle-da.pdf',
    ]);
    expect(outputText(host, 'vejle/da/decode-vejle-da.html')).toContain('Childcare in da');
  });

  test('makes a document of what has changed beside those of a place that the edition before had', async () => {
    const { host, example, stages, run } = workplace();
    example.earlier.push('vejle');
    const changes = ['vejle da changes', 'vejle en changes'];
    const first = await run();
    expect([...stages.composed].sort()).toEqual([...documents, ...changes].sort());
    expect(first.rendered.filter((name) => name.includes('changes'))).toHaveLength(6);
    expect(manifestOf(host).documents.map(({ kind, outputs }) => `${outputs[0]?.path} ${kind}`)).toEqual([
      'kaunas/en/decode-kaunas-en.html undefined',
      'kaunas/lt/decode-kaunas-lt.html undefined',
      'vejle/da/decode-vejle-da.html undefined',
      'vejle/da/decode-vejle-da-changes.html changes',
      'vejle/en/decode-vejle-en.html undefined',
      'vejle/en/decode-vejle-en-changes.html changes',
    ]);
    expect(await run()).toMatchObject({ rendered: [], writes: [] });
    // Of an edition that is compared with none they are removed again.
    example.earlier.length = 0;
    expect((await run()).result.removed).toHaveLength(6);
  });

  test('with nothing changed renders and writes nothing', async () => {
    const { run } = workplace();
    await run();
    expect(await run()).toMatchObject({ rendered: [], writes: [] });
  });

  test('brings back what was deleted or changed, without rendering', async () => {
    const { host, run } = workplace();
    await run();
    const before = outputText(host, 'vejle/da/decode-vejle-da.pdf');
    host.outputFiles.delete('vejle/da/decode-vejle-da.pdf');
    host.outputFiles.set('vejle/da/decode-vejle-da.html', new Uint8Array([1]));
    const { rendered, writes } = await run();
    expect(rendered).toEqual([]);
    expect(writes).toEqual(['vejle/da/decode-vejle-da.html', 'vejle/da/decode-vejle-da.pdf']);
    expect(outputText(host, 'vejle/da/decode-vejle-da.pdf')).toBe(before);
  });

  test('renders again what the cache kept badly', async () => {
    const { host, run } = workplace();
    await run();
    for (const kept of host.cached.values()) kept.bytes.fill(0);
    host.outputFiles.clear();
    expect((await run()).rendered).toEqual(all);
  });

  test('keeps no more documents in hand than it may work on at once', async () => {
    const { example, stages, run } = workplace(createMemoryHost({}, { jobs: 3 }));
    for (let i = 0; i < 20; i++) example.places[`place-${i}`] = { language: 'lv', proposals: [] };
    stages.onCompose = () => new Promise((resolve) => setTimeout(resolve, 1));
    await run();
    expect(stages.most()).toBeLessThanOrEqual(3);
    expect(stages.composed).toHaveLength(44);
  });

  test('gives the same bytes whatever is done first', async () => {
    const outcomes = [1, 8].map(async (jobs) => {
      const { host, stages, run } = workplace(createMemoryHost({}, { jobs }));
      if (jobs > 1)
        stages.onCompose = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      await run();
      return [...host.outputFiles].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]).sort();
    });
    const [slow, fast] = await Promise.all(outcomes);
    expect(fast).toEqual(slow);
  });
});

describe('what is rendered again', () => {
  type Change = (example: Example, host: MemoryHost) => void;
  const of = (name: RegExp) => all.filter((target) => name.test(target));
  const changes: readonly (readonly [string, Change, readonly string[]])[] = [
    ['a proposal that one place recommends', (e) => (e.proposals['childcare'] = 'Nursery'), of(/^vejle/)],
    ['a proposal that all places recommend', (e) => (e.proposals['housing'] = 'Homes'), all],
    ['the choice of a place', (e) => (e.places['kaunas']!.proposals = []), of(/^kaunas/)],
    ['the styles', (e) => (e.styles = 'p { margin: 0 }'), of(/html|pdf/)],
    ['a shell of all places', (e) => (e.shells['page'] = '<b>{{{body}}}</b>'), of(/html|pdf/)],
    ['a shell of one place', (e) => (e.places['vejle']!.shells = { cover: 'x' }), of(/^vejle.*(html|pdf)/)],
    ['the browser', (_, h) => (h.versions.browser = 'browser 2'), of(/pdf/)],
    ['pandoc', (_, h) => (h.versions.pandoc = 'pandoc 2'), of(/docx/)],
    ['the office program', (_, h) => (h.versions.office = 'LibreOffice 2'), of(/docx/)],
    ['Node', (_, h) => (h.versions.node = 'node 2'), all],
    ['our code', (_, h) => (h.versions.code = 'code 2'), all],
    ['a comment above everything', (e) => (e.line = 99), []],
    [
      'a file that no document shows',
      (_, h) => h.projectFiles.set('recommendations/README.md', new Uint8Array([1])),
      [],
    ],
    ['a proposal that no place recommends', (e) => (e.proposals['ferries'] = 'Ferries'), []],
  ];

  test.each(changes)('after a change of %s', async (_, change, expected) => {
    const { example, host, run } = workplace();
    await run();
    change(example, host);
    expect((await run()).rendered).toEqual(expected);
    expect((await run()).rendered).toEqual([]);
  });

  test.each(changes)('nothing when a change of %s is taken back', async (_, change) => {
    const { example, host, stages, run } = workplace();
    await run();
    const before = structuredClone({ example, versions: host.versions });
    const bytes = outputText(host, 'vejle/da/decode-vejle-da.html');
    change(example, host);
    await run();
    Object.assign(example, before.example);
    Object.assign(host.versions, before.versions);
    stages.rendered.length = 0;
    expect((await run()).rendered).toEqual([]);
    expect(outputText(host, 'vejle/da/decode-vejle-da.html')).toBe(bytes);
  });

  test('nothing reaches a format that is not part of its key', async () => {
    const { example, stages, run } = workplace();
    example.styles = 'styles';
    stages.onRender = async (format) => new TextEncoder().encode(format);
    const seen: Record<string, boolean> = {};
    const render = stages.render.bind(stages);
    stages.render = (format, document, assets, tools) => {
      seen[format] = assets.styles !== '' && assets.shells.size > 0;
      return render(format, document, assets, tools);
    };
    await run();
    expect(seen).toEqual({ html: true, pdf: true, docx: false });
  });
});

describe('what stops', () => {
  test('a mistake in a proposal stops the places that recommend it, and no others', async () => {
    const { example, run, host } = workplace();
    await run();
    const old = outputText(host, 'vejle/da/decode-vejle-da.html');
    example.proposals['childcare'] = 'Nursery';
    example.checks = [errorAt('recommendations/proposals/childcare/proposal.yaml')];
    const { result } = await run();
    expect(statesOf(result)).toEqual({
      'kaunas en': 'made',
      'kaunas lt': 'made',
      'vejle da': 'stopped',
      'vejle en': 'stopped',
    });
    // The file of the build before stays, and is not passed off as current.
    expect(outputText(host, 'vejle/da/decode-vejle-da.html')).toBe(old);
    expect(manifestOf(host).documents[2]?.outputs[0]).toMatchObject({ state: 'stopped' });
    expect(outputText(host, 'index.html')).toContain(
      'Not made: its content has errors. What is here is from an earlier build.',
    );
    expect(result.messages).toEqual(example.checks);
  });

  test.each([
    ['recommendations/proposals/childcare/i18n/da.po', ['vejle da']],
    ['recommendations/proposals/housing/en.md', documents],
    ['recommendations/practices/gangi-houses/practice.yaml', []],
    ['recommendations/sources.yaml', documents],
    ['templates/vejle/place.yaml', ['vejle da', 'vejle en']],
    ['templates/base/languages/lt.yaml', ['kaunas lt']],
    ['templates/base/strings/i18n/lt.po', ['kaunas lt']],
    ['templates/base/forms/xx/action.yaml', documents],
    ['templates/base/forms/dk/action.yaml', []],
    ['templates/base/forms/xx/sheet.yaml', []],
  ])('an error in %s stops %j', async (file, expected) => {
    const { example, run } = workplace();
    example.checks = [errorAt(file)];
    const states = statesOf((await run()).result);
    expect(Object.keys(states).filter((name) => states[name] === 'stopped')).toEqual(expected);
  });

  test('a figure that is another one in the translation stops the documents of its language', async () => {
    const { stages, run } = workplace();
    const error = errorAt('recommendations/proposals/housing/i18n/da.po');
    stages.checkTranslations = async (_, languages) => (languages.includes('da') ? [error] : []);
    const { result } = await run();
    expect(statesOf(result)).toMatchObject({
      'vejle da': 'stopped',
      'vejle en': 'made',
      'kaunas lt': 'made',
    });
    expect(result.messages).toEqual([error]);
  });

  test('a warning stops nothing', async () => {
    const { example, run } = workplace();
    example.checks = [{ ...errorAt('recommendations/sources.yaml'), severity: 'warning' }];
    expect(new Set(Object.values(statesOf((await run()).result)))).toEqual(new Set(['made']));
  });

  test('a format that fails stops no other format', async () => {
    const { stages, run, host } = workplace();
    stages.onRender = (format) =>
      format === 'pdf'
        ? Promise.reject(new MachineFailure('The browser died twice.', 'Free memory.'))
        : undefined;
    const { result } = await run();
    expect(result.failures).toContainEqual({
      what: 'vejle/da/decode-vejle-da.pdf',
      found: 'The browser died twice.',
      todo: 'Free memory.',
    });
    expect([...host.outputFiles.keys()].filter((path) => path.endsWith('.pdf'))).toEqual([]);
    expect([...host.outputFiles.keys()].filter((path) => path.endsWith('.docx'))).toHaveLength(4);
    expect(outputText(host, 'index.html')).toContain('Not made: the program failed at PDF.');
  });

  test('a mistake of the program in one document stops no other', async () => {
    const { stages, run } = workplace();
    stages.onCompose = async ({ template }) => {
      if (template === 'vejle') throw new TypeError('x is undefined');
    };
    const { result } = await run();
    expect(statesOf(result)).toMatchObject({ 'kaunas en': 'made', 'vejle da': 'failed' });
    expect(result.failures[0]).toMatchObject({ found: 'The program made a mistake: x is undefined' });
  });

  test('being asked to stop ends it, and the manifest stays that of the build before', async () => {
    const asked = new AbortController();
    const { stages, run, host } = workplace(createMemoryHost({}, { jobs: 1, signal: asked.signal }));
    stages.onRender = async (format) => {
      if (format === 'html') asked.abort();
      return new Uint8Array();
    };
    await expect(run()).rejects.toBeInstanceOf(Interrupted);
    expect(stages.composed).toHaveLength(1);
    expect(host.outputFiles.has('manifest.json')).toBe(false);
  });
});

describe('a part of the project', () => {
  test('is made alone, and the rest keeps its place in the manifest', async () => {
    const { example, run, host } = workplace();
    await run();
    const before = manifestOf(host);
    example.proposals['housing'] = 'Homes';
    const { rendered } = await run({ places: ['vejle'], languages: ['da'], formats: ['html'] });
    expect(rendered).toEqual(['vejle da html']);
    const after = manifestOf(host);
    expect(after.documents.map(({ template, language }) => `${template} ${language}`)).toEqual(documents);
    expect(after.documents[0]).toEqual(before.documents[0]);
    expect(after.documents[2]?.outputs.map(({ format }) => format)).toEqual(['html', 'pdf', 'docx']);
    expect(after.documents[2]?.outputs[1]).toEqual(before.documents[2]?.outputs[1]);
  });

  test('shows no messages of other parts', async () => {
    const { example, run } = workplace();
    example.checks = [errorAt('templates/kaunas/place.yaml'), errorAt('templates/vejle/place.yaml')];
    const { result } = await run({ places: ['vejle'] });
    expect(result.messages.map(({ origin }) => origin?.file)).toEqual(['templates/vejle/place.yaml']);
  });

  test.each([
    [{ places: ['vejlo'] }, 'There is no place "vejlo".', 'Did you mean "vejle"?'],
    [{ places: ['x'] }, 'There is no place "x".', 'There is: kaunas, vejle.'],
    [{ languages: ['fr'] }, 'There is no language "fr".', 'There is: da, en, lt.'],
    [
      { places: ['vejle'], languages: ['lt'] },
      'Nothing is made for these places in these languages.',
      'There is: vejle da, vejle en.',
    ],
  ])('that does not exist is refused: %j', async (selection, found, todo) => {
    const problem = await workplace()
      .run(selection)
      .catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(UsageProblem);
    expect(problem).toMatchObject({ message: found, todo });
  });
});

describe('the manifest', () => {
  test('names inputs, tools, and what each document was made from', async () => {
    const { run, host } = workplace();
    await run();
    const { inputs, tools, documents: entries } = manifestOf(host);
    expect(inputs).toEqual({ 'recommendations/edition.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(tools).toEqual({
      browser: 'browser 1',
      code: 'code 1',
      node: 'node 1',
      office: 'none',
      pandoc: 'pandoc 1',
    });
    expect(entries[2]).toMatchObject({
      template: 'vejle',
      language: 'da',
      title: 'Title of vejle',
      doubts: { counts: { stale: 1 }, first: [{ kind: 'stale', what: 'A passage', line: 1 }] },
    });
  });

  test('that nobody can read is as good as none', async () => {
    const { run, host } = workplace();
    host.outputFiles.set('manifest.json', new TextEncoder().encode('{"manifest": 99}'));
    await run();
    expect(manifestOf(host).documents).toHaveLength(4);
  });
});
