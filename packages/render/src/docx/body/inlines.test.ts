import type { Block, Inline, Note, Table } from '@decode/model';
import { descendants, sourceOf } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { bookmarkName, numberBookmarkName } from '../bookmarks.ts';
import { body, cell, text, values, write } from './written-blocks.ts';

describe('captions', () => {
  test.each([
    ['lv', '1. attēls'],
    ['lt', '1 pav.'],
    ['pl', 'Rysunek 1'],
    ['de', 'Abbildung 1'],
    ['it', 'Figura 1'],
    ['da', 'Figur 1'],
    ['ro', 'Figura 1'],
    ['es', 'Figura 1'],
    ['en', 'Figure 1'],
  ])('%s: the number inside «%s» is a field, wherever it stands', (lang, label) => {
    const caption = {
      type: 'caption',
      label,
      sequence: 'figure',
      number: 1,
      children: [text('Finding')],
    } as const;
    const { paragraphs, raw } = write(
      [{ type: 'figure', picture: { media: 'chart', alt: 'All values' }, caption, notes: [] }],
      lang,
    );
    expect(paragraphs.at(-1)).toBe(
      `caption:  SEQ Figure \\* ARABIC ${label}\u2003Finding`.replace(
        ` SEQ Figure \\* ARABIC ${label}`,
        label.replace('1', ' SEQ Figure \\* ARABIC 1'),
      ),
    );
    expect(values(raw, 'w:bookmarkStart', 'w:name')).toContain(numberBookmarkName('figure-1'));
  });
});

describe('references', () => {
  const table: Table = {
    type: 'table',
    id: 'births',
    role: 'data',
    caption: { type: 'caption', label: '12. tabula', sequence: 'table', number: 12, children: [] },
    columns: [{ align: 'left', width: 100 }],
    head: [],
    groups: [{ rows: [{ cells: [cell('x')] }] }],
  };
  const reference = (words: string): Inline => ({
    type: 'reference',
    target: 'births',
    children: [text(words)],
  });

  test('follow the number of a caption and keep the words around it in their case', () => {
    const { paragraphs } = write([table, body(text('sk. '), reference('12. tabulā'))], 'lv');
    expect(paragraphs.at(-1)).toBe(
      `Body Text Below Table: sk.  REF ${numberBookmarkName('table-12')} \\h \\* CHARFORMAT 12. tabulā`,
    );
  });

  test('repeat the number of a recommendation, wherever it stands in their words, and no other', () => {
    const recommendation: Block = {
      type: 'section',
      role: 'recommendation',
      id: 'a1',
      children: [{ type: 'heading', depth: 2, number: 'A1', children: [text('A bus')] }],
    };
    const to = (...children: Inline[]): Inline => ({ type: 'reference', target: 'a1', children });
    const field = `REF ${numberBookmarkName('a1')} \\h \\* CHARFORMAT`;
    const { paragraphs, raw } = write([
      recommendation,
      body(to({ type: 'strong', children: [text('A1')] }, text(' A bus'))),
      body(to(text('as in A10 and A1, not BA1'))),
      body(to(text('a bus'))),
    ]);
    expect(paragraphs.slice(1)).toEqual([
      `Body Text:  ${field} A1 A bus`,
      `Body Text: as in A10 and  ${field} A1, not BA1`,
      'Body Text: a bus',
    ]);
    expect(values(raw, 'w:bookmarkStart', 'w:name')).toContain(numberBookmarkName('a1'));
  });

  test('to anything else are links with their words', () => {
    const { paragraphs, raw } = write([
      body({ type: 'reference', target: 'a1', children: [text('Recommendation A1')] }),
    ]);
    expect(paragraphs).toEqual(['Body Text: Recommendation A1']);
    expect(values(raw, 'w:hyperlink', 'w:anchor')).toContain(bookmarkName('a1'));
  });

  test('to pages are left out while nobody knows the pages', () => {
    const { paragraphs } = write([
      body(text('See'), { type: 'reference', target: 'a1', page: true, children: [text(' (p. 000)')] }),
    ]);
    expect(paragraphs).toEqual(['Body Text: See']);
  });
});

describe('links', () => {
  test.each(['javascript:alert(1)', 'file:///etc/passwd', '//server/share', 'smb://server/share'])(
    'to %s are refused',
    (url) => {
      expect(() => write([body({ type: 'link', url, children: [text('x')] })])).toThrow(url);
    },
  );
});

describe('citations and notes', () => {
  test('citations are raised links to their sources', () => {
    const items = [1, 4].map((number) => ({ number, target: `source-${number}`, title: `Source ${number}` }));
    const { paragraphs, raw } = write([body({ type: 'citation', items })]);
    expect(paragraphs).toEqual(['Body Text: 1, 4']);
    expect(values(raw, 'w:hyperlink', 'w:tooltip')).toEqual(['', 'Source 1', 'Source 4']);
  });

  const call = (note: string): Inline => ({ type: 'noteReference', note });
  const note = (name: string, number: number, ...children: Note['children']): Block => ({
    type: 'note',
    note: name,
    number,
    children,
  });

  test('a note is written where it is called first, and repeated by the letter that Word gives it', () => {
    const { whole } = write([
      body(text('One'), call('m')),
      body(text('One'), call('n')),
      note('n', 1, body(text('Its text.'))),
      note('m', 2, body(text('Another.'))),
      body(text('Two'), call('n')),
    ]);
    expect(whole.json.match(/"t":"Note"/g)).toHaveLength(2);
    expect(whole.json).toContain('NOTEREF');
    expect(whole.json).toContain('>b</w:t>');
  });

  test('a list stands in a note as a list; a note to a note in brackets, also where they call each other', () => {
    const items = { type: 'list', role: 'plain', ordered: true } as const;
    const { paragraphs, whole } = write([
      body(text('One'), call('n')),
      note('n', 1, body(text('First'), call('m')), {
        ...items,
        children: [{ type: 'listItem', children: [body(text('Item'))] }],
      }),
      note('m', 2, body(text('Inner'), call('n'), call('m'))),
    ]);
    expect(paragraphs).toContain('Note Item: Item');
    expect(whole.json.match(/"t":"Note"/g)).toHaveLength(1);
    expect(whole.json).toMatch(/" \("\},\{"t":"Str","c":"Inner"/);
  });

  test('a note that nobody wrote is an error', () => {
    expect(() => write([body({ type: 'noteReference', note: 'lost' })])).toThrow('lost');
  });
});

describe('languages', () => {
  test('of a block and of a word reach Word with their region', () => {
    const word: Inline = { type: 'emphasis', lang: 'de', children: [text('Bürgerbus')] };
    const { whole } = write([{ ...body(text('In English'), word), lang: 'en' }], 'lv');
    expect(whole.json).toContain('["lang","en-GB"]');
    expect(whole.json).toContain('["custom-style","Foreign-de"],["lang","de-DE"]');
    expect(whole.languages.foreign).toEqual(['de']);
  });

  test('of raw text too', () => {
    const { raw } = write(
      [{ ...body({ type: 'reference', target: 'a', children: [text('A1')] }), lang: 'en' }],
      'lv',
    );
    expect(values(raw, 'w:lang', 'w:val')).toEqual(['en-GB']);
  });
});

test('a place where a long word may be broken is the element that Word has for it', () => {
  const { raw } = write([body(text('Vertrauens\u00adwürdigkeit'))]);
  expect([...descendants(raw, 'w:softHyphen')]).toHaveLength(1);
});

test('it has the language of its word', () => {
  const { raw } = write([{ ...body(text('marszał\u00adkowskiego')), lang: 'pl' }], 'lv');
  expect(values(raw, 'w:lang', 'w:val')).toEqual(['pl-PL']);
});

test('it stands inside the run of a link, and nowhere in what is only listed or heard', () => {
  const word = text('Magde\u00adburga');
  const caption = {
    type: 'caption',
    label: 'Figure 1',
    sequence: 'figure',
    number: 1,
    children: [word],
  } as const;
  const { raw, whole } = write([
    { type: 'figure', picture: { media: 'chart', alt: 'Magde\u00adburga' }, notes: [], caption },
    body(
      { type: 'reference', target: 'a1', children: [word] },
      { type: 'citation', items: [{ number: 1, target: 's', title: 'Magde\u00adburga' }] },
      { type: 'code', value: 'Magde\u00adburga' },
    ),
  ]);
  const links = [...descendants(raw, 'w:hyperlink')].map(sourceOf);
  expect(links.filter((link) => link.includes('<w:softHyphen/>'))).toHaveLength(2);
  expect(whole.json).not.toContain('\u00ad');
});
