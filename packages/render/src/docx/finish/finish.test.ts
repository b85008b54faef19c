import type { Document, Meta } from '@decode/model';
import {
  addRelationship,
  attribute,
  child,
  descendants,
  openPackage,
  parseXml,
  savePackage,
  sourceOf,
  type XmlElement,
} from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { smallTheme } from '../../small-document.ts';
import type { TableDescription } from '../body/writer.ts';
import { referenceDocx } from '../reference/reference.ts';
import { listItemElement, listItemMark } from '../word-xml.ts';
import { finish } from './finish.ts';

const meta = {
  lang: 'de',
  title: 'Empfehlungen',
  subject: 'Bevölkerung',
  keywords: ['Zuzug', 'Familien'],
  place: 'Magdeburg',
  edition: '1. Auflage',
  epoch: 1_793_491_200,
  cover: { ground: 'paper' },
  theme: smallTheme,
} as unknown as Meta;
const document = {
  meta,
  media: new Map([
    ['m', { id: 'm', type: 'image/svg+xml', bytes: new TextEncoder().encode('<svg/>'), width: 1, height: 1 }],
  ]),
} as unknown as Document;

const none = { foreign: [], languages: [] };
const section = (header: string) =>
  `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="${header}"/></w:sectPr></w:pPr></w:p>`;
const paragraph = (style: string) => `<w:p><w:pPr><w:pStyle w:val="${style}" /></w:pPr></w:p>`;

/** What is made of a body, given as pandoc would write it: with the reference document's section at its end. */
function finished(
  body: string,
  tables: readonly TableDescription[] = [],
  images = new Map<string, Uint8Array>(),
) {
  const pkg = openPackage(referenceDocx(document, none));
  const source = pkg.text('word/document.xml').replace('<w:p/>', `${body}${section('header2.xml')}`);
  pkg.set('word/document.xml', source);
  const result = openPackage(
    savePackage(finish(savePackage(pkg), { document, languages: none, tables, images })),
  );
  return { pkg: result, body: child(parseXml(result.text('word/document.xml')), 'w:body') as XmlElement };
}

describe('sections', () => {
  test('the last one ends the body, and all name running heads that exist', () => {
    const { body, pkg } = finished(paragraph('BodyText') + section('header1.xml') + paragraph('BodyText'));
    expect(body.children.map(({ name }) => name)).toEqual(['w:p', 'w:p', 'w:p', 'w:sectPr']);
    const relationships = pkg.text('word/_rels/document.xml.rels');
    for (const reference of descendants(body, 'w:headerReference')) {
      expect(relationships).toMatch(
        new RegExp(`Id="${attribute(reference, 'r:id')}"[^>]*Target="header[12]\\.xml"`),
      );
    }
  });

  test('a running head that pandoc lost is an error', () => {
    expect(() => finished(section('header9.xml'))).toThrow('header9.xml');
  });
});

describe('page breaks', () => {
  test('a heading below the kicker that opens the page does not break it again', () => {
    const { body } = finished(paragraph('OpeningKicker') + paragraph('Heading2') + paragraph('Heading2'));
    expect(
      body.children.slice(0, 3).map((element) => child(element, 'w:pPr', 'w:pageBreakBefore') !== undefined),
    ).toEqual([false, true, false]);
  });
});

describe('the last parts of a practice', () => {
  /** Its parts, of so many paragraphs each; which of all that are kept with what follows. */
  const kept = (...parts: readonly number[]) => {
    const part = (length: number) => paragraph('Heading3') + paragraph('ListBullet').repeat(length);
    const { body } = finished(parts.map(part).join('') + paragraph('PracticeHeading'));
    return body.children
      .slice(0, -2)
      .map((element) => (child(element, 'w:pPr', 'w:keepNext') ? 'k' : '.'))
      .join('');
  };

  test('stay on one page, three of them', () => {
    expect(kept(2, 2, 3, 2, 1)).toBe(`${'.'.repeat(6)}${'k'.repeat(8)}.`);
  });

  test('are fewer where LibreOffice would leave the first heading behind', () => {
    expect(kept(2, 2, 3, 3, 1)).toBe(`${'.'.repeat(10)}${'k'.repeat(5)}.`);
    expect(kept(2, 2, 3, 3, 9)).toBe(`${'.'.repeat(14)}${'k'.repeat(9)}.`);
  });

  test('are kept in no chapter of few parts', () => {
    expect(kept(1, 1)).toBe('....');
  });
});

describe('numbered lists', () => {
  test('have a use each; lists in them are their levels, and an item that jumps begins another', () => {
    const item = (style: string, list: number, around: number, number: number) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}" /></w:pPr>${listItemMark(list, around, number)}</w:p>`;
    const { body, pkg } = finished(
      item('ListNumber', 1, 0, 1) +
        item('ListNumber2', 2, 1, 1) +
        paragraph('StateLabel') +
        item('ListNumber', 1, 0, 2) +
        item('ListNumber', 1, 0, 9) +
        item('ListNumber', 3, 0, 1),
    );
    expect(body.source).not.toContain(listItemElement);
    const numbers = [...descendants(body, 'w:numId')].map((id) => attribute(id, 'w:val'));
    const [first, nested, second, jumped, other] = numbers;
    expect([nested, second]).toEqual([first, first]);
    expect(new Set([first, jumped, other]).size).toBe(3);
    const numbering = parseXml(pkg.text('word/numbering.xml'));
    expect([...descendants(numbering, 'w:startOverride')].map((start) => attribute(start, 'w:val'))).toEqual([
      '1',
      '9',
      '1',
    ]);
  });

  test('in a style that numbers nothing are an error', () => {
    expect(() =>
      finished(`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>${listItemMark(1, 0, 1)}</w:p>`),
    ).toThrow('numbers nothing');
  });
});

describe('tables', () => {
  const rows =
    '<w:tr><w:trPr><w:tblHeader w:val="on" /></w:trPr><w:tc><w:tcPr /><w:p/></w:tc><w:tc><w:tcPr /><w:p/></w:tc></w:tr>' +
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2" /></w:tcPr><w:p/></w:tc></w:tr>';
  const source = `<w:tbl><w:tblPr><w:tblStyle w:val="x"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows}</w:tbl>`;

  test('get their place, whole rows, repeated heads and a name', () => {
    const { body } = finished(source, [
      table({ widths: [1 / 3, 2 / 3], title: 'Kosten & Mittel', rowHeaders: true }),
    ]);
    const made = body.children[0] as XmlElement;
    expect(sourceOf(child(made, 'w:tblPr', 'w:tblW') as XmlElement)).toBe(
      '<w:tblW w:w="6917" w:type="dxa"/>',
    );
    expect(attribute(child(made, 'w:tblPr', 'w:tblCaption'), 'w:val')).toBe('Kosten & Mittel');
    expect(attribute(child(made, 'w:tblPr', 'w:tblLook'), 'w:firstColumn')).toBe('1');
    expect([...descendants(made, 'w:gridCol')].map((column) => attribute(column, 'w:w'))).toEqual([
      '2306',
      '4611',
    ]);
    expect([...descendants(made, 'w:tcW')].map((width) => attribute(width, 'w:w'))).toEqual([
      '2306',
      '4611',
      '6917',
    ]);
    expect([...descendants(made, 'w:cantSplit')]).toHaveLength(2);
    expect([...descendants(made, 'w:tblHeader')]).toHaveLength(1);
  });

  test('that are not those that were written are an error', () => {
    expect(() => finished(source)).toThrow('1');
  });
});

test('words of other scripts have their language where Word looks for it', () => {
  const run = (tag: string) => `<w:p><w:r><w:rPr><w:lang w:val="${tag}" /></w:rPr></w:r></w:p>`;
  const { body } = finished(['de-DE', 'he-IL', 'ja-JP'].map(run).join(''));
  expect([...descendants(body, 'w:lang')].map(sourceOf)).toEqual([
    '<w:lang w:val="de-DE" />',
    '<w:lang w:val="he-IL" w:bidi="he-IL"/>',
    '<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>',
  ]);
});

test.each([
  ['a recommendation', 'Heading2', ['Heading3', 'SourceIndex'], 'OpeningKicker'],
  ['a practice', 'PracticeKicker', ['Heading3', 'ListIndex', 'ListIndex'], 'SectionEnd'],
])('the last three parts of %s are kept together', (_, begin, last, next) => {
  const part = ['Heading3', 'BodyText', 'ListBullet'];
  const before = [begin, ...part, ...part];
  const ending = [...part, ...part, ...last];
  const { body } = finished([...before, ...ending, next, ...part].map(paragraph).join(''));
  const kept = body.children.map((element) => child(element, 'w:pPr', 'w:keepNext') !== undefined);
  expect(kept.indexOf(true)).toBe(before.length);
  expect(kept.lastIndexOf(true)).toBe(before.length + ending.length - 2);
  expect(kept.filter(Boolean)).toHaveLength(ending.length - 1);
});

test('a chapter of few parts is not kept together', () => {
  const { body } = finished(
    ['Heading1', 'Heading3', 'BodyText', 'Heading3', 'BodyText'].map(paragraph).join(''),
  );
  expect([...descendants(body, 'w:keepNext')]).toEqual([]);
});

test('a chapter that ends below a table keeps these few lines together', () => {
  const ending = ['SideHeading', 'BodyText', 'BodyText'].map(paragraph).join('');
  const source = `<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>${ending}${paragraph('Heading1')}${ending}${paragraph('Heading1')}`;
  const { body } = finished(source, [table({})]);
  const kept = body.children.map((element) => child(element, 'w:pPr', 'w:keepNext') !== undefined);
  expect(kept.slice(1, 9)).toEqual([true, true, false, false, false, false, false, false]);
});

test('a box stays whole, and apart from the next one', () => {
  const box = ['PracticeTitle', 'PracticeFigure', 'PracticeBullet', 'PracticeText'];
  const { body } = finished(
    ['PracticeHeading', 'BodyText', ...box, ...box, 'BodyText'].map(paragraph).join(''),
  );
  const kept = body.children.map((element) => child(element, 'w:pPr', 'w:keepNext') !== undefined);
  const whole = [true, true, true, false];
  expect(kept.slice(0, 11)).toEqual([false, false, ...whole, ...whole, false]);
});

test('links of the list of sources are in the colour of text', () => {
  const link = (style: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:hyperlink r:id="r"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr></w:r></w:hyperlink></w:p>`;
  const { body } = finished(link('SourceList') + link('BodyText'));
  const styles = [...descendants(body, 'w:rStyle')].map((style) => attribute(style, 'w:val'));
  expect(styles).toEqual(['SourceLink', 'Hyperlink']);
});

describe('rows of a table', () => {
  test('do not stand alone below their head, nor on the next page', () => {
    const row = '<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="TableText" /></w:pPr></w:p></w:tc></w:tr>';
    const head = row.replace('<w:tr>', '<w:tr><w:trPr><w:tblHeader /></w:trPr>');
    const kept = (rows: number, given: Partial<TableDescription> = {}) => {
      const source = `<w:tbl><w:tblPr/><w:tblGrid/>${head}${row.repeat(rows)}</w:tbl>`;
      const { body } = finished(source, [table(given)]);
      return [...descendants(body, 'w:tr')].map((each) => [...descendants(each, 'w:keepNext')].length);
    };
    expect(kept(5)).toEqual([0, 1, 0, 0, 1, 0]);
    expect(kept(3)).toEqual([0, 1, 1, 0]);
    expect(kept(5, { whole: true })).toEqual([1, 1, 1, 1, 1, 0]);
    expect(kept(2)).toEqual([0, 0, 0]);
    expect(kept(5, { goesOn: true })).toEqual([0, 1, 0, 0, 1, 1]);
  });

  test('stay whole, but for those that no page has room for', () => {
    const row = (words: number) =>
      `<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>${'word '.repeat(words)}</w:t></w:r></w:p></w:tc></w:tr>`;
    const source = `<w:tbl><w:tblPr/><w:tblGrid/>${row(10)}${row(300)}${row(3000)}</w:tbl>`;
    const { body } = finished(source, [table({})]);
    const whole = [...descendants(body, 'w:tr')].map((each) => child(each, 'w:trPr', 'w:cantSplit'));
    expect(whole.map((flag) => flag !== undefined)).toEqual([true, true, false]);
  });
});

describe('the package', () => {
  test('holds every picture as PNG and as drawing', () => {
    const { pkg } = finished('', [], new Map([['m', Uint8Array.of(1, 2, 3)]]));
    expect(pkg.names().filter((name) => name.startsWith('word/media/'))).toHaveLength(2);
    expect(pkg.text('[Content_Types].xml')).toContain('image/svg+xml');
  });

  test('leads from every running head with a logo to its files', () => {
    const cover = { ground: 'paper', logo: { media: 'm', alt: '' } } as const;
    const shown = { ...document, meta: { ...meta, cover } };
    const pkg = openPackage(referenceDocx(shown, none));
    const sections = ['header2.xml', 'header4.xml', 'header3.xml'].map(section).join('');
    pkg.set(
      'word/document.xml',
      pkg.text('word/document.xml').replace('<w:p/>', paragraph('BodyText') + sections),
    );
    const images = new Map([['m', Uint8Array.of(1)]]);
    const made = openPackage(
      savePackage(finish(savePackage(pkg), { document: shown, languages: none, tables: [], images })),
    );
    for (const number of [2, 3, 4]) {
      const used = /r:embed="(rIdPng\w+)"/.exec(made.text(`word/header${number}.xml`))?.[1];
      expect(made.text(`word/_rels/header${number}.xml.rels`)).toContain(`Id="${used}"`);
    }
  });

  test('holds no link that nothing follows, and no running head that no page shows', () => {
    const link = (id: string) => `<w:p><w:hyperlink r:id="${id}"><w:r/></w:hyperlink></w:p>`;
    const pkg = openPackage(referenceDocx(document, none));
    const source = pkg.text('word/document.xml').replace('<w:p/>', link('l1') + section('header3.xml'));
    pkg.set('word/document.xml', source);
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
    for (const part of ['word/document.xml', 'word/footnotes.xml'])
      for (const id of ['l1', 'l2']) addRelationship(pkg, part, { id, type, target: `${id}.html` });
    const made = openPackage(
      savePackage(finish(savePackage(pkg), { document, languages: none, tables: [], images: new Map() })),
    );
    expect(made.text('word/_rels/document.xml.rels')).toContain('l1.html');
    expect(made.text('word/_rels/document.xml.rels')).not.toContain('l2.html');
    expect(made.has('word/_rels/footnotes.xml.rels')).toBe(false);
    const heads = made.names().filter((name) => /^word\/(header|footer)\d/.test(name));
    expect(heads).toEqual(['word/header3.xml']);
    expect(made.text('[Content_Types].xml')).not.toContain('header1.xml');
  });

  test('says title, subject, keywords, language and edition, and nothing of people and machines', () => {
    const { pkg } = finished('');
    const core = pkg.text('docProps/core.xml');
    for (const known of [
      'Empfehlungen',
      'Bevölkerung',
      'Zuzug; Familien',
      'de-DE',
      '1. Auflage',
      '2026-11-01T00:00:00Z',
    ])
      expect(core).toContain(known);
    expect(core).not.toMatch(/creator|lastModifiedBy/);
    expect(pkg.names()).not.toContain('docProps/custom.xml');
    expect(pkg.names()).not.toContain('word/comments.xml');
  });
});

function table(given: Partial<TableDescription>): TableDescription {
  return { style: 'DeCoDe Table', title: '', description: '', rowHeaders: false, widths: [1], ...given };
}
