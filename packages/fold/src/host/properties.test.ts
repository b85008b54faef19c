import { parseXml, type XmlElement } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { createPropertiesReader } from './properties.ts';

const heading = '<w:pStyle w:val="Heading1"/>';
const listed = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>';

function paragraphs(...written: readonly string[]): readonly XmlElement[] {
  return parseXml(`<w:body xmlns:w="urn:w">${written.join('')}</w:body>`).children;
}

function readAll(...written: readonly string[]) {
  const read = createPropertiesReader();
  return paragraphs(...written).map(read);
}

describe('the properties of paragraphs', () => {
  test('are what each one says of itself', () => {
    const [styled, inList, byHand, none] = readAll(
      `<w:p><w:pPr>${heading}<w:outlineLvl w:val="2"/></w:pPr></w:p>`,
      `<w:p><w:pPr>${listed}</w:pPr><w:r/></w:p>`,
      '<w:p><w:pPr><w:keepNext/><w:ind w:left="5"/><w:jc w:val="both"/></w:pPr></w:p>',
      '<w:p><w:r/></w:p>',
    );
    expect(styled).toMatchObject({ style: 'Heading1', outline: '2', list: undefined });
    expect(inList).toMatchObject({ list: '4', level: '1', numbering: listed });
    expect(byHand?.byHand).toBe('<w:ind w:left="5"/><w:jc w:val="both"/>');
    expect(none).toMatchObject({ style: undefined, numbering: '', byHand: '' });
  });

  test('are told apart where one begins as the one before', () => {
    const [first, longer, again] = readAll(
      `<w:p><w:pPr>${heading}</w:pPr></w:p>`,
      `<w:p><w:pPr>${heading}${listed}</w:pPr></w:p>`,
      `<w:p><w:pPr>${heading}</w:pPr></w:p>`,
    );
    expect([first?.list, longer?.list, again?.list]).toEqual([undefined, '4', undefined]);
    expect(again).toBe(first);
  });

  test('do not end with the former ones that a tracked change keeps inside, nor in a comment', () => {
    const former = '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>';
    const [changed, noted] = readAll(
      `<w:p><w:pPr>${former}${listed}</w:pPr></w:p>`,
      `<w:p><w:pPr><!-- </w:pPr> -->${heading}</w:pPr></w:p>`,
    );
    expect(changed).toMatchObject({ style: undefined, list: '4' });
    expect(noted?.style).toBe('Heading1');
  });

  test('of another paragraph inside are not those of the one around', () => {
    const boxed = `<w:r><w:txbxContent><w:p><w:pPr>${heading}</w:pPr></w:p></w:txbxContent></w:r>`;
    expect(readAll(`<w:p>${boxed}</w:p>`, '<w:p/>').map(({ style }) => style)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
