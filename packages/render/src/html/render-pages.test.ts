import type { Block, Document, Inline } from '@decode/model';
import { expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import { renderPages } from './render-pages.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', role: 'body', children });
const chapter = (id: string, title: string, ...children: Block[]): Block => ({
  type: 'section',
  role: 'chapter',
  id,
  children: [{ type: 'heading', depth: 1, id: `${id}-title`, children: [text(title)] }, ...children],
});
const link = (target: string): Inline => ({ type: 'reference', target, children: [text('there')] });
const call: Inline = { type: 'noteReference', note: 'n' };

const recommendation: Block = {
  type: 'section',
  role: 'recommendation',
  id: 'a1',
  children: [{ type: 'heading', depth: 2, children: [text('Childcare')] }, paragraph(link('vejle'))],
};
const body: readonly Block[] = [
  chapter('summary', 'Summary', paragraph(link('a1'), link('summary'), call)),
  chapter('area', 'Families'),
  recommendation,
  chapter('vejle', 'Vejle', paragraph(call), {
    type: 'note',
    note: 'n',
    number: 1,
    children: [{ type: 'paragraph', role: 'body', children: [text('Said once.')] }],
  }),
];
const entries: Document['meta']['contents']['entries'] = [
  { target: 'summary-title', level: 1, text: 'Summary' },
  { target: 'area-title', level: 1, number: 'A', text: 'Families' },
  { target: 'a1', level: 2, number: 'A1', text: 'Childcare' },
  { target: 'vejle-title', level: 1, text: 'Vejle', lang: 'da' },
];

async function pages(more: Partial<Document['meta']> = {}): Promise<ReadonlyMap<string, string>> {
  const files = await renderPages(smallDocument(body, { contents: { entries }, ...more }), smallAssets());
  return new Map([...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}
const linksIn = (page = '') => [...page.matchAll(/ href="([^"]*)"/gu)].map(([, address]) => address);
const textOf = (page = '') => /<main>(.*?)(?:<nav class="neighbours"|<\/main>)/su.exec(page)?.[1] ?? '';

test('a page for the contents, one for each chapter with what follows it, and the styles of all', async () => {
  const files = await pages();
  expect([...files.keys()]).toEqual([
    'index.html',
    'chapter-summary.html',
    'chapter-area.html',
    'chapter-vejle.html',
    'styles.css',
  ]);
  expect(linksIn(textOf(files.get('index.html')))).toEqual([
    'chapter-summary.html#summary-title',
    'chapter-area.html#area-title',
    'chapter-area.html#a1',
    'chapter-vejle.html#vejle-title',
  ]);
});

test('links lead to the page that has their target, and back from a note to every call', async () => {
  const files = await pages();
  expect(linksIn(textOf(files.get('chapter-summary.html')))).toEqual([
    'chapter-area.html#a1',
    '#summary',
    'chapter-vejle.html#note-1',
  ]);
  expect(linksIn(textOf(files.get('chapter-area.html')))).toEqual(['chapter-vejle.html#vejle']);
  expect(linksIn(textOf(files.get('chapter-vejle.html')))).toEqual([
    '#note-1',
    'chapter-summary.html#call-1-1',
    '#call-1-2',
  ]);
});

test('each page links to its neighbours, in words and in their language', async () => {
  const files = await pages();
  const nav = (name: string) => /<nav class="neighbours".*<\/nav>/su.exec(files.get(name) ?? '')?.[0];
  expect(nav('chapter-area.html')).toBe(
    '<nav class="neighbours" aria-label="Other chapters"><ul role="list">' +
      '<li><a href="chapter-summary.html" rel="prev"><span class="detail">Previous chapter</span> <span class="title">Summary</span></a></li>' +
      '<li><a href="chapter-vejle.html" rel="next"><span class="detail">Next chapter</span> <span class="title" lang="da">Vejle</span></a></li>' +
      '</ul></nav>',
  );
  expect(nav('chapter-vejle.html')).not.toContain('rel="next"');
});

test('a chapter that the contents do not name stops the document', async () => {
  await expect(pages({ contents: { entries: entries.slice(1) } })).rejects.toThrow(
    'The contents do not lead to the chapter "summary".',
  );
});
