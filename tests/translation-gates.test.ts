import { compose, loadProject } from '@decode/compose';
import { bundlesOf, type Document, type Message, type Project } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { readCatalogue, status } from '@decode/translate';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { edited, memoryFiles, wholeProject } from './project-files.ts';

/** Daugavpils in Latvian after four things happened to one proposal's translation. */
const folder = 'recommendations/proposals/childcare-place-guarantee';
const catalogue = `${folder}/i18n/lv.po`;
const old = 'Garantēt katram bērnam no viena gada vecuma';
const unconfirmed = 'Garantēta vieta bērnudārzā no viena gada vecuma';
const untranslated = 'Lack of qualified staff.';
const label = 'tulkojums novecojis';
const happened = [
  {
    file: `${folder}/proposal.yaml`,
    replace: 'Guarantee every child',
    with: 'Guarantee each and every child',
  },
  {
    file: catalogue,
    replace: '#, md-text\nmsgctxt "s2bicw3fud"',
    with: '#, md-text, fuzzy\nmsgctxt "s2bicw3fud"',
  },
  { file: catalogue, replace: 'msgstr "Kvalificēta personāla trūkums."', with: 'msgstr ""' },
];
const edition = (...lines: string[]) => ({
  file: 'recommendations/edition.yaml',
  text: ['number: 1', 'date: 2026-11-23', 'funded: false', ...lines, ''].join('\n'),
});

async function documentOf(
  ...lines: string[]
): Promise<{ document?: Document; messages: readonly Message[] }> {
  const files = edited(wholeProject(), [...happened, edition(...lines)]);
  const project = await loadProject(memoryFiles(files), readCatalogue);
  expect(project.messages).toEqual([]);
  return compose(project, { template: 'daugavpils', language: 'lv', format: 'html' });
}

/** What stands in the document as blocks with a state: the words on it, and the text. */
function marked(document: Document | undefined): string[] {
  const out: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      const { state, lang } = node as { state?: { label: string }; lang?: string };
      if (state && typeof state === 'object') out.push(`${state.label} | ${lang ?? 'lv'} | ${wordsOf(node)}`);
      for (const child of Object.values(node)) walk(child);
    }
  };
  walk(document?.body);
  return out;
}
function wordsOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('value' in node && (node as { type?: string }).type === 'text') return String(node.value);
  return Object.values(node).map(wordsOf).join('');
}

describe('a draft', () => {
  test('shows each text that is not current with words on its state', async () => {
    const { document, messages } = await documentOf('state: draft');
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    const marks = marked(document);
    expect(marks.some((mark) => mark.startsWith(`${label} | lv | ${old}`))).toBe(true);
    expect(
      marks.some(
        (mark) => mark.startsWith('tulkojums vēl nav pārbaudīts | lv | ') && mark.includes(unconfirmed),
      ),
    ).toBe(true);
    expect(
      marks.some((mark) => mark.startsWith('vēl nav tulkots | en | ') && mark.includes(untranslated)),
    ).toBe(true);
  });

  test('counts them for the manifest, each once', async () => {
    const { document } = await documentOf('state: draft');
    const kinds = document?.doubts.flatMap(({ kind, of }) => (of === undefined ? [kind] : []));
    expect(kinds?.sort()).toEqual(['missing', 'needs-review', 'stale']);
  });

  test('shows the words in HTML, also to those who do not see it', async () => {
    const { document } = await documentOf('state: draft');
    if (!document) throw new Error('no document');
    const bytes = await formats.html.render(document, await sampleAssets(), {} as Tools);
    const html = new TextDecoder().decode(bytes);
    expect(html).toMatch(new RegExp(`<p class="state">${label}</p>`, 'i'));
  });
});

test('no place of a document shows an old translation without words on it', async () => {
  // Every translation of prose is made stale, and begins with a sign that is looked for.
  const files = wholeProject();
  for (const [path, bytes] of files) {
    if (!/(?<!strings)\/i18n\/lv\.po$/.test(path)) continue;
    const stale = new TextDecoder()
      .decode(bytes)
      .replace(/^#, md-text\n(msgctxt .*\n)(msgid ".*")$/gm, '#, md-text, fuzzy\n#| $2\n$1$2')
      .replace(/^#\| msgid "/gm, '#| msgid "Then: ')
      .replace(/^msgstr "(?=[^"\n])/gm, 'msgstr "¤');
    files.set(path, new TextEncoder().encode(stale));
  }
  const project = await loadProject(memoryFiles(files), readCatalogue);
  const { document } = await compose(project, { template: 'daugavpils', language: 'lv', format: 'html' });
  let shown = 0;
  const bare: string[] = [];
  const look = (node: unknown, path: string, told: boolean): void => {
    if (typeof node === 'string' && node.includes('¤')) {
      shown++;
      if (!told && !node.includes(`[${label}]`)) bare.push(`${path}: ${node}`);
    } else if (Array.isArray(node)) {
      const said =
        told || node.some((child) => typeof child?.value === 'string' && child.value.includes(`[${label}]`));
      for (const child of node) look(child, path, said);
    } else if (typeof node === 'object' && node !== null && !(node instanceof Map)) {
      const { state } = node as { state?: unknown };
      const said = told || (typeof state === 'object' && state !== null);
      for (const [name, child] of Object.entries(node))
        if (name !== 'origin') look(child, `${path}/${name}`, said);
    }
  };
  look([document?.meta, document?.body], '', false);
  expect(bare).toEqual([]);
  expect(shown).toBeGreaterThan(500);
});

describe('a release', () => {
  test('is not made, and says which texts stand in the way', async () => {
    const { document, messages } = await documentOf('state: release');
    const errors = messages.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(['not-current', 'not-current', 'not-current']);
    expect(errors.map(({ origin }) => origin?.file)).toEqual([catalogue, catalogue, catalogue]);
    expect(errors[0]?.todo).toContain('withoutTranslation: source in recommendations/edition.yaml');
    expect(document).toBeUndefined();
  });

  test('prints names and terms that wait for a native speaker, and names them, or is refused for them', async () => {
    const { document, messages } = await documentOf('state: release', 'withoutTranslation: source');
    const points = document?.doubts.filter(({ of }) => of !== undefined) ?? [];
    const term = { kind: 'needs-review', of: 'term', what: 'term: iedzīvotāju skaita samazināšanās (lv)' };
    expect(points).toContainEqual(expect.objectContaining(term));
    expect(points.map(({ of }) => of)).toContain('language');
    expect(messages.map(({ rule }) => rule)).not.toContain('needs-review');
    expect(marked(document).some((mark) => mark.includes('iedzīvotāju skaita samazināšanās'))).toBe(false);
    const strict = await documentOf('state: release', 'withoutTranslation: source', 'needsReview: refuse');
    expect(strict.document).toBeUndefined();
    const errors = strict.messages.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ rule }) => rule))]).toEqual(['needs-review']);
    expect(errors.map(({ found }) => found).filter((found) => found.includes('samazināšanās'))).toHaveLength(
      1,
    );
    expect(errors[0]?.todo).toContain('needsReview: record in recommendations/edition.yaml');
  });

  test('may print the English text, marked, and nothing that is out of date or unconfirmed', async () => {
    const { document, messages } = await documentOf('state: release', 'withoutTranslation: source');
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = wordsOf(document?.body);
    expect(whole).not.toContain(old);
    expect(whole).not.toContain(unconfirmed);
    const marks = marked(document);
    expect(marks.every((mark) => mark.includes(' | en | '))).toBe(true);
    // A title in English does not say that it is a translation that nobody has read.
    expect(marks.map((mark) => mark.split(' | ')[0])).not.toContain('tulkojums vēl nav pārbaudīts');
    expect(marks.map((mark) => mark.split(' | ')[0])).toContain(
      'tulkojums vēl nav pārbaudīts, parādīts teksts angļu valodā',
    );
    expect(marks.some((mark) => mark.includes('Guarantee each and every child'))).toBe(true);
  });
});

describe('an edit of the source', () => {
  const places = {
    daugavpils: 'lv',
    kaunas: 'lt',
    lodzkie: 'pl',
    magdeburg: 'de',
    manchuela: 'es',
    oradea: 'ro',
    palermo: 'it',
    vejle: 'da',
  };
  const changed = [
    'The waiting list is kept in one public register for all providers.',
    'Guarantee each and every child',
  ];
  const edits = [
    {
      file: `${folder}/en.md`,
      replace: 'kept in one register',
      with: 'kept in one public register',
    },
    // Broken over another line, and marked in another way: the text is the same.
    {
      file: `${folder}/en.md`,
      replace: '- Qualified staff can be found or trained before the guarantee starts.',
      with: '* Qualified staff can be found\n  or trained before the guarantee starts.',
    },
    {
      file: `${folder}/proposal.yaml`,
      replace: 'Guarantee every child',
      with: 'Guarantee each and every child',
    },
  ];

  let project: Project;
  beforeAll(async () => {
    project = await loadProject(memoryFiles(edited(wholeProject(), edits)), readCatalogue);
  });

  test('makes its own texts stale in all eight languages, and nothing else', () => {
    const stale = status(bundlesOf(project), Object.values(places)).flatMap((row) =>
      row.units
        .filter(({ state }) => state === 'stale')
        .map(({ source }) => `${row.language} ${row.folder} ${source.slice(0, 30)}`),
    );
    const expected = Object.values(places).flatMap((language) =>
      changed.map((source) => `${language} ${folder} ${source.slice(0, 30)}`),
    );
    expect(stale.sort()).toEqual(expected.sort());
  });

  // Vejle does not recommend it.
  const concerned = Object.entries(places).filter(([place]) => place !== 'vejle');
  test.each(concerned)(
    'keeps the release of %s from being made, and is marked in its draft',
    async (template, language) => {
      const made = (edition: Partial<Project['edition']['value']>) => {
        const value = { ...project.edition.value, ...edition };
        const target = { template, language, format: 'html' } as const;
        return compose({ ...project, edition: { ...project.edition, value } }, target);
      };
      const release = await made({ state: 'release', withoutTranslation: 'refuse' });
      expect(release.document).toBeUndefined();
      const errors = release.messages.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ rule }) => rule)).toEqual(['not-current', 'not-current']);
      for (const text of changed)
        expect(errors.some(({ found }) => found.includes(text.slice(0, 30)))).toBe(true);
      const draft = await made({ state: 'draft' });
      expect(draft.document?.doubts.filter(({ kind }) => kind === 'stale')).toHaveLength(2);
      const source = await made({ state: 'release', withoutTranslation: 'source' });
      const words = wordsOf(source.document?.body);
      for (const text of changed) expect(words).toContain(text);
    },
  );
});
