import type { Block, Caption, Inline, Paragraph, TableCell } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import type { PageOf } from './context.ts';
import { renderPage } from './render-page.ts';

const text = (value: string): Inline => ({ type: 'text', value });
const paragraph = (value: string, more: Partial<Paragraph> = {}): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  children: [text(value)],
  ...more,
});
const cell = (value: string, more: Partial<TableCell> = {}): TableCell => ({
  type: 'tableCell',
  columns: 1,
  rows: 1,
  children: [paragraph(value)],
  ...more,
});
const caption = (sequence: Caption['sequence'], label: string, value: string): Caption => ({
  type: 'caption',
  sequence,
  number: 1,
  label,
  children: [text(value)],
});

/** What stands in the main element for these blocks. */
function html(body: readonly Block[], pageOf?: PageOf): string {
  const page = renderPage(smallDocument(body), smallAssets(), pageOf);
  return /<main>([\s\S]*)<\/main>/u.exec(page)?.[1] ?? '';
}

describe('blocks', () => {
  test('an id on two blocks stops the document', () => {
    expect(() => html([paragraph('One', { id: 'x' }), paragraph('Two', { id: 'x' })])).toThrow(
      'The id "x" stands on two blocks',
    );
  });

  test('a paragraph in another language says so, and says in the document’s own why', () => {
    const block = paragraph('Vēl', { lang: 'lv', state: { kind: 'missing', label: 'not yet translated' } });
    expect(html([block])).toBe(
      '<div class="doubtful"><p class="state">not yet translated</p><p lang="lv">Vēl</p></div>',
    );
  });

  test('inside a block of another language the words on the state keep the document’s', () => {
    const state = { kind: 'stale', label: 'translation outdated' } as const;
    expect(
      html([
        {
          type: 'list',
          role: 'plain',
          ordered: false,
          lang: 'lv',
          children: [{ type: 'listItem', state, children: [paragraph('Vecs')] }],
        },
      ]),
    ).toBe('<ul lang="lv"><li><p class="state" lang="en">translation outdated</p>Vecs</li></ul>');
  });

  test('certainty stands in words; the squares are hidden from readers who do not see them', () => {
    const block = html([paragraph('Certainty: low.', { role: 'evidence', level: 2 })]);
    expect(block).toMatch(
      /^<p class="evidence"><svg class="meter" aria-hidden="true".*<\/svg>Certainty: low\.<\/p>$/u,
    );
    expect(block.match(/class="on"/gu)).toHaveLength(2);
    expect(block.match(/class="off"/gu)).toHaveLength(2);
  });

  test('lists keep their numbers; a list without marks says that it is one', () => {
    const item = (value: number) => ({ type: 'listItem', value, children: [paragraph('Eurostat')] }) as const;
    expect(html([{ type: 'list', role: 'sources', ordered: true, children: [item(3), item(7)] }])).toBe(
      '<ol class="sources"><li value="3">Eurostat</li><li value="7">Eurostat</li></ol>',
    );
    expect(html([{ type: 'list', role: 'index', ordered: false, children: [] }])).toBe(
      '<ul class="index" role="list"></ul>',
    );
  });

  test('a quotation and a caption by itself', () => {
    expect(html([{ type: 'quote', children: [paragraph('So it is.')] }])).toBe(
      '<blockquote><p>So it is.</p></blockquote>',
    );
    expect(html([caption('table', 'Table 1', 'Births')])).toBe(
      '<p class="caption"><b class="label">Table 1</b> Births</p>',
    );
  });

  test('a figure names its picture, and is a group in print only', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>';
    const document = {
      ...smallDocument([
        {
          type: 'figure',
          picture: { media: 'm', alt: 'Births: 2021, 593; 2022, 550.' },
          caption: caption('figure', 'Figure 1', 'Fewer births'),
          notes: [paragraph('Source: CSB', { role: 'note' })],
        },
      ]),
      media: new Map([
        [
          'm',
          {
            id: 'm',
            type: 'image/svg+xml' as const,
            bytes: new TextEncoder().encode(svg),
            width: 90,
            height: 30,
          },
        ],
      ]),
    };
    const page = renderPage(document, smallAssets());
    expect(page).toContain(
      '<figure><figcaption><p class="finding"><b class="label">Figure 1</b> Fewer births</p></figcaption>' +
        '<svg width="90" height="30" viewBox="0 0 90 30" role="img" aria-label="Births: 2021, 593; 2022, 550."><path d="M0 0h9" /></svg>' +
        '<div class="notes"><p class="note">Source: CSB</p></div></figure>',
    );
    expect(renderPage(document, smallAssets(), () => '1')).toContain('<figure role="group">');
  });
});

describe('sections', () => {
  test('a part has its head on the left; a figure in it takes both columns', () => {
    const part: Block = {
      type: 'section',
      role: 'part',
      children: [{ type: 'heading', depth: 3, id: 'why', children: [text('Why')] }, paragraph('Because.')],
    };
    expect(html([part])).toBe(
      '<section class="part"><h3 id="why">Why</h3><div class="text"><p>Because.</p></div></section>',
    );
  });

  test('headings in the prose of a chapter are laid out as parts', () => {
    const chapter: Block = {
      type: 'section',
      role: 'chapter',
      children: [
        { type: 'heading', depth: 1, children: [text('Profile')] },
        paragraph('Lead', { role: 'lead' }),
        { type: 'heading', depth: 2, children: [text('Situation')] },
        paragraph('Prose'),
      ],
    };
    expect(html([chapter])).toBe(
      '<section class="chapter"><h1>Profile</h1><p class="lead">Lead</p>' +
        '<section class="part"><h2>Situation</h2><div class="text"><p>Prose</p></div></section></section>',
    );
  });

  test('a recommendation opens with kicker, code and title, and the sentence to vote on', () => {
    const recommendation: Block = {
      type: 'section',
      role: 'recommendation',
      id: 'a1',
      runningHead: 'Recommendation A1',
      children: [
        paragraph('Recommendation', { role: 'kicker' }),
        { type: 'heading', depth: 2, number: 'A1', children: [text('Childcare')] },
        paragraph('Guarantee places.', { role: 'lead' }),
        paragraph('More'),
      ],
    };
    expect(html([recommendation])).toBe(
      '<article class="recommendation page-1" id="a1"><header><p class="kicker">Recommendation</p>' +
        '<h2><span class="num">A1\u00a0</span>Childcare</h2><p class="lead">Guarantee places.</p></header><p>More</p></article>',
    );
    const page = renderPage(smallDocument([recommendation]), smallAssets({ shells: withStyles() }));
    expect(page).toContain('@page page-1{@top-right{content:"Recommendation A1"}}');
  });

  test.each([
    ['recommendation', 'bcde'],
    ['practice', 'cde'],
  ] as const)('the last parts of a %s are one block, which no page divides', (role, kept) => {
    const part = (letter: string): Block => ({
      type: 'section',
      role: 'part',
      children: [paragraph(letter)],
    });
    const long = html([{ type: 'section', role, children: [...'abcde'].map(part) }]);
    expect(
      long
        .split('<div class="closing">')[1]
        ?.match(/(?<=<p>)./gu)
        ?.join(''),
    ).toBe(kept);
    const short = html([{ type: 'section', role, children: [part('a')] }]);
    expect(short).not.toContain('closing');
  });

  test('notes stand at the end of their section, with a link back from each to every call', () => {
    const call: Inline = { type: 'noteReference', note: 'n' };
    const section: Block = {
      type: 'section',
      role: 'chapter',
      children: [
        { type: 'paragraph', role: 'body', children: [text('One'), call] },
        { type: 'note', note: 'n', number: 1, children: [paragraph('Said once.')] },
        { type: 'paragraph', role: 'body', children: [text('Two'), call] },
      ],
    };
    const back = (count: number) =>
      `<a class="back" href="#call-1-${count}" aria-label="Back to the text" title="Back to the text">↑</a>`;
    expect(html([section])).toBe(
      '<section class="chapter">' +
        '<p>One<sup class="call"><a id="call-1-1" href="#note-1">1)</a></sup></p>' +
        '<p>Two<sup class="call"><a id="call-1-2" href="#note-1">1)</a></sup></p>' +
        '<section class="part"><h2>Notes</h2><div class="text"><ol class="notes"><li id="note-1" value="1">' +
        `<p>Said once.${back(1)}${back(2)}</p></li></ol></div></section></section>`,
    );
  });

  test('a call without its note stops the document', () => {
    const lost: Block = { type: 'paragraph', role: 'body', children: [{ type: 'noteReference', note: 'x' }] };
    expect(() => html([lost])).toThrow('The note "x" is called, but its text is not in the document.');
  });
});

describe('tables', () => {
  test('have no header without words: the corner over row headers is a plain cell', () => {
    const corner: Block = {
      type: 'table',
      role: 'data',
      columns: [{ align: 'left', width: 100 }],
      head: [{ cells: [{ type: 'tableCell', header: 'column', columns: 1, rows: 1, children: [] }] }],
      groups: [],
    };
    expect(html([corner])).toContain('<thead><tr><td></td></tr></thead>');
  });

  test('have a caption, scopes, widths, groups and blanks', () => {
    const table: Block = {
      type: 'table',
      role: 'data',
      caption: caption('table', 'Table 1', 'Births'),
      columns: [
        { align: 'left', width: 60 },
        { align: 'right', width: 40 },
      ],
      head: [{ cells: [cell('Year', { header: 'column' }), cell('Births', { header: 'column' })] }],
      groups: [
        {
          title: { children: [text('City')] },
          rows: [
            { id: 'r1', cells: [cell('2021', { header: 'row' }), cell('the council', { blank: true })] },
          ],
        },
      ],
    };
    expect(html([table])).toBe(
      '<table class="data"><caption><b class="label">Table 1</b> Births</caption>' +
        '<colgroup><col style="width:60%"><col style="width:40%"></colgroup>' +
        '<thead><tr><th scope="col">Year</th><th class="number" scope="col">Births</th></tr></thead>' +
        '<tbody><tr class="group"><th colspan="2" scope="rowgroup">City</th></tr>' +
        '<tr id="r1"><th scope="row">2021</th><td class="number blank">the council</td></tr></tbody></table>',
    );
  });

  test('cells that reach down keep the others in their columns', () => {
    const columns = (['left', 'right', 'left'] as const).map((align) => ({ align, width: 33 }));
    const table: Block = {
      type: 'table',
      role: 'data',
      columns,
      head: [],
      groups: [
        {
          rows: [
            { cells: [cell('Here', { header: 'row', rows: 2 }), cell('78'), cell('count', { rows: 2 })] },
            { cells: [cell('70')] },
          ],
        },
      ],
    };
    expect(html([table])).toContain(
      '<tr><th scope="rowgroup" rowspan="2">Here</th><td class="number">78</td><td rowspan="2">count</td></tr>' +
        '<tr><td class="number inner">70</td></tr>',
    );
  });

  test('of many columns can be moved sideways on a screen', () => {
    const columns = [1, 2, 3, 4].map(() => ({ align: 'left' as const, width: 25 }));
    const table: Block = {
      type: 'table',
      role: 'plan',
      summary: 'All measures',
      columns,
      head: [],
      groups: [],
    };
    expect(html([table])).toContain(
      '<div class="scroller of-plan" role="group" tabindex="0" aria-label="All measures"><table',
    );
    expect(html([table], () => '1')).toMatch(/^<table/u);
  });

  test('a cell with soft hyphens is set greedily; a code in the first column is told apart', () => {
    const rows = [{ cells: [cell('A1'), cell('Bevölkerungs\u00advorausberechnung')] }];
    const columns = [1, 2].map(() => ({ align: 'left' as const, width: 50 }));
    const table: Block = { type: 'table', role: 'prose', columns, head: [], groups: [{ rows }] };
    expect(html([table], () => '1')).toContain('<td class="code">A1</td><td class="soft">Bevölkerungs\u00ad');
    // On screens soft hyphens would go along into searches and copies.
    expect(html([table])).toContain('<td class="code">A1</td><td>Bevölkerungsvorausberechnung</td>');
  });
});

function withStyles(): ReadonlyMap<string, string> {
  const shells = new Map(smallAssets().shells);
  shells.set('cover', `${shells.get('cover')}{{#with styles}}<style>{{{body}}}</style>{{/with}}`);
  return shells;
}
