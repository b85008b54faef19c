import type { Block, Inline } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import type { PageOf } from './context.ts';
import { renderPage } from './render-page.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const named = (id: string): Block => ({ type: 'paragraph', role: 'body', id, children: [] });

/** What stands in the main element for a paragraph of these words, and for blocks before it. */
function line(children: readonly Inline[], before: readonly Block[] = [], pageOf?: PageOf): string {
  const body: Block[] = [...before, { type: 'paragraph', role: 'body', children: [...children] }];
  const page = renderPage(smallDocument(body), smallAssets(), pageOf);
  return /<main>([\s\S]*)<\/main>/u.exec(page)?.[1] ?? '';
}

describe('inline text', () => {
  test('is escaped', () => {
    expect(line([text('<script>alert("&")</script>')])).toBe(
      '<p>&#x3C;script>alert("&#x26;")&#x3C;/script></p>',
    );
  });

  test('strong, foreign and stressed words, code, line break', () => {
    const nodes: Inline[] = [
      { type: 'strong', children: [text('now')] },
      { type: 'emphasis', lang: 'la', children: [text('de minimis')] },
      { type: 'emphasis', children: [text('not')] },
      { type: 'code', value: 'A1' },
      { type: 'break' },
    ];
    expect(line(nodes)).toBe(
      '<p><strong>now</strong><em lang="la">de minimis</em><em>not</em><code>A1</code><br></p>',
    );
  });

  test('a link leads to the web or to a mailbox, and nowhere else', () => {
    const link = (url: string) => line([{ type: 'link', url, children: [text('x')] }]);
    expect(link('https://example.org/?a=1&b=2')).toBe(
      '<p><a href="https://example.org/?a=1&#x26;b=2">x</a></p>',
    );
    expect(link('mailto:a@example.org')).toContain('href="mailto:');
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', '//example.org', 'data:text/html,x']) {
      expect(() => link(url)).toThrow('none of http, https and mailto');
    }
  });

  test('ranges of figures are not divided', () => {
    expect(line([text('from 2027–2029 on')])).toBe('<p>from <span class="range">2027–2029</span> on</p>');
  });

  test.each([
    ['personalul s-a mutat', 'personalul <span class="range">s-a</span> mutat'],
    ['într-o singură', '<span class="range">într-o</span> singură'],
    ['medium-term plan', 'medium-term plan'],
    ['LV-5401', 'LV-5401'],
  ])('one or two letters are not left alone at a hyphen: %s', (value, html) => {
    expect(line([text(value)])).toBe(`<p>${html}</p>`);
  });

  test('citations are links to their sources, titles within reach', () => {
    const items = [
      { number: 1, target: 's1', title: 'First' },
      { number: 4, target: 's4', title: 'Fourth' },
    ];
    expect(line([{ type: 'citation', items }], ['s1', 's4'].map(named))).toContain(
      '<sup class="cite"><a href="#s1" title="First">1</a>, <a href="#s4" title="Fourth">4</a></sup>',
    );
  });
});

describe('references', () => {
  const html = (children: readonly Inline[], page = false, pageOf?: PageOf) =>
    line([text('See '), { type: 'reference', target: 'a1', children, page }], [named('a1')], pageOf);

  test('lead to the block', () => {
    expect(html([text('Recommendation A1')])).toContain('See <a href="#a1">Recommendation A1</a>');
  });

  test('show a page number where there are pages, and are left out where there are none', () => {
    const printed = (children: Inline[]) => html(children, true, () => '7');
    const slot = '<span class="page-slot" data-page-slot="a1">7</span>';
    expect(printed([text('(p. 000)')])).toContain(`See <a href="#a1">(p. ${slot})</a>`);
    expect(printed([])).toContain(`See <a href="#a1">${slot}</a>`);
    expect(html([text('(p. 000)')], true)).toContain('<p>See </p>');
  });

  test('that lead nowhere stop the document', () => {
    expect(() => line([{ type: 'reference', target: 'b9', children: [] }])).toThrow(
      'A reference leads to "b9", but no block of the document has that id.',
    );
  });
});
