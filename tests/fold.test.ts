import { type FoldRefusal, fold, inspect, parseAnchor, unfold } from '@decode/fold';
import { openPackage, savePackage } from '@decode/ooxml';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf, secondEdition } from './fold/chapters.ts';
import { hostLanguages } from './fold/host-words.ts';
import { differingParts, hasInsertionsOnly, paragraphsOf } from './fold/read-host.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** A chapter into planning documents of many kinds, and out of them. */

const hostKinds: fc.Arbitrary<HostKind> = fc.record({
  language: fc.constantFrom(...hostLanguages),
  headings: fc.constantFrom('style', 'list', 'typed', 'bold', 'none'),
  names: fc.constantFrom('built-in', 'localised', 'own'),
  depth: fc.integer({ min: 1, max: 6 }),
  notes: fc.boolean(),
  captions: fc.constantFrom<HostKind['captions'][]>(false, true, 'by chapter'),
  lists: fc.boolean(),
  tables: fc.constantFrom('none', 'styled', 'plain', 'nested'),
  sections: fc.constantFrom('one', 'landscape', 'columns'),
  contents: fc.boolean(),
  header: fc.boolean(),
  tracked: fc.boolean(),
  comments: fc.boolean(),
  controls: fc.boolean(),
  textBox: fc.boolean(),
  byHand: fc.boolean(),
  length: fc.integer({ min: 0, max: 4 }),
});

const [first, second] = [firstEdition(), secondEdition()];

describe('in any document', () => {
  test('taking out gives back every part, byte for byte', () => {
    fc.assert(
      fc.property(hostKinds, (kind) => {
        const host = wordHost(kind);
        const { bytes } = fold(host, orderOf(first, endOfChapter(kind)));
        const back = unfold(bytes, { overwrite: false }).bytes;
        expect(differingParts(host, back)).toEqual([]);
        expect(openPackage(back).names()).toEqual(openPackage(host).names());
      }),
      { numRuns: 25 },
    );
  });

  test('the same again gives the same file, another edition what it alone would have given', () => {
    fc.assert(
      fc.property(hostKinds, (kind) => {
        const host = wordHost(kind);
        const at = endOfChapter(kind);
        const one = fold(host, orderOf(first, at)).bytes;
        expect(Buffer.compare(fold(one, orderOf(first, at)).bytes, one)).toBe(0);
        const over = fold(one, orderOf(second, at));
        expect(differingParts(over.bytes, fold(host, orderOf(second, at)).bytes)).toEqual([]);
        expect(over.report).toMatchObject({ replaced: true, replacedEdition: first.meta.edition });
      }),
      { numRuns: 12 },
    );
  });

  test('the text gets one insertion, other parts insertions only, and most none', () => {
    fc.assert(
      fc.property(hostKinds, (kind) => {
        const host = wordHost(kind);
        const { bytes, report } = fold(host, orderOf(first, endOfChapter(kind)));
        const [before, after] = [openPackage(host), openPackage(bytes)];
        expect(hasInsertionsOnly(before.text('word/document.xml'), after.text('word/document.xml'))).toBe(
          true,
        );
        const touched = before
          .names()
          .filter((name) => after.untouched(name)?.crc !== before.untouched(name)?.crc);
        expect(touched).toEqual(report.changedParts);
        const allowed =
          /^(\[Content_Types\]\.xml|word\/(document|styles|numbering|footnotes)\.xml|word\/_rels\/(document|footnotes)\.xml\.rels)$/;
        expect(touched.filter((name) => !allowed.test(name))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('two chapters keep out of each other’s way', () => {
    fc.assert(
      fc.property(hostKinds, (kind) => {
        const host = wordHost(kind);
        const one = fold(host, orderOf(first, endOfChapter(kind))).bytes;
        const other = { place: 'kaunas', at: parseAnchor('bookmark:Plan_place', 'end') };
        const both = fold(one, orderOf(second, other.at, other)).bytes;
        const left = unfold(both, { overwrite: false, only: (place) => place === 'kaunas' }).bytes;
        expect(differingParts(left, one)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});

describe('the inserted chapter', () => {
  const text = (kind: HostKind, part = 'word/document.xml') =>
    openPackage(fold(wordHost(kind), orderOf(first, endOfChapter(kind))).bytes).text(part);

  test('has the levels below its heading, in the styles of the host', () => {
    const { places } = inspect(fold(wordHost(plainKind), orderOf(first, endOfChapter(plainKind))).bytes);
    const headings = places.filter(({ kind }) => kind === 'heading');
    const at = headings.findIndex(({ text: words }) => words === 'Recommendations');
    expect(headings[at + 1]).toMatchObject({ level: 2, number: '3.1' });
    expect(headings[at + 2]).toMatchObject({ level: 3, number: '3.1.1' });
    expect(headings.at(-1)).toMatchObject({ level: 1, number: '4', text: 'Monitoring' });
    expect(headings.find(({ text: words }) => words.startsWith('C1'))).toMatchObject({ level: 3 });
  });

  test('is shown by an inspection, and is no place to fold in at', () => {
    const { chapters, places } = inspect(
      fold(wordHost(plainKind), orderOf(first, endOfChapter(plainKind))).bytes,
    );
    expect(chapters).toMatchObject([
      { place: 'daugavpils', language: 'lv', name: 'chapter', proposals: [], edition: first.meta.edition },
    ]);
    const ours = places.filter(({ reason }) => reason === 'belongs to a chapter of ours');
    expect(ours.length).toBeGreaterThan(5);
    expect(places.filter(({ reason }) => reason === undefined).map(({ text }) => text)).toContain(
      'Monitoring',
    );
  });

  test('goes on counting in the series of the host', () => {
    for (const language of hostLanguages) {
      const kind = { ...plainKind, language };
      const { report } = fold(wordHost(kind), orderOf(first, endOfChapter(kind)));
      expect(report.captions).toMatchObject([
        { kind: 'figure', from: 2, to: 2 },
        { kind: 'table', from: 2, to: 2 },
      ]);
      expect(report.refresh.map(({ kind: what }) => what)).toEqual(['contents', 'caption']);
      expect(text(kind)).toContain(`SEQ ${report.captions[0]?.series} \\* ARABIC`);
    }
  });

  test('goes on counting by chapter, where the host does', () => {
    const kind = { ...plainKind, captions: 'by chapter' } as const;
    const inChapter = fold(
      wordHost(kind),
      orderOf(first, parseAnchor('heading:Population II', 'start')),
    ).report;
    expect(inChapter.captions).toMatchObject([
      { from: 2, prefix: '2–' },
      { from: 2, prefix: '2–' },
    ]);
    const { report } = fold(wordHost(kind), orderOf(first, endOfChapter(kind)));
    expect(report.captions).toMatchObject([
      { from: 1, prefix: '3–' },
      { from: 1, prefix: '3–' },
    ]);
    expect(text(kind)).toMatch(
      /STYLEREF 1 \\s .{0,600}<w:t[^>]*>3<.{0,400}<w:t[^>]*>–<.{0,600} SEQ Table \\\* ARABIC \\s 1 .{0,400}<w:t[^>]*>1</,
    );
    expect(report.risks.map(({ kind: risk }) => risk)).not.toContain('chapter-numbers');
    // A part that begins chapters of its own cannot know their numbers.
    const before = fold(wordHost({ ...kind, headings: 'none' }), orderOf(first, endOfChapter(kind))).report;
    expect(before.risks.map(({ kind: risk }) => risk)).toContain('chapter-numbers');
  });

  test('brings its notes, which the host counts', () => {
    expect(text(plainKind, 'word/footnotes.xml').match(/<w:footnote w:id="[12]"/g)).toHaveLength(2);
    expect(text({ ...plainKind, notes: false }, 'word/footnotes.xml')).toContain('w:type="separator"');
  });

  test('is as wide as the column that it stands in', () => {
    const widths = (kind: HostKind) =>
      /<w:tblW w:w="(\d+)" w:type="dxa"\/><w:tblLayout/.exec(text(kind))?.[1];
    expect(widths(plainKind)).toBe(String(11906 - 1134 - 1701));
    expect(widths({ ...plainKind, sections: 'columns' })).toBe(
      String(Math.floor((11906 - 1134 - 1701 - 708) / 2)),
    );
  });

  test('breaks no word in its tables, and shares the room where it is too narrow for all', () => {
    const cells = (kind: HostKind) =>
      [...text(kind).matchAll(/<w:tcW w:w="(\d+)" w:type="dxa"\/><\/w:tcPr>(.*?)<\/w:tc>/g)].map(
        ([, width, content = '']) => {
          const words = content
            .replace(/<\/w:p>/g, ' ')
            .replace(/<[^>]*>/g, '')
            .split(/[ \u00ad/-]/);
          return { width: Number(width), letters: Math.max(...words.map((word) => word.length)) };
        },
      );
    for (const { width, letters } of cells(plainKind)) expect(width).toBeGreaterThan(100 * letters);
    for (const { width, letters } of cells({ ...plainKind, sections: 'columns' }))
      expect(width).toBeGreaterThan(50 * Math.min(letters, 8));
  });

  test('takes formatting that was given by hand', () => {
    expect(text({ ...plainKind, byHand: true })).toMatch(
      /Times New Roman[^>]*>(?:<w:b\/><w:bCs\/>)?<w:sz w:val="24"\/>/,
    );
  });

  test('says its language where the host is in another', () => {
    const before = (language: HostKind['language']) =>
      text({ ...plainKind, language }).includes('<w:lang w:val="lv-LV"/>');
    expect(before('lv')).toBe(false);
    expect(before('de')).toBe(true);
  });

  test('says in words what is not current', () => {
    const labels = ['tulkojums', 'Tulkojums'];
    const words = paragraphsOf(fold(wordHost(plainKind), orderOf(first, endOfChapter(plainKind))).bytes).join(
      '\n',
    );
    expect(labels.some((label) => words.includes(label))).toBe(true);
  });
});

describe('where it can stand', () => {
  const refusal = (kind: HostKind, at: string, side: 'start' | 'end' = 'end') => {
    try {
      fold(wordHost(kind), orderOf(first, parseAnchor(at, side)));
    } catch (error) {
      return (error as FoldRefusal).code;
    }
    return undefined;
  };

  test.each([
    ['heading:Recommendations', 'end', undefined],
    ['heading:3 recommendations', 'start', undefined],
    ['heading:3. Recommendations', 'end', undefined],
    ['bookmark:Plan_place', 'end', undefined],
    ['bookmark:Plan_place', 'start', undefined],
    ['control:decode-place', 'end', undefined],
    ['heading:Recommendation', 'end', 'unknown-anchor'],
    ['bookmark:In_a_box', 'end', 'anchor-out-of-reach'],
    ['bookmark:In_the_header', 'end', 'anchor-out-of-reach'],
    ['control:other', 'end', 'unknown-anchor'],
    ['somewhere', 'end', 'no-anchor'],
  ] as const)('%s, %s: %s', (at, side, code) => {
    expect(refusal({ ...plainKind, textBox: true, controls: true }, at, side)).toBe(code);
  });

  const withText = (from: string, to: string) => {
    const pkg = openPackage(wordHost({ ...plainKind, sections: 'landscape' }));
    const before = pkg.text('word/document.xml');
    expect(before).toContain(from);
    pkg.set('word/document.xml', before.replace(from, to));
    return savePackage(pkg);
  };

  test('nowhere in a cell of a table, or beside a bookmark that stands twice', () => {
    const mark = '<w:bookmarkStart w:id="990" w:name="In_a_cell"/><w:bookmarkEnd w:id="990"/>';
    const cell = '<w:r><w:t xml:space="preserve">Childcare';
    const at = (name: string) => orderOf(first, parseAnchor(name, 'end'));
    expect(() => fold(withText(cell, mark + cell), at('bookmark:In_a_cell'))).toThrow(/stands in a table/);
    const heading = cell.replace('<w:r>', '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r>');
    expect(() => fold(withText(cell, heading), at('heading:Childcare'))).toThrow(/stands in a table/);
    const twice = mark.replace('In_a_cell', 'Plan_place');
    expect(() => fold(withText(cell, twice + cell), at('bookmark:Plan_place'))).toThrow(/2 bookmarks/);
  });

  test('nowhere beside a heading that stands twice', () => {
    const host = withText('>Monitoring<', '>Population<');
    expect(() => fold(host, orderOf(first, parseAnchor('heading:Population', 'end')))).toThrow(/2 headings/);
    expect(() => fold(host, orderOf(first, parseAnchor('heading:4 Population', 'end')))).not.toThrow();
  });

  test('before a section break, never behind it in another page layout', () => {
    const breaks = '<w:p><w:pPr><w:sectPr>';
    const host = wordHost({ ...plainKind, sections: 'landscape' });
    const { bytes } = fold(host, orderOf(first, parseAnchor('heading:2.1 Population II', 'start')));
    expect(openPackage(bytes).text('word/document.xml').split(breaks)).toHaveLength(3);

    const carried = withText(
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Monitoring',
      `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Last words</w:t></w:r></w:p>$&`,
    );
    const at = parseAnchor('heading:Recommendations', 'end');
    expect(() => fold(carried, orderOf(first, at))).toThrow(/section break/);
    expect(() =>
      fold(carried, orderOf(first, parseAnchor('heading:Recommendations', 'start'))),
    ).not.toThrow();
  });
});

describe('what people changed in it', () => {
  const kind = plainKind;
  const at = endOfChapter(kind);
  const folded = fold(wordHost(kind), orderOf(first, at)).bytes;
  const editedBy = (from: string | RegExp, to: string) => {
    const pkg = openPackage(folded);
    const before = pkg.text('word/document.xml');
    expect(before).toMatch(from);
    pkg.set('word/document.xml', before.replace(from, to));
    return savePackage(pkg);
  };

  test('is never lost in silence', () => {
    const edited = editedBy(
      /(<w:pStyle w:val="Heading3"\/><\/w:pPr>.*?<w:t xml:space="preserve">)/,
      '$1Mūsu vārdi. ',
    );
    expect(fold(edited, orderOf(second, at)).report.kept).toHaveLength(1);
    expect(() => unfold(edited, { overwrite: false })).toThrow(/People have changed/);
    const { report } = fold(edited, orderOf(second, at, { overwrite: true }));
    expect(report.overwritten).toMatchObject([
      { kind: 'changed', after: expect.stringContaining('Mūsu vārdi.') },
    ]);
  });

  test('outside of it stays', () => {
    const edited = editedBy('>Monitoring<', '>Monitoring and more<');
    const { bytes } = fold(edited, orderOf(second, at));
    expect(paragraphsOf(bytes)).toContain('Monitoring and more');
    expect(paragraphsOf(unfold(bytes, { overwrite: false }).bytes)).toContain('Monitoring and more');
  });

  test('and when they deleted it all, it can be folded in anew', () => {
    const pkg = openPackage(folded);
    pkg.set('word/document.xml', openPackage(wordHost(kind)).text('word/document.xml'));
    const deleted = savePackage(pkg);
    const again = fold(deleted, orderOf(first, at));
    expect(again.report.replaced).toBe(false);
    expect(openPackage(again.bytes).text('word/document.xml')).toBe(
      openPackage(folded).text('word/document.xml'),
    );
    expect(openPackage(unfold(deleted, { overwrite: false }).bytes).names()).toEqual(
      openPackage(wordHost(kind)).names(),
    );
  });

  test('a style of ours that people took up stays with them', () => {
    const style =
      /w:styleId="(DeCoDe\w+Heading4)"/.exec(openPackage(folded).text('word/styles.xml'))?.[1] ?? '';
    const edited = editedBy(
      /(<w:p>)(<w:r><w:t xml:space="preserve">See )/,
      `$1<w:pPr><w:pStyle w:val="${style}"/></w:pPr>$2`,
    );
    const back = openPackage(unfold(edited, { overwrite: false }).bytes);
    expect(back.text('word/styles.xml')).toContain(`w:styleId="${style}"`);
    const again = fold(edited, orderOf(second, at)).bytes;
    expect(openPackage(again).text('word/styles.xml').split(`w:styleId="${style}"`)).toHaveLength(2);
  });
});

describe('others find no fault that the host did not have', () => {
  let maker: WordMaker;
  beforeAll(async () => {
    maker = await createWordMaker();
  });
  afterAll(() => maker.close());

  const bare: HostKind = {
    ...plainKind,
    headings: 'none',
    depth: 1,
    notes: false,
    captions: false,
    lists: false,
    tables: 'none',
    contents: false,
    header: false,
  };
  const rich: HostKind = {
    ...plainKind,
    headings: 'list',
    names: 'localised',
    sections: 'landscape',
    tables: 'nested',
    tracked: true,
    comments: true,
    controls: true,
    textBox: true,
    byHand: true,
  };
  test.each<[string, HostKind]>([
    ['a bare document', bare],
    ['a rich document', { ...rich, language: 'lt' }],
    ['a document in columns', { ...plainKind, language: 'es', sections: 'columns', headings: 'typed' }],
    ['a document with lines in bold for headings', { ...plainKind, headings: 'bold' }],
    ['a document in German', { ...plainKind, language: 'de', names: 'own' }],
  ])('in %s (Open XML SDK)', async (_, kind) => {
    const host = wordHost(kind);
    const known = await maker.errorsOf(host);
    const one = fold(host, orderOf(first, endOfChapter(kind))).bytes;
    const two = fold(one, orderOf(second, endOfChapter(kind))).bytes;
    for (const bytes of [one, two])
      expect((await maker.errorsOf(bytes)).filter((error) => !known.includes(error))).toEqual([]);
  });
});
