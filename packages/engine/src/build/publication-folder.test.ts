import { expect, test } from 'vitest';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { createExample } from './example-stages.ts';
import { outputText, workplace } from './example-workplace.ts';
import type { Manifest } from './manifest.ts';

/** A project of one document, built as web pages as often as a test likes. */
function bookshop() {
  const { host, example, run } = workplace(createMemoryHost(), { ...createExample(), places: {} });
  const pages = (languages: readonly string[] = []) => run({ languages, formats: ['html'] });
  return { host, example, run: pages };
}

const manifestOf = (host: MemoryHost) => JSON.parse(outputText(host, 'manifest.json')) as Manifest;

test('makes a publication as a folder of pages, which is one output', async () => {
  const { host, example, run } = bookshop();
  example.publications = { book: { always: ['en'] } };
  const folder = 'book/en/decode-book-en';
  const inFolder = () => [...host.outputFiles.keys()].filter((path) => path.startsWith(folder)).sort();
  await run();
  expect(inFolder()).toEqual([`${folder}/index.html`, `${folder}/styles.css`]);
  const entry = manifestOf(host).documents.find(({ template }) => template === 'book')?.outputs[0];
  expect(entry).toMatchObject({ format: 'html', path: `${folder}/index.html`, state: 'made' });
  expect(outputText(host, 'index.html')).toContain(`href="${folder}/index.html"`);

  const unchanged = await run();
  expect(unchanged).toMatchObject({ rendered: [], writes: [] });
  expect(unchanged.result.documents[0]?.written).toEqual([]);

  // A page that somebody changed, and one that does not belong there: the whole folder is put back.
  host.outputFiles.set(`${folder}/styles.css`, new Uint8Array([1]));
  host.outputFiles.set(`${folder}/more.html`, new Uint8Array([1]));
  const restored = await run();
  expect(restored.rendered).toEqual([]);
  expect(restored.result.documents[0]?.written).toEqual([`${folder}/index.html`]);
  expect(inFolder()).toEqual([`${folder}/index.html`, `${folder}/styles.css`]);
  expect(outputText(host, `${folder}/styles.css`)).toBe('p {}');

  example.publications = {};
  expect((await run()).result.removed).toContain(`${folder}/index.html`);
  expect(inFolder()).toEqual([]);
});

test('removes a file whose document is a folder now', async () => {
  const { host, example, run } = bookshop();
  example.places['book'] = { language: 'en', proposals: [] };
  await run();
  expect(host.outputFiles.has('book/en/decode-book-en.html')).toBe(true);
  delete example.places['book'];
  example.publications = { book: { always: ['en'] } };
  const { result } = await run();
  expect(result.removed).toEqual(['book/en/decode-book-en.html']);
  expect(host.outputFiles.has('book/en/decode-book-en/index.html')).toBe(true);
});

test('a language of a publication may be made only where it is asked for, and stays', async () => {
  const { host, example, run } = bookshop();
  example.publications = { book: { always: ['en'], asked: ['de'] } };
  expect((await run()).rendered).toEqual(['book en html']);
  expect((await run(['de'])).rendered).toEqual(['book de html']);
  expect((await run()).result.removed).toEqual([]);
  expect(host.outputFiles.has('book/de/decode-book-de/index.html')).toBe(true);
});
