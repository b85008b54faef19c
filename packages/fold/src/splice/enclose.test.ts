import { describe, expect, test } from 'vitest';
import { disclosed, enclosed } from './enclose.ts';

const name = '_decode_0123abcd_1_89abcdef';

describe('the bookmark around a chapter', () => {
  const text = '<w:p><w:pPr><w:keepNext/></w:pPr><w:r/></w:p><w:tbl/><w:p/><w:p><w:r/></w:p>';

  test('stands in its first and in its last paragraph', () => {
    const around = enclosed(text, 7, name);
    expect(around).toContain(`</w:pPr><w:bookmarkStart w:id="7" w:name="${name}"/><w:r/>`);
    expect(around.endsWith('<w:r/><w:bookmarkEnd w:id="7"/></w:p>')).toBe(true);
  });

  test('is taken away again without a trace', () => {
    expect(disclosed(enclosed(text, 7, name), 7, name)).toBe(text);
  });

  test('is not put around what begins or ends with a table', () => {
    expect(() => enclosed('<w:tbl/><w:p><w:r/></w:p>', 7, name)).toThrow('begins with a heading');
    expect(() => enclosed('<w:p><w:r/></w:p><w:tbl/>', 7, name)).toThrow('ends with a paragraph');
  });
});
