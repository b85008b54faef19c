import { fold, inspect, parseAnchor, unfold } from '@decode/fold';
import { openPackage, savePackage } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf, secondEdition } from './fold/chapters.ts';
import { differingParts } from './fold/read-host.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';

/** Documents that do not say which of their lines are headings: they are paragraphs in bold. */

const [first, second] = [firstEdition(), secondEdition()];

describe('the outline has lines in bold where nothing else says a heading', () => {
  /** Lines as their text, bold in whole or in part; those with a size in half-points are dressed by hand. */
  const outlineOf = (lines: readonly string[]) => {
    const pkg = openPackage(wordHost({ ...plainKind, headings: 'none', contents: false, captions: false }));
    const prose =
      '<w:p><w:r><w:t>The council has decided what follows from this in the next years.</w:t></w:r></w:p>';
    const paragraphs = lines.map((line) => {
      const [, size, list, text = ''] = /^(?:(\d+)\|)?(?:#(\d)\|)?(.*)$/.exec(line) ?? [];
      const numbers =
        list === undefined
          ? ''
          : `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`;
      const runs = text
        .split('*')
        .map((part, index) =>
          part === ''
            ? ''
            : `<w:r>${index % 2 === 1 ? `<w:rPr><w:b/>${size === undefined ? '' : `<w:sz w:val="${size}"/>`}</w:rPr>` : ''}<w:t xml:space="preserve">${part}</w:t></w:r>`,
        );
      return text === '' ? prose : `<w:p>${numbers}${runs.join('')}</w:p>`;
    });
    const body = pkg
      .text('word/document.xml')
      .replace(/<w:body>.*<\/w:body>/s, () => `<w:body>${paragraphs.join('')}</w:body>`);
    pkg.set('word/document.xml', body);
    return inspect(savePackage(pkg))
      .places.filter(({ kind }) => kind === 'heading')
      .map(({ level, number, text, guessed }) => [level, [number, text].filter(Boolean).join(' '), guessed]);
  };

  test('with levels by the numbers that are typed', () => {
    const lines = [
      '*1. Ievads*',
      '',
      '*2. Mērķi*',
      '*2.1. Bērni*',
      '',
      '*Kopsavilkums*',
      '',
      '*II.1 Población*',
      '',
      '*3 Umsetzung*',
      '',
    ];
    expect(outlineOf(lines)).toEqual([
      [1, '1. Ievads', true],
      [1, '2. Mērķi', true],
      [2, '2.1. Bērni', true],
      [1, 'Kopsavilkums', true],
      [2, 'II.1 Población', true],
      [1, '3 Umsetzung', true],
    ]);
  });

  test('by the list that numbers them', () => {
    expect(outlineOf(['#1|*Ievads*', '', '#1|*Mērķi*', ''])).toEqual([
      [1, '1 Ievads', true],
      [1, '2 Mērķi', true],
    ]);
  });

  test('by size and capitals, where nothing is numbered', () => {
    expect(outlineOf(['28|*Plan*', '', '24|*POPULATION*', '', '24|*Births*', ''])).toEqual([
      [1, 'Plan', true],
      [2, 'POPULATION', true],
      [3, 'Births', true],
    ]);
  });

  test.each([
    ['a sentence', '*The council decides.*'],
    ['words before a colon', '*Note:*'],
    ['words in bold among others', '*Note* on what was said'],
    ['a long line', `*${'Measures of the plan '.repeat(7)}*`],
    ['an item of a list with bullets', '#2|*Children*'],
    ['the label of a figure', '*2. attēls Dzimušie*'],
    ['a line of contents that was typed', '*1. Ievads ......... 5*'],
  ])('but not %s', (_, line) => {
    expect(outlineOf(['*1. Ievads*', '', line, '', '*2. Mērķi*', '']).map(([, text]) => text)).toEqual([
      '1. Ievads',
      '2. Mērķi',
    ]);
  });

  test('nor anything where the document says its headings', () => {
    const { places } = inspect(wordHost(plainKind));
    expect(places.filter(({ guessed }) => guessed)).toEqual([]);
  });
});

test('a chapter is dressed like them', () => {
  const kind: HostKind = { ...plainKind, headings: 'bold' };
  const { bytes, report } = fold(wordHost(kind), orderOf(first, endOfChapter(kind)));
  expect(report.risks[0]).toMatchObject({ kind: 'bold-headings' });
  const { places } = inspect(bytes);
  const headings = places.map(({ at, level, reason }) => [at, level, reason] as const);
  expect(headings.slice(0, 5)).toEqual([
    ['heading:1. Introduction', 1, undefined],
    ['heading:2. Population', 1, undefined],
    ['heading:2.1. Population II', 2, undefined],
    ['heading:3. Recommendations', 1, undefined],
    [expect.any(String), 2, 'belongs to a chapter of ours'],
  ]);
  const styles = openPackage(bytes).text('word/styles.xml');
  // The plan has heading styles that it does not use: ours are beside them.
  const [own = ''] = /<w:style [^>]*w:styleId="DeCoDe\w{8}Heading2">.*?<\/w:style>/.exec(styles) ?? [];
  expect(own).toContain('w:val="DeCoDe heading 2 ');
  expect(own).toContain('<w:spacing w:before="200"/><w:outlineLvl w:val="1"/>');
  expect(own).toContain('<w:b/><w:color w:val="7F0000"/>');
  const deeper = fold(
    bytes,
    orderOf(second, parseAnchor('heading:2.1. Population II', 'end'), { name: 'other' }),
  );
  expect(deeper.report.level).toBe(3);
  const back = unfold(deeper.bytes, { overwrite: false }).bytes;
  expect(differingParts(back, wordHost(kind))).toEqual([]);
});
