import { expect, test } from 'vitest';
import { lintStyles } from './lint-styles.ts';

const lines = (css: string) => lintStyles('a.css', css).map(({ origin }) => origin?.start.line);

test.each([
  'p { opacity: .9 }',
  'p { filter: blur(1px) }',
  'p { mask-image: none; mask: linear-gradient(red, blue) }',
  'p { mix-blend-mode: multiply }',
  'p { text-shadow: 0 0 1px red }',
  '@import "a.css";',
  'p { background: url(https://example.org/a.png) }',
  '.area > header > h1 { color: red; margin-top: -4px }',
  'h2,\nh3 { margin: -1rem 0 }',
  'p {} </style><script>',
])('refuses %s', (css) => {
  expect(lintStyles('a.css', css)).not.toEqual([]);
});

test.each([
  'p { opacity: 1; filter: none; mix-blend-mode: normal; text-shadow: none }',
  'p { fill-opacity: .5; margin-top: -1rem }',
  '/* opacity: .5; h1 { margin-top: -1px } */',
  'h1 { margin: 0 -1rem }',
  '@font-face { src: url(data:font/woff2;base64,AA) }',
  'path { fill: url(#g) }',
])('lets %s be', (css) => {
  expect(lintStyles('a.css', css)).toEqual([]);
});

test('tells the line', () => {
  expect(lines('p {\n  color: red;\n  opacity: .5;\n}')).toEqual([3]);
});
