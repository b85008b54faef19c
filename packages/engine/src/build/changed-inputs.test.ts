import { bearsOn, type FontFace, type Project } from '@decode/model';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../host/disk-cache.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { build } from './build.ts';
import { fingerprint } from './key.ts';
import { scopeOf } from './scope.ts';
import { type Stages, stages } from './stages.ts';

/**
 * The whole way from files to outputs, but for the last step: an output is the hash of all that it could have been
 * made from, so whatever reaches a renderer is seen, and nothing is printed.
 */
const rendered: string[] = [];
const composed: string[] = [];
const hashing: Stages = {
  ...stages,
  async composeDocument(project, edition) {
    composed.push(`${edition.template} ${edition.language}`);
    return stages.composeDocument(project, edition);
  },
  async render(format, document, assets) {
    rendered.push(`${document.target.template} ${document.target.language} ${format}`);
    return new TextEncoder().encode(sha256(fingerprint([document, assets])));
  },
};

/** Two places: somewhere in Latvia with one recommendation, elsewhere in Denmark with this one and another. */
function twoPlaces(): Record<string, string> {
  const files = smallestProject();
  const copy = (from: string, to: string, change: (text: string) => string) => {
    for (const [path, text] of Object.entries(files)) {
      if (path.startsWith(`${from}/`)) files[path.replace(from, to)] = change(text);
    }
  };
  copy('recommendations/proposals/first', 'recommendations/proposals/second', (text) =>
    text.replace('code: A1', 'code: A2'),
  );
  copy('templates/somewhere', 'templates/elsewhere', (text) =>
    text
      .replaceAll(' lv:', ' da:')
      .replace('country: lv', 'country: dk')
      .replace('language: lv', 'language: da')
      .replaceAll('Somewhere', 'Elsewhere')
      .replace(
        'emptyAreas:',
        '  - proposal: second\n    priority: low\n    why: Because.\n    role: Office\nemptyAreas:',
      ),
  );
  const terms = 'recommendations/glossary/terms.yaml';
  files[terms] = `${files[terms]}    da: { term: indsats, status: agreed }\n`;
  return files;
}

let host: MemoryHost;
let original: Map<string, Uint8Array>;
const fonts: FontFace[] = [
  {
    family: 'Source Sans 3',
    weight: 400,
    italic: false,
    ttf: new Uint8Array([1]),
    woff2: new Uint8Array([2]),
  },
];
let faces = fonts;

const everything = { places: [], languages: [], formats: [] };
const run = async () => {
  rendered.length = 0;
  composed.length = 0;
  const result = await build(hashing, host, everything, { begin: () => {}, done: () => {} });
  expect(result.failures).toEqual([]);
  return { result, rendered: [...rendered].sort(), composed: [...composed].sort() };
};

beforeAll(async () => {
  const made = createMemoryHost(twoPlaces());
  host = { ...made, tools: { ...made.tools, fonts: async () => faces } };
  original = new Map(host.projectFiles);
  const { result } = await run();
  expect(result.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
});

afterEach(async () => {
  host.projectFiles.clear();
  for (const [path, bytes] of original) host.projectFiles.set(path, bytes);
  faces = fonts;
  Object.assign(host.versions, {
    composer: 'composer 1',
    code: 'code 1',
    node: 'node 1',
    browser: 'browser 1',
    pandoc: 'pandoc 1',
    office: 'none',
  });
  expect(await run()).toMatchObject({ rendered: [], composed: [] });
});

function edit(path: string, from: string | RegExp, to: string): void {
  const before = new TextDecoder().decode(host.projectFiles.get(path));
  const after = before.replace(from, to);
  // An edit that changes nothing would prove nothing.
  expect(after).not.toBe(before);
  host.projectFiles.set(path, new TextEncoder().encode(after));
}
const add = (path: string, text: string) => host.projectFiles.set(path, new TextEncoder().encode(text));

const all = ['elsewhere da', 'elsewhere en', 'somewhere en', 'somewhere lv'];
const elsewhere = all.slice(0, 2);
const somewhere = all.slice(2);
const proposals = 'recommendations/proposals';

type Change = readonly [what: string, change: () => void, documents: readonly string[], formats?: RegExp];

const changes: readonly Change[] = [
  ['the edition', () => edit('recommendations/edition.yaml', 'number: 1', 'number: 2'), all],
  ['an area', () => edit('recommendations/areas.yaml', 'title: Births', 'title: Children'), all],
  [
    'a source that all cite',
    () => edit('recommendations/sources.yaml', 'Population on 1', 'Residents on 1'),
    all,
  ],
  [
    'a source that nobody cites',
    () =>
      edit(
        'recommendations/sources.yaml',
        /$/,
        'other:\n  type: report\n  title: X\n  language: en\n  URL: https://example.org/x\n  accessed: 2026-01-10\n',
      ),
    [],
  ],
  [
    'a term of the glossary',
    () => edit('recommendations/glossary/terms.yaml', 'Single action', 'One action'),
    all,
  ],
  [
    'the facts of a proposal of both',
    () => edit(`${proposals}/first/proposal.yaml`, 'min: 1200', 'min: 1100'),
    all,
  ],
  [
    'the facts of a proposal of one',
    () => edit(`${proposals}/second/proposal.yaml`, 'min: 1200', 'min: 1100'),
    elsewhere,
  ],
  ['the prose of a proposal', () => edit(`${proposals}/second/en.md`, /\.$/m, ', they say.'), elsewhere],
  ['a comment in a proposal', () => edit(`${proposals}/first/proposal.yaml`, /^/, '# A comment.\n\n'), []],
  [
    'how a proposal is laid out',
    () => edit(`${proposals}/first/proposal.yaml`, 'kind: [newMeasure]', 'kind:\n  - newMeasure'),
    [],
  ],
  [
    'a good practice',
    () => edit('recommendations/practices/one/practice.yaml', 'Count first.', 'Count twice.'),
    all,
  ],
  [
    'the English name of a place',
    () => edit('templates/somewhere/place.yaml', 'nom: Somewhere,', 'nom: Someplace,'),
    ['somewhere en'],
  ],
  [
    'the Latvian name of a place',
    () => edit('templates/somewhere/place.yaml', 'nom: Vieta,', 'nom: Vietiņa,'),
    ['somewhere lv'],
  ],
  [
    'why a place chose a proposal',
    () => edit('templates/somewhere/template.yaml', 'The town had', 'Our town had'),
    somewhere,
  ],
  ['its colours', () => edit('templates/somewhere/brand.yaml', '#0a5aa6', '#0a5a55'), somewhere],
  [
    'its prose',
    () => edit('templates/elsewhere/slots/situation/en.md', 'The town had', 'Our town had'),
    elsewhere,
  ],
  [
    'its figures',
    () => edit('templates/elsewhere/data/population.csv', '2024,19000', '2024,18900'),
    elsewhere,
  ],
  [
    'what its figures are',
    () => edit('templates/elsewhere/data/population.yaml', 'Usual residence', 'Registered residence'),
    elsewhere,
  ],
  [
    'a shell of its own',
    () =>
      add(
        'templates/somewhere/shell/cover.hbs',
        `<p>{{title}} {{subtitle}} {{notice}} {{#each owner}}{{this}} {{/each}}{{edition}} {{state}} {{cover.legend}}</p>
{{#with cover.logo}}{{{body}}}{{/with}}{{#with cover.picture}}{{{body}}}{{/with}}`,
      ),
    somewhere,
    /html|pdf/,
  ],
  ['a shell of all', () => edit('templates/base/shells/page.hbs', /^/, '<!-- new -->'), all, /html|pdf/],
  ['the styles', () => edit('templates/base/styles/print.css', /$/, 'p { color: red }'), all, /html|pdf/],
  [
    'the rules of a language',
    () => edit('templates/base/languages/lv.yaml', /decimal: ","/g, 'decimal: "·"'),
    ['somewhere lv'],
  ],
  [
    'the form of a country',
    () => edit('templates/base/forms/dk/action.yaml', /en: "[^"]+"/g, 'en: "New heading"'),
    ['elsewhere en'],
  ],
  [
    'a word that documents print',
    () => edit('templates/base/strings/en.yaml', 'part.summary: Summary', 'part.summary: In short'),
    // In the other languages it is out of date from now on, which they say.
    all,
  ],
  ['the outline', () => edit('templates/base/outline.yaml', '- part: glossary\n', ''), all],
  ['a file that no document is made from', () => add('recommendations/README.md', 'Read this.'), []],
  [
    'the fonts',
    () => {
      faces = [{ ...fonts[0]!, ttf: new Uint8Array([3]), woff2: new Uint8Array([4]) }];
    },
    all,
  ],
  [
    'the fonts of the browser',
    () => {
      faces = [{ ...fonts[0]!, woff2: new Uint8Array([5]) }];
    },
    all,
    /html|pdf/,
  ],
  [
    'our code',
    () => {
      host.versions.code = 'code 2';
    },
    all,
  ],
  [
    'the browser',
    () => {
      host.versions.browser = 'browser 2';
    },
    all,
    /pdf/,
  ],
  [
    'pandoc',
    () => {
      host.versions.pandoc = 'pandoc 2';
    },
    all,
    /docx/,
  ],
];

test.each(changes.map(([what, ...rest]) => ({ what, rest })))(
  'a change of $what is seen by exactly what shows it',
  async ({ rest: [change, documents, formats = /./] }) => {
    change();
    const names = ['docx', 'html', 'pdf'].filter((format) => formats.test(format));
    const expected = documents.flatMap((name) => names.map((format) => `${name} ${format}`));
    expect((await run()).rendered).toEqual(expected);
  },
);

async function translatedFirst(): Promise<{ file: string; text: string }> {
  const { sync } = await import('@decode/translate');
  const project = await stages.loadProject(host.project);
  const { catalogues, lock } = sync(project.proposals.get('first')!.bundle, ['lv']);
  add(lock!.file, lock!.text);
  return catalogues.get('lv')!;
}

test('a translation is seen by its language alone', async () => {
  const { file, text } = await translatedFirst();
  add(file, text);
  await run();
  add(file, text.replace(/^(msgid "Places for children"\n)msgstr ""/m, '$1msgstr "Vietas bērniem"'));
  expect((await run()).rendered).toEqual(['somewhere lv docx', 'somewhere lv html', 'somewhere lv pdf']);
});

describe('what is composed again', () => {
  const touch = (path: string) => edit(path, /$/, '\n');
  const cases: readonly (readonly [what: string, change: () => void, documents: readonly string[]])[] = [
    ['a file of all', () => touch('recommendations/sources.yaml'), all],
    ['a proposal of both places', () => touch(`${proposals}/first/proposal.yaml`), all],
    ['a proposal of one place', () => touch(`${proposals}/second/en.md`), elsewhere],
    ['a file of a place', () => touch('templates/somewhere/place.yaml'), somewhere],
    ['a catalogue', () => touch('templates/base/strings/i18n/lv.po'), ['somewhere lv']],
    ['a catalogue of a language that nobody needs', () => touch('templates/base/strings/i18n/pl.po'), []],
    ['the code that composes', () => void Object.assign(host.versions, { composer: 'composer 2' }), all],
    ['the code that renders', () => void Object.assign(host.versions, { code: 'code 3' }), all],
    ['Node', () => void Object.assign(host.versions, { node: 'node 2' }), all],
    [
      'what is lost of a document',
      () => void host.outputFiles.delete('somewhere/lv/decode-somewhere-lv.pdf'),
      [],
    ],
  ];

  test.each(cases)('after a change of %s', async (_, change, documents) => {
    change();
    expect((await run()).composed).toEqual(documents);
  });

  test('a document that is stopped says so again without being composed', async () => {
    edit(`${proposals}/second/en.md`, /\.$/m, ' {{ data.nothing.last }}.');
    const first = await run();
    expect(first.composed).toEqual(elsewhere);
    const errors = first.result.messages.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toContain('unknown-series');
    const second = await run();
    expect(second.composed).toEqual([]);
    expect(second.result).toEqual(first.result);
  });

  test('a line that moves is said to be where it is now', async () => {
    const lineOf = ({ result }: Awaited<ReturnType<typeof run>>) =>
      result.messages.find(({ rule }) => rule === 'unknown-series')?.origin?.start.line;
    edit(`${proposals}/second/en.md`, /\.$/m, ' {{ data.nothing.last }}.');
    const before = lineOf(await run());
    edit(`${proposals}/second/en.md`, /^/, '\n');
    expect(lineOf(await run())).toBe(before! + 1);
  });
});

describe('a document is handed nothing of a file that it is not remembered by', () => {
  const paths = Object.keys(twoPlaces()).filter(
    (path) => !path.startsWith('templates/base/') || path.endsWith('.po'),
  );
  const show = (value: unknown) =>
    JSON.stringify(value, (_, part: unknown) =>
      part instanceof Map || part instanceof Set ? [...part] : part,
    );
  const editions = all.map((name) => ({ template: name.split(' ')[0]!, language: name.split(' ')[1]! }));

  let before: Project;
  beforeAll(async () => {
    before = await stages.loadProject(host.project);
  });

  test.each(paths)('%s', async (path) => {
    const bytes = host.projectFiles.get(path)!;
    for (const changed of [undefined, new Uint8Array([...bytes, 0x0a, 0x0a, 0x78])]) {
      if (changed) host.projectFiles.set(path, changed);
      else host.projectFiles.delete(path);
      const after = await stages.loadProject(host.project);
      for (const edition of editions.filter((edition) => !bearsOn(path, edition, before))) {
        expect(show(scopeOf(after, edition))).toBe(show(scopeOf(before, edition)));
      }
    }
  });
});
