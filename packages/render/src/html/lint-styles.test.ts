import { expect, test } from 'vitest';
import { lintStyles } from './lint-styles.ts';

const lines = (css: string) => lintStyles('a.css', css).map(({ origin }) => origin?.start.line);

const found = (css: string) => lintStyles('a.css', css).map((message) => message.found);

const lost = 'This property takes text out of the structure of the PDF.';
const loads = 'The style loads something from outside the document.';
const negative = 'A negative margin above a heading sends its page number to the page before.';
const moved = 'A heading that is moved from its place sends its page number elsewhere.';
const silent = 'Chromium prints nothing for this.';

test.each([
  ['p { opacity: .9 }', lost],
  ['p { OPAC\\69TY: .9 }', lost],
  ['@media print { .a { & .b { opacity: var(--x) } } }', lost],
  ['p { filter: blur(1px) }', lost],
  ['p { -webkit-mask-image: none; -webkit-mask: linear-gradient(red, blue) }', lost],
  ['p { mix-blend-mode: multiply }', lost],
  ['p { background-blend-mode: multiply }', lost],
  ['p { -webkit-box-reflect: below }', lost],
  ['p { text-shadow: 0 0 1px red }', 'A text shadow doubles the text that is read aloud.'],
  ['p { -webkit-text-stroke: 1px red }', 'Strokes and dots on letters are read aloud as text, or double it.'],
  [
    'p { -webkit-background-clip: text }',
    'A ground that is cut out by letters doubles the text that is read aloud.',
  ],
  ['p { position: fixed }', 'What is fixed to the window is printed, and read aloud, on every page.'],
  ['p { text-transform: uppercase }', 'Changed letters are other words for those who search and copy.'],
  ['p::first-letter { float: left }', 'A first letter of its own splits the word that is read aloud.'],
  [
    'p { border-bottom: 1px dotted }',
    'Each dot of such a line is a drawing of its own, thousands on a page.',
  ],
  ['p { box-shadow: 0 1px red, 0 0 3px red }', 'A blurred shadow becomes a picture in the PDF.'],
  ['p::before { content: "Note: " }', 'Words in a style are in no language, and no reader hears them.'],
  ['p::after { content: target-counter(attr(href), page) }', silent],
  ['h1 { string-set: title content() }', silent],
  ['p { float: footnote }', 'Chromium knows no notes at the foot of a page.'],
  ['p { transform: perspective(9px) }', 'Letters that are turned out of the page become drawings.'],
  ['@import "a.css";', loads],
  ['p { background: url(https://example.org/a.png) }', loads],
  ['p { --a: url(a.png) }', loads],
  ['p { background: image-set("a.png" 1x) }', loads],
  [
    'p { background: url("data:image/svg+xml,<svg/>") }',
    'A drawing in a style becomes a picture of dots in the PDF.',
  ],
  [
    '@font-face { src: local("Arial") }',
    'A font of the machine would stand in without a word where the document’s own is missing.',
  ],
  ['.area > header > h1 { color: red; margin-top: -4px }', negative],
  ['h2,\nh3 { margin: -1rem 0 }', negative],
  ['.part > :is(h2, h3):first-child { margin-block-start: -1px }', negative],
  ['h1{margin-top:calc(-1*8px)}', negative],
  ['h2{margin:var(--n)}', negative],
  ['.title{margin-top:-9px}', negative],
  ['h1{position:relative;top:-20px}', moved],
  ['h3{transform:translateY(-2rem)}', moved],
  [
    'h1.title{line-height:1}',
    'Lines of a heading that are lower than its letters reach into the page before, and are read aloud twice.',
  ],
  ['p {} </style><script>', 'A style must not hold markup.'],
  ['/* </style> */', 'A style must not hold markup.'],
  ['p { color: red } }', 'The style cannot be read from here on.'],
])('refuses %s', (css, message) => {
  expect(found(css)).toContain(message);
});

test.each([
  'p { opacity: 1; filter: none; mix-blend-mode: normal; text-shadow: none }',
  'p { fill-opacity: .5; margin-top: -1rem; transform: rotate(9deg); box-shadow: 1px 1px 0 red }',
  '/* opacity: .5; h1 { margin-top: -1px } */',
  'h1 { margin: 0 -1rem; margin-left: calc(-1 * var(--indent)); line-height: 1.2 }',
  '.lead { margin-top: 1rem } h2 > .num { top: 0 }',
  'h1 + p, h2 span { margin-top: -1rem }',
  '@font-face { src: url(data:font/woff2;base64,AA) }',
  'path { fill: url(#g) }',
  '.meter::before { content: "" }',
  '@page a { @top-right { content: "Chapter " counter(page) } }',
  'p { border: 1px solid; columns: 2; clip-path: inset(0) }',
])('lets %s be', (css) => {
  expect(found(css)).toEqual([]);
});

test('reads the declarations of a style attribute', () => {
  expect(lintStyles('a.hbs', 'opacity: .5', 'declarationList')).toHaveLength(1);
  expect(lintStyles('a.hbs', 'width: 4%', 'declarationList')).toEqual([]);
});

test('tells the line', () => {
  expect(lines('p {\n  color: red;\n  opacity: .5;\n}')).toEqual([3]);
});
