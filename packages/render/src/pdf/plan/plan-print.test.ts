import { expect, test } from 'vitest';
import { smallDocument } from '../../small-document.ts';
import { nodeOfHint } from './plan.ts';
import { planPrint } from './plan-print.ts';

const plan = (body: string, blocks: Parameters<typeof smallDocument>[0] = []) =>
  planPrint(`<!doctype html><html lang="en"><body>${body}</body></html>`, smallDocument(blocks), {
    margins: { upright: { top: 0, bottom: 0 }, wide: { top: 0, bottom: 0 }, texts: [] },
    families: [],
  });

/** «P "text"» with its children indented. */
function tree(body: string): string[] {
  const { nodes } = plan(body).plan;
  const depth = (i: number): number => (i <= 0 ? 0 : 1 + depth(nodes[i]?.parent ?? -1));
  return nodes.slice(1).map(({ role, text, lang }, i) => {
    const words = text === undefined ? '' : ` "${text.trim()}"`;
    return `${' '.repeat(depth(i + 1) - 1)}${role}${lang === undefined ? '' : ` ${lang}`}${words}`;
  });
}

test('blocks have their roles, and phrases only where their language is another', () => {
  expect(
    tree('<main><section><h1>One</h1><div><p>A <em>b</em> <em lang="lv">c</em></p></div></section></main>'),
  ).toEqual(['Sect', ' H1 "One"', ' P "A b c"', '  Span lv']);
});

test('items have a body, notes a note', () => {
  expect(tree('<ul><li>A</li></ul><ol class="notes"><li id="n1"><p>B</p></li></ol>')).toEqual([
    'L',
    ' LI',
    '  LBody "A"',
    'L',
    ' LI',
    '  LBody',
    '   Note',
    '    P "B"',
  ]);
});

test('the list of contents has entries, each with a reference', () => {
  expect(tree('<nav><h1>Contents</h1><ol><li><a href="#a">A</a></li></ol></nav>')).toEqual([
    'Sect',
    ' H1 "Contents"',
    ' TOC',
    '  TOCI "A"',
    '   Reference',
    '    Link',
  ]);
});

test('tables have groups, scopes and headers', () => {
  const { nodes } = plan(
    '<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
  ).plan;
  const head = nodes.findIndex(({ role }) => role === 'TH');
  expect(nodes[head]?.scope).toBe('Column');
  expect(nodes.find(({ role }) => role === 'TD')?.headers).toEqual([head]);
  expect(nodes.find(({ role }) => role === 'THead')?.repeated).toBe(true);
});

test('every element with a node carries it, and keeps its language', () => {
  const { html, plan: made } = plan('<p>A</p><p lang="lv">B</p>');
  const hints = [...html.matchAll(/<p lang="([^"]*)"/gu)].map(([, lang]) => lang);
  expect(hints).toEqual(['en-x-n1', 'lv-x-n2']);
  expect(hints.map(nodeOfHint)).toEqual([1, 2]);
  expect(made.nodes.map(({ lang }) => lang)).toEqual(['en', undefined, 'lv']);
});

test('headings know the words on their state, or on that of the section around', () => {
  const { nodes } = plan(
    '<section data-state="missing"><h1>A</h1><section><h2 data-state="stale">B</h2></section></section><h1>C</h1>',
  ).plan;
  const states = nodes.filter(({ role }) => role.startsWith('H')).map(({ text, state }) => [text, state]);
  expect(states).toEqual([
    ['A', 'missing'],
    ['B', 'stale'],
    ['C', undefined],
  ]);
});

test.each([
  ['<h2>A</h2>', 'The first heading, "A", is of level 2 and not of level 1.'],
  ['<h1>A</h1><h3>B</h3>', 'The heading "B" is of level 3, but the one before it is of level 1.'],
  ['<img src="data:,">', 'A picture has no alternative text'],
  ['<table><tbody><tr><td>A</td></tr></tbody></table>', 'begins with "A" has no header cells.'],
  ['<section>A</section>', '"A" stands outside of any paragraph.'],
  ['<dl><dt>A</dt></dl>', 'The element <dl> has no role in a PDF.'],
  ['<ul><p>A</p></ul>', 'The element <p> stands where it cannot: in a PDF "L" holds no "P".'],
  ['<div><li>A</li></div>', 'The element <li> stands where it cannot: in a PDF "Document" holds no "LI".'],
  ['<p lang="zz-not-a-langwithverylong">A</p>', '"zz-not-a-langwithverylong" is no language tag.'],
  ['<p inert>A</p>', 'The element <p> is inert, so nobody hears it.'],
])('%s is refused', (body, words) => {
  expect(() => plan(body)).toThrow(words);
});

test('a refusal names the file and line of the block around', () => {
  const point = { line: 12, column: 1 };
  const origin = { file: 'recommendations/a/en.md', start: point, end: point };
  const blocks = [{ type: 'section' as const, role: 'chapter' as const, id: 's', origin, children: [] }];
  expect(() => plan('<section id="s"><h2>A</h2></section>', blocks)).toThrow(
    expect.objectContaining({ name: 'Refusal', origin }),
  );
});
