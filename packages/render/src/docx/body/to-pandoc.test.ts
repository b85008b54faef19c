import type { Block, Paragraph, TableCell } from '@decode/model';
import { descendants, textOf } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { body, cell, text, values, write } from './written-blocks.ts';

describe('styles', () => {
  test('headings of the contents are Word’s own, the others have styles of the same level', () => {
    const { paragraphs } = write([
      {
        type: 'section',
        role: 'chapter',
        children: [{ type: 'heading', depth: 1, id: 'listed', children: [text('Listed')] }],
      },
      { type: 'section', role: 'part', children: [{ type: 'heading', depth: 2, children: [text('Side')] }] },
      {
        type: 'section',
        role: 'practice',
        children: [{ type: 'heading', depth: 2, children: [text('Practice')] }],
      },
      {
        type: 'section',
        role: 'recommendation',
        children: [{ type: 'heading', depth: 2, number: 'A1', children: [text('Title')] }],
      },
      {
        type: 'section',
        role: 'box',
        children: [{ type: 'heading', depth: 4, children: [text('Box')] }, body(text('Text'))],
      },
    ]);
    expect(paragraphs).toEqual([
      'heading 1: Listed',
      'Side Heading: Side',
      'Practice Heading: Practice',
      'heading 2: A1Title',
      'Practice Title: Box',
      'Practice Text: Text',
    ]);
  });

  test('a kicker opens a page, or a practice, or stands where it stands', () => {
    const kicker: Paragraph = { type: 'paragraph', role: 'kicker', children: [text('Kicker')] };
    const heading = { type: 'heading', depth: 2, children: [text('Title')] } as const;
    const { paragraphs } = write([
      { type: 'section', role: 'recommendation', children: [kicker, heading] },
      { type: 'section', role: 'area', children: [kicker] },
      { type: 'section', role: 'practice', children: [kicker, heading] },
      { type: 'section', role: 'practice', children: [heading, kicker] },
    ]);
    expect(paragraphs).toEqual([
      'Opening Kicker: Kicker',
      'heading 2: Title',
      'Area Kicker: Kicker',
      'Practice Kicker: Kicker',
      'Practice Heading Below Kicker: Title',
      'Practice Heading: Title',
      'Kicker: Kicker',
    ]);
  });

  test('lists go by kind, depth and place', () => {
    const list = (ordered: boolean, ...children: readonly Block[]): Block => ({
      type: 'list',
      role: 'plain',
      ordered,
      children: [{ type: 'listItem', children }],
    });
    const { paragraphs } = write([
      list(
        false,
        body(text('one')),
        body(text('more')),
        list(true, body(text('two')), list(false, body(text('three')), list(false, body(text('four'))))),
      ),
      { type: 'section', role: 'box', children: [list(false, body(text('in a box')))] },
    ]);
    expect(paragraphs).toEqual([
      'List Bullet: one',
      'List Continue: more',
      'List Number 2: two',
      'List Bullet 3: three',
      'List Bullet 3: four',
      'Practice Bullet: in a box',
    ]);
  });

  test('the words on a block’s state stand above it, and in a heading', () => {
    const state = { kind: 'stale', label: 'out of date' } as const;
    const { paragraphs } = write([
      { ...body(text('Old')), state },
      { type: 'heading', depth: 3, state, children: [text('Head')] },
    ]);
    expect(paragraphs).toEqual([
      'State Label: out of date',
      'Body Text: Old',
      'heading 3: Head [out of date]',
    ]);
  });
});

describe('what is not translated', () => {
  const state = { kind: 'missing', label: 'vēl nav tulkots' } as const;
  const english: Paragraph = { ...body(text('In English')), lang: 'en', state };

  test('says so wherever it stands', () => {
    const caption = {
      type: 'caption',
      label: '1. attēls',
      sequence: 'figure',
      number: 1,
      children: [],
      lang: 'en',
      state,
    } as const;
    const places: readonly Block[] = [
      english,
      { type: 'list', role: 'plain', ordered: false, children: [{ type: 'listItem', children: [english] }] },
      {
        type: 'list',
        role: 'figures',
        ordered: false,
        children: [{ type: 'listItem', children: [english] }],
      },
      { type: 'section', role: 'box', children: [english] },
      {
        type: 'table',
        role: 'data',
        columns: [],
        head: [],
        groups: [{ rows: [{ cells: [{ ...cell(''), children: [english] }] }] }],
      },
      { type: 'figure', picture: { media: 'chart', alt: '' }, caption, notes: [] },
      { type: 'note', note: 'n', number: 1, children: [english] },
      body({ type: 'noteReference', note: 'n' }),
    ];
    const { paragraphs, whole } = write(places, 'lv');
    expect(paragraphs.filter((line) => line.endsWith('vēl nav tulkots'))).toEqual([
      'State Label: vēl nav tulkots',
      'State Label: vēl nav tulkots',
      'State Label: vēl nav tulkots',
      'Practice State Label: vēl nav tulkots',
      'Table State Label: vēl nav tulkots',
      'State Label: vēl nav tulkots',
      'Body Text: vēl nav tulkots',
    ]);
    expect(whole.json.match(/In English/g)).toHaveLength(6);
    expect(whole.json.match(/\["lang","en-GB"\]/g)).toHaveLength(7);
  });

  test('its words are in the document’s language inside a block of another', () => {
    const { whole } = write(
      [{ type: 'section', role: 'part', lang: 'en', children: [{ ...body(text('x')), state }] }],
      'lv',
    );
    expect(whole.json).toMatch(/\["lang","lv-LV"\][\s\S]*vēl nav tulkots/);
  });

  test('says so in a heading, in the document’s language', () => {
    const heading = { type: 'heading', depth: 3, lang: 'en', state, children: [text('Head')] } as const;
    const { paragraphs, whole } = write([heading, { ...body(text('x')), state }], 'lv');
    expect(paragraphs).toEqual([
      'heading 3: Head [vēl nav tulkots]',
      'State Label: vēl nav tulkots',
      'Body Text: x',
    ]);
    expect(whole.json).toMatch(/"Heading State"\],\["lang","lv-LV"/);
  });

  test('of a whole section stands below its heading', () => {
    const heading = { type: 'heading', depth: 3, children: [text('Head')] } as const;
    const { paragraphs } = write(
      [{ type: 'section', role: 'part', state, children: [heading, body(text('x'))] }],
      'lv',
    );
    expect(paragraphs).toEqual(['heading 3: Head', 'State Label: vēl nav tulkots', 'Body Text: x']);
  });
});

describe('tables', () => {
  const columns = [
    { align: 'left', width: 50 },
    { align: 'right', width: 50 },
  ] as const;

  test('a strip of facts is written as label and value below one another', () => {
    const fact = (value: string): TableCell =>
      cell('', { children: [{ type: 'paragraph', role: 'value', children: [text(value)] }] });
    const head = { cells: [cell('Term', { header: 'column' }), cell('Cost', { header: 'column' })] };
    const { paragraphs, whole } = write([
      {
        type: 'table',
        role: 'facts',
        columns,
        head: [head],
        groups: [{ rows: [{ cells: [fact('2027'), fact('none')] }] }],
      },
    ]);
    expect(paragraphs).toEqual([
      'Table Head: Term',
      'Facts Value: 2027',
      'Table Head: Cost',
      'Facts Value: none',
    ]);
    expect(whole.tables.at(-1)).toMatchObject({ style: 'DeCoDe Facts', rowHeaders: true });
  });

  test('numbers, blanks and groups have their styles, also below a cell that spans rows', () => {
    const rows = [
      { cells: [cell('a', { header: 'row', rows: 2 }), cell('1')] },
      { cells: [cell('to be filled in', { blank: true })] },
      { cells: [cell('b', { header: 'row' }), cell('2')] },
    ];
    const { paragraphs } = write([
      {
        type: 'table',
        role: 'comparison',
        columns,
        head: [],
        groups: [{ title: { children: [text('Group')] }, rows }],
      },
    ]);
    expect(paragraphs).toEqual([
      'Table Group: Group',
      'Table Row Head: a',
      'Table Number: 1',
      'Table Blank Number: to be filled in',
      'Table Row Head: b',
      'Table Number: 2',
    ]);
  });

  test('a column of page numbers is left out while nobody knows the pages', () => {
    const page = { type: 'reference', target: 'a1', page: true, children: [text('000')] } as const;
    const row = { cells: [cell('A1'), { ...cell(''), children: [body(page)] }] };
    const head = { cells: [cell('No', { header: 'column' }), cell('Page', { header: 'column' })] };
    const { paragraphs } = write([
      { type: 'table', role: 'measures', columns, head: [head], groups: [{ rows: [row] }] },
    ]);
    expect(paragraphs).toEqual(['Table Head: No', 'Table Text: A1']);
  });

  test('a column of page numbers is one of fields where they will be known', () => {
    const page = { type: 'reference', target: 'a1', page: true, children: [text('p. 000.')] } as const;
    const row = { cells: [cell('A1'), { ...cell(''), children: [body(page)] }] };
    const target = { type: 'heading', depth: 3, id: 'a1', children: [text('A1')] } as const;
    const { raw } = write(
      [{ type: 'table', role: 'measures', columns, head: [], groups: [{ rows: [row] }] }, target],
      'en',
      true,
    );
    const [field] = [...descendants(raw, 'w:instrText')].map(textOf).filter((text) => text.includes('_p_a1'));
    expect(field).toMatch(/^ PAGEREF _p_a1_\w+ \\h $/);
    expect(values(raw, 'w:bookmarkStart', 'w:name')).toContain(field?.split(' ')[2]);
  });

  test('a table is named by its caption, its summary or the heading above it', () => {
    const plain = { type: 'table', role: 'prose', columns, head: [], groups: [] } as const;
    const caption = {
      type: 'caption',
      label: 'Table 1',
      sequence: 'table',
      number: 1,
      children: [text('Births')],
    } as const;
    const { whole } = write([
      { type: 'heading', depth: 3, children: [text('Risks')] },
      plain,
      { ...plain, summary: 'What' },
      { ...plain, caption, summary: 'What' },
    ]);
    expect(whole.tables.slice(1).map(({ title, description }) => [title, description])).toEqual([
      ['Risks', ''],
      ['What · Risks', 'Risks'],
      ['Table 1 Births', 'What'],
    ]);
  });

  test('tables of the same name are told apart by the number that they stand below', () => {
    const steps = { type: 'table', role: 'prose', columns, head: [], groups: [], summary: 'Steps' } as const;
    const heading = (depth: 2 | 3, words: string, number?: string): Block => ({
      type: 'heading',
      depth,
      children: [text(words)],
      ...(number === undefined ? {} : { number }),
    });
    const below = (number: string, words: string) => [heading(2, words, number), heading(3, 'Steps'), steps];
    const { whole } = write([
      ...below('A1', 'A bus'),
      ...below('A2', 'A school'),
      heading(2, 'Afterword'),
      steps,
    ]);
    expect(whole.tables.slice(1).map(({ title, description }) => [title, description])).toEqual([
      ['A1 Steps', 'A bus'],
      ['A2 Steps', 'A school'],
      ['Steps · Afterword', 'Afterword'],
    ]);
  });
});

describe('sections', () => {
  test('cover, contents, chapters and wide pages are sections of their own; the imprint has a foot and no head', () => {
    const chapter = (role: 'chapter' | 'wide'): Block => ({
      type: 'section',
      role,
      children: [body(text(role))],
    });
    const { raw } = write([chapter('chapter'), chapter('wide'), chapter('wide'), chapter('chapter')]);
    const sections = [...descendants(raw, 'w:sectPr')].map((section) => {
      const landscape = values(section, 'w:pgSz', 'w:orient').includes('landscape');
      return [
        values(section, 'w:headerReference', 'r:id').join(' '),
        values(section, 'w:footerReference', 'r:id').join(' '),
        landscape,
        values(section, 'w:titlePg', '').length > 0,
      ];
    });
    expect(sections).toEqual([
      ['header1.xml', 'footer1.xml', false, false],
      ['header2.xml header1.xml', 'footer2.xml footer2.xml', false, true],
      // No chapter is named before the first begins.
      ['header3.xml', 'footer2.xml', false, false],
      ['header4.xml', 'footer3.xml', true, false],
      ['header3.xml', 'footer2.xml', false, false],
    ]);
  });
});

describe('pictures', () => {
  test('have their own size, the words for who does not see them, and a vector form', () => {
    const caption = {
      type: 'caption',
      label: 'Figure 1',
      sequence: 'figure',
      number: 1,
      children: [],
    } as const;
    const { raw, whole } = write([
      { type: 'figure', picture: { media: 'chart', alt: 'Values: 1, 2' }, caption, notes: [] },
    ]);
    expect(values(raw, 'wp:docPr', 'descr')).toEqual(['Values: 1, 2']);
    expect(values(raw, 'wp:extent', 'cx')).toEqual([String(461 * 15 * 635)]);
    expect(whole.pictures).toEqual(new Map([['chart', 461 * 15]]));
    expect(values(raw, 'asvg:svgBlip', 'r:embed')).toHaveLength(1);
  });

  test('that only decorate say so', () => {
    const caption = {
      type: 'caption',
      label: 'Figure 1',
      sequence: 'figure',
      number: 1,
      children: [],
    } as const;
    const { raw } = write([{ type: 'figure', picture: { media: 'chart', alt: '' }, caption, notes: [] }]);
    expect(values(raw, 'adec:decorative', 'val')).toEqual(['1']);
  });
});

describe('the list of tables and figures', () => {
  test('leads to every caption, in fields that find them again by their numbers', () => {
    const caption = (sequence: 'figure' | 'table', number: number, label: string) =>
      ({ type: 'caption', label, sequence, number, children: [text('Births')] }) as const;
    const plain = { type: 'table', role: 'data', columns: [], head: [], groups: [] } as const;
    const { raw } = write(
      [
        {
          type: 'figure',
          picture: { media: 'chart', alt: '' },
          caption: caption('figure', 1, '1 pav.'),
          notes: [],
        },
        { ...plain, caption: caption('table', 1, '1 lentelė') },
        plain,
      ],
      'lt',
    );
    const fields = [...descendants(raw, 'w:instrText')].map((field) => textOf(field).trim());
    expect(fields.filter((field) => field.startsWith('TOC'))).toEqual([
      'TOC \\o "1-2" \\h \\z \\w',
      'TOC \\h \\z \\c "Table"',
      'TOC \\h \\z \\c "Figure"',
    ]);
    const entries = [...descendants(raw, 'w:hyperlink')]
      .map((link) => [
        textOf(link)
          .replace(/ PAGEREF.*/, '')
          .trim(),
        values(link, 'w:hyperlink', 'w:anchor'),
      ])
      .slice(1);
    expect(entries.map(([words]) => words)).toEqual(['1 lentelė\u2003Births', '1 pav.\u2003Births']);
  });
});
