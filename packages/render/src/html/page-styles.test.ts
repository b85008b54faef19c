import { expect, test } from 'vitest';
import { smallDocument } from '../small-document.ts';
import { cssString, documentStyles, fontStyles } from './page-styles.ts';

test('a running head can end neither its string nor the style element', () => {
  expect(cssString('A "b" \\ </style>\n')).toBe('"A \\22 b\\22  \\5c  \\3c /style\\3e \\a "');
});

test('colours become custom properties, and wide pages carry their own size', () => {
  const { meta } = smallDocument([], { state: 'Draft' });
  const css = documentStyles(meta, [{ name: 'page-1', wide: true, head: 'Plan' }]);
  expect(css).toContain('--ink-2:#545a61;');
  expect(css).toContain('--on-solid:#ffffff;');
  expect(css).toContain('--foot-left:"Edition 1 · Draft"');
  expect(css).toContain(
    '@page page-1{size:A4 landscape;margin:var(--wide-margin);@top-right{content:"Plan"}}',
  );
});

test('a colour that is none stops the document', () => {
  const { meta } = smallDocument([]);
  const theme = { ...meta.theme, ink: 'red;}body{display:none' };
  expect(() => documentStyles({ ...meta, theme }, [])).toThrow('is not of the form #rrggbb');
});

test('fonts are data in the page', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(
    fontStyles([{ family: 'Source Sans 3', weight: 600, italic: false, woff2: bytes, ttf: bytes }]),
  ).toBe(
    '@font-face{font-family:"Source Sans 3";font-weight:600;font-style:normal;font-display:block;src:url(data:font/woff2;base64,AQID) format("woff2")}',
  );
});
