import { parseXml } from '@decode/ooxml';
import { expect, test } from 'vitest';
import { field, indented, internalLink, paragraph, run, runProperties } from './word-xml.ts';

const declared = (xml: string) =>
  parseXml(`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${xml}</w:p>`);

test('properties of text stand in the order of the schema, with fonts given by hand first', () => {
  const xml = runProperties({
    style: 'Strong',
    bold: true,
    italic: true,
    raised: true,
    lang: 'lv-LV',
    byHand: '<w:rFonts w:ascii="Arial"/><w:color w:val="333333"/><w:sz w:val="24"/>',
  });
  expect(declared(xml).children[0]?.children.map(({ name }) => name)).toEqual(
    ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'color', 'sz', 'vertAlign', 'lang'].map(
      (name) => `w:${name}`,
    ),
  );
});

test('a soft hyphen is an element, and characters that mean something in XML are text', () => {
  expect(run('de\u00adcode <&>')).toBe(
    '<w:r><w:t xml:space="preserve">de</w:t><w:softHyphen/><w:t xml:space="preserve">code &lt;&amp;&gt;</w:t></w:r>',
  );
  expect(run('')).toBe('');
});

test('a paragraph without a look has no properties', () => {
  expect(paragraph({ style: undefined }, 'x')).toBe('<w:p>x</w:p>');
});

test('other indents leave spacing and alignment', () => {
  const byHand = '<w:spacing w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>';
  expect(indented(byHand, '<w:ind w:left="0"/>')).toBe(
    '<w:spacing w:after="120"/><w:ind w:left="0"/><w:jc w:val="both"/>',
  );
});

test('a field shows its number at once and is not dirty', () => {
  const xml = field('SEQ Figure', '3', {});
  expect(xml).not.toContain('dirty');
  expect(declared(xml).children).toHaveLength(5);
});

test('a tip is cut at a whole character', () => {
  const tip = `${'a'.repeat(248)}😀 and more`;
  const [, cut = ''] = /w:tooltip="([^"]*)"/.exec(internalLink('a', '', tip)) ?? [];
  expect(cut).toHaveLength(250);
  expect(cut.isWellFormed()).toBe(true);
});
