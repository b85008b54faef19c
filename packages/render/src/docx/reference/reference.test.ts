import type { Media, Meta } from '@decode/model';
import { attribute, child, descendants, openPackage, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { smallTheme } from '../../small-document.ts';
import { emuPerTwip } from '../styles/geometry.ts';
import { styleId } from '../styles/style.ts';
import { characterStyles, paragraphStyles } from '../styles/styles.ts';
import { referenceDocx } from './reference.ts';

const meta = {
  lang: 'lv',
  title: 'Ieteikumi & <citi>',
  place: 'Daugavpils',
  edition: '1. izdevums',
  cover: { ground: 'paper' },
  theme: smallTheme,
} as unknown as Meta;
const media = new Map<string, Media>();
const reference = openPackage(
  referenceDocx({ meta, media }, { foreign: ['de', 'la'], languages: ['de', 'la'] }),
);
const part = (name: string): XmlElement => parseXml(reference.text(name));

describe('the reference document', () => {
  test('is the same, byte for byte, every time', () => {
    expect(referenceDocx({ meta, media }, { foreign: ['de', 'la'], languages: ['de', 'la'] })).toEqual(
      referenceDocx({ meta, media }, { foreign: ['de', 'la'], languages: ['de', 'la'] }),
    );
  });

  test('is well-formed in every part', () => {
    for (const name of reference.names()) expect(() => part(name)).not.toThrow();
  });

  test('defines each style once, and only styles that exist are referred to', () => {
    const styles = [...descendants(part('word/styles.xml'), 'w:style')];
    const ids = styles.map((style) => attribute(style, 'w:styleId'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([...Object.keys(paragraphStyles), ...Object.keys(characterStyles)].map(styleId)),
    );
    expect(ids).toEqual(expect.arrayContaining(['Foreign-de', 'Foreign-la']));
    for (const style of styles) {
      for (const link of ['w:basedOn', 'w:next']) {
        const target = attribute(child(style, link), 'w:val');
        if (target !== undefined) expect(ids).toContain(target);
      }
    }
    for (const level of descendants(part('word/numbering.xml'), 'w:pStyle'))
      expect(ids).toContain(attribute(level, 'w:val'));
  });

  test('links the heading styles to the levels of one list, both ways, which shows no number of its own', () => {
    const styles = [...descendants(part('word/styles.xml'), 'w:style')];
    const uses = [1, 2, 3, 4].map((level) => {
      const style = styles.find((each) => attribute(each, 'w:styleId') === `Heading${level}`);
      const value = (name: string) => attribute(child(style, 'w:pPr', 'w:numPr', name), 'w:val');
      return [value('w:numId'), value('w:ilvl')];
    });
    const [[use]] = uses as [[string]];
    expect(uses).toEqual(['0', '1', '2', '3'].map((level) => [use, level]));

    const numbering = part('word/numbering.xml');
    const found = (name: string, id: string, value: string | undefined) =>
      numbering.children.find((each) => each.name === name && attribute(each, id) === value);
    const definition = attribute(child(found('w:num', 'w:numId', use), 'w:abstractNumId'), 'w:val');
    const levels = found('w:abstractNum', 'w:abstractNumId', definition)?.children.slice(2) ?? [];
    expect(levels.map((level) => attribute(child(level, 'w:pStyle'), 'w:val'))).toEqual([
      ...[1, 2, 3, 4].map((level) => `Heading${level}`),
      ...Array.from({ length: 5 }),
    ]);
    for (const level of levels) {
      expect(attribute(child(level, 'w:numFmt'), 'w:val')).toBe('none');
      expect(attribute(child(level, 'w:lvlText'), 'w:val')).toBe('');
    }
  });

  test('gives the document its language, and foreign words theirs', () => {
    const languages = [...descendants(part('word/styles.xml'), 'w:lang')].map((lang) =>
      attribute(lang, 'w:val'),
    );
    expect(languages).toEqual(['lv-LV', 'de-DE', 'la-VA']);
  });

  test('carries the colours in the theme, and styles call them by its slots', () => {
    const scheme = [...descendants(part('word/theme/theme1.xml'), 'a:srgbClr')].map((colour) =>
      attribute(colour, 'val'),
    );
    expect(scheme).toEqual([
      '191D23',
      'FFFFFF',
      '0A5AA6',
      'F0F5FB',
      '0A5AA6',
      'BD3528',
      '545A61',
      '83868B',
      '0A5AA6',
      'DBE8F6',
      '0A5AA6',
      '0A5AA6',
    ]);
    const kicker = [...descendants(part('word/styles.xml'), 'w:style')].find(
      (style) => attribute(style, 'w:styleId') === 'Kicker',
    );
    expect(attribute(child(kicker, 'w:rPr', 'w:color'), 'w:themeColor')).toBe('text2');
  });

  test('calls every colour of a style by its slot, hairlines as a lighter tone of one', () => {
    const colours = [...descendants(part('word/styles.xml'), 'w:style')].flatMap((style) =>
      ['w:color', 'w:top', 'w:left', 'w:bottom', 'w:between', 'w:insideH']
        .flatMap((name) => [...descendants(style, name)])
        .filter((element) =>
          /^[\dA-F]{6}$/.test(attribute(element, 'w:color') ?? attribute(element, 'w:val') ?? ''),
        ),
    );
    expect(colours.length).toBeGreaterThan(20);
    expect(colours.filter((element) => attribute(element, 'w:themeColor') === undefined)).toEqual([]);
    const tones = new Set(
      colours.map((element) =>
        ['w:color', 'w:themeColor', 'w:themeTint'].map((name) => attribute(element, name)).join(' '),
      ),
    );
    // C7CBD0 has the lightness of 83868B with 57 % of white: 0x6D of 255 are of the colour.
    expect([...tones].filter((tone) => tone.startsWith('C7CBD0'))).toEqual(['C7CBD0 accent4 6D']);
  });

  test.each([
    'heading 1',
    'heading 2',
    'heading 3',
    'heading 4',
    'Side Heading',
    'Practice Heading',
    'Practice Title',
    'Kicker',
    'Lead',
    'Evidence',
    'Figure',
    'Wide Figure',
    'Table Caption',
    'Wide Table Caption',
    'State Label',
    'Table State Label',
    'TOC Heading',
  ])('keeps a paragraph of the style «%s» with what follows', (name) => {
    const styles = new Map(
      [...descendants(part('word/styles.xml'), 'w:style')].map((style) => [
        attribute(style, 'w:styleId') ?? '',
        style,
      ]),
    );
    let style = styles.get(styleId(name));
    while (style && !child(style, 'w:pPr', 'w:keepNext'))
      style = styles.get(attribute(child(style, 'w:basedOn'), 'w:val') ?? '');
    const keep = child(style, 'w:pPr', 'w:keepNext');
    expect(keep).toBeDefined();
    expect(attribute(keep, 'w:val')).toBeUndefined();
  });

  test('has nothing that makes Word ask when it opens', () => {
    const settings = reference.text('word/settings.xml');
    expect(settings).not.toMatch(/updateFields|attachedTemplate|rsid/);
    expect(
      reference
        .names()
        .map((name) => reference.text(name))
        .join(''),
    ).not.toContain('w:dirty');
  });

  test('shows place, title, edition and page in its running heads, none on the cover', () => {
    expect(reference.text('word/header1.xml')).not.toContain('w:t');
    for (const name of ['word/header2.xml', 'word/header3.xml', 'word/header4.xml'])
      expect(reference.text(name)).toContain('Daugavpils · Ieteikumi &amp; &lt;citi&gt;');
    expect(reference.text('word/footer3.xml')).toContain(' PAGE ');
  });

  test('names the chapter by a field, whose kept result says no chapter that may be wrong', () => {
    expect(reference.text('word/header2.xml')).not.toContain('STYLEREF');
    for (const name of ['word/header3.xml', 'word/header4.xml']) {
      const runs = [...descendants(part(name), 'w:r')].map(({ children }) => children.at(-1));
      const field = runs
        .slice(-4)
        .map((last) => attribute(last, 'w:fldCharType') ?? (last ? textOf(last) : ''));
      expect(field).toEqual(['begin', ' STYLEREF 1 ', 'separate', 'end']);
    }
  });

  test('shows the logo beside the words that say the same', () => {
    const logo: Media = { id: 'l', type: 'image/png', bytes: new Uint8Array(), width: 60, height: 80 };
    const cover = { ground: 'paper', logo: { media: 'l', alt: 'Arms' } } as const;
    const shown = openPackage(
      referenceDocx(
        { meta: { ...meta, cover }, media: new Map([['l', logo]]) },
        { foreign: [], languages: [] },
      ),
    );
    const head = parseXml(shown.text('word/header3.xml'));
    const extent = [...descendants(head, 'wp:extent')].map((size) => [
      Number(attribute(size, 'cx')) / emuPerTwip,
      Number(attribute(size, 'cy')) / emuPerTwip,
    ]);
    expect(extent).toEqual([[300, 400]]);
    expect(head.source).toContain('decorative');
  });

  test('says on every page that an edition is a draft', () => {
    const draft = openPackage(
      referenceDocx({ meta: { ...meta, state: 'Projekts' }, media }, { foreign: [], languages: [] }),
    );
    for (const name of ['word/footer2.xml', 'word/footer3.xml'])
      expect(draft.text(name)).toContain('1. izdevums · Projekts');
  });
});
