import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languageRules, type Project } from '@decode/model';
import { readYaml } from '@decode/source';
import { expect, test } from 'vitest';
import { indexPage } from './index-page.ts';
import type { DocumentEntry, Manifest } from './manifest.ts';

const rules = join(resolve(import.meta.dirname, '../../../..'), 'templates/base/languages/en.yaml');
const english = readYaml(rules, readFileSync(rules), languageRules).document?.value;

const project = {
  edition: { value: { number: 3, date: '2026-11-23', state: 'draft', funded: false } },
  templates: new Map([
    ['vejle', { place: { value: { name: { en: { nom: 'Vejle' } } } } }],
    ['aa', { place: { value: { name: { en: { nom: 'Zzz <b>&"' } } } } }],
  ]),
  languages: new Map<string, object | undefined>([
    ['da', { englishName: 'Danish' }],
    ['en', english],
  ]),
} as unknown as Project;

const made = {
  format: 'pdf',
  path: 'vejle/da/decode-vejle-da.pdf',
  state: 'made',
  sha256: 'x',
  bytes: 1_234_567,
  pages: 40,
} as const;
const document: DocumentEntry = {
  template: 'vejle',
  language: 'da',
  title: 'Anbefalinger',
  doubts: { counts: {}, points: {}, first: [] },
  outputs: [made],
};
const page = (...documents: DocumentEntry[]) => {
  const manifest: Manifest = { manifest: 1, tools: {}, inputs: {}, documents };
  return new TextDecoder().decode(indexPage(manifest, project));
};

test('a row says place, language, title, files with pages and size, state and doubts', () => {
  const html = page(document);
  expect(html).toContain(
    'Edition 3 of 23\u00a0November 2026, state: draft. 1 document: 1 current, 0 not; 0 with doubts.',
  );
  expect(html).toContain(
    '<tr><th scope="row">Vejle</th><td>Danish</td><td lang="da">Anbefalinger</td>' +
      '<td><ul class="files"><li><a href="vejle/da/decode-vejle-da.pdf" hreflang="da">PDF</a>, 40 pages, 1.2\u00a0MB</li></ul></td>' +
      '<td>Current</td><td>None</td></tr>',
  );
});

test('documents stand by the names of their places, whatever their folders are called', () => {
  const html = page({ ...document, template: 'aa' }, document);
  expect(html.indexOf('Vejle</th>')).toBeLessThan(html.indexOf('Zzz'));
});

test('doubts are counted in words, the weightiest first, and named', () => {
  const html = page({
    ...document,
    doubts: {
      counts: { 'needs-review': 1, stale: 40 },
      points: { 'needs-review': 3 },
      first: [{ kind: 'stale', what: 'A passage', file: 'recommendations/x/en.md', line: 7 }],
    },
  });
  expect(html).toContain(
    '40 passages translate an older text<br>1 translation needs review: no person has confirmed it<br>3 names, terms, headings or languages need review by a native speaker',
  );
  expect(html).toContain(
    '<li>A passage <small>(recommendations/x/en.md, line 7)</small></li><li>and 43 more</li>',
  );
});

test('what was not made says so, and what its files are', () => {
  const stopped = { ...made, state: 'stopped' as const };
  expect(page({ ...document, outputs: [stopped] })).toContain(
    'Not made: its content has errors. What is here is from an earlier build.',
  );
  const never = { format: 'docx', path: 'vejle/da/decode-vejle-da.docx', state: 'failed' } as const;
  const html = page({ ...document, outputs: [made, never] });
  expect(html).toContain('<li>Word: none</li>');
  expect(html).toContain('Not made: the program failed at Word.</span>');
});

test('nothing that a file says is markup, and nothing is loaded or run', () => {
  const hostile = '<script>x</script>"\'&';
  const html = page({
    ...document,
    template: 'aa',
    title: hostile,
    doubts: { counts: { stale: 1 }, points: {}, first: [{ kind: 'stale', what: hostile }] },
  });
  expect(html).not.toContain('<script');
  expect(html).toContain('Zzz &lt;b&gt;&amp;&quot;');
  expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
});
