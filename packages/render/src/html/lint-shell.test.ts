import { describe, expect, test } from 'vitest';
import { lintShell } from './lint-shell.ts';

const found = (text: string, file = 'cover.hbs') => lintShell(file, text).map(({ found }) => found);

describe('a shell', () => {
  test('may show values, repeat, decide and include', () => {
    const text = `<header class="cover {{cover.ground}}">
{{#if cover.logo}}{{#with cover.logo}}{{{body}}}{{/with}}{{/if}}
{{#each owner}}{{#unless @first}}<br>{{/unless}}{{this}}{{/each}}
<a href="#document-text">{{words.skipToText}}</a>{{> imprint}}
</header>`;
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['{{{title}}}', 'Only {{{body}}} may put HTML into a shell.'],
    ['{{&title}}', 'Only {{{body}}} may put HTML into a shell.'],
    ['{{titel}}', 'Shells have no value “titel”.'],
    ['{{#each cover.rowz}}{{/each}}', 'Shells have no value “rowz”.'],
    ['{{constructor}}', 'Shells have no value “constructor”.'],
    ['{{@root.title}}', 'Shells have no “@root.title”.'],
    ['{{lookup cover title}}', '“lookup” takes no values: it is no helper.'],
    ['{{#log title}}{{/log}}', '“log” is no helper that shells have.'],
    ['{{> footer}}', 'There is no shell “footer”.'],
    ['{{#> imprint}}x{{/imprint}}', 'Shells have no decorators and no partials with a body.'],
    ['<script>1</script>', 'A shell must not hold a script.'],
    ['<p onclick="x">', 'An attribute that runs a script stands here.'],
    ['<iframe src="#x">', 'This element loads or sends something, and a document must do neither.'],
    [
      '<link rel="stylesheet" href="a.css">',
      'This element loads or sends something, and a document must do neither.',
    ],
    ['<meta http-equiv="refresh" content="0">', 'A page that leads elsewhere by itself is not allowed.'],
    ['<img src="https://example.org/a.png" alt="">', 'An address outside the document stands here.'],
    ['<img src=//example.org/a.png alt="">', 'An address outside the document stands here.'],
    ['<a href="javascript:alert(1)">x</a>', 'An address outside the document stands here.'],
    ['<img src="beside.png" alt="">', 'An address outside the document stands here.'],
    ['<svg><image/></svg>', 'This element loads or sends something, and a document must do neither.'],
    [
      '<style>p { background: image-set("a.png" 1x) }</style>',
      'The style loads something from outside the document.',
    ],
    [
      '<style>p { background: \\75 rl(a.png) }</style>',
      'The style loads something from outside the document.',
    ],
    ['<p style="background: url(a.png)">', 'A style loads something from outside the document.'],
    ['<p class={{title}}>', 'A value stands in an attribute without quotation marks.'],
    ['<a href="{{title}}">x</a>', 'A value of the document must not become an address or a style.'],
    ['<p style="color: {{title}}">', 'A value of the document must not become an address or a style.'],
    ['<p style="opacity: .5">x</p>', 'This property takes text out of the structure of the PDF.'],
    [
      '<style>h1 { margin-top: -4px }</style>',
      'A negative margin above a heading sends its page number to the page before.',
    ],
  ])('must not hold %s', (text, message) => {
    expect(found(text)).toContain(message);
  });

  test.each([
    ['<h2>{{title}}</h2>', 'A heading of a shell stands outside the outline of the document.'],
    ['<dl><dt>a</dt><dd>b</dd></dl>', 'A list of terms loses its pairs in the PDF.'],
    ['<table><tr><th>a</th></tr></table>', 'This header cell does not say what it heads.'],
    [
      '<table><tr><td>a</td></tr></table>',
      'A table without header cells cannot be followed by those who do not see it.',
    ],
    ['<img src="#a">', 'This picture has no alternative text.'],
    ['<svg><path d="M0 0h1"/></svg>', 'This drawing has no alternative text.'],
    ['<figure>x</figure>', 'A figure is tagged as one picture without alternative text.'],
    ['<p><span lang="de">Ort</span></p>', 'The language of a span is lost in the PDF.'],
    ['<a role="doc-noteref" href="#n">1</a>', 'A link with this role is no link in the PDF.'],
    ['<input value="x">', 'Nothing can be filled in here.'],
    ['<hr>', 'The element <hr> has no role in a PDF.'],
    ['<pre>x</pre>', 'The element <pre> has no role in a PDF.'],
    ['<p><ruby>x</ruby></p>', 'The element <ruby> has no role in a PDF.'],
    ['<div><li>alone</li></div>', 'An entry of a list stands outside of any list.'],
    ['<ul><p>in a list</p></ul>', 'The element <p> stands in a list, but in no entry of it.'],
    ['<div><figcaption>x</figcaption></div>', 'This caption belongs to no figure.'],
    ['<p lang="zz-not-a-langwithverylong">x</p>', '"zz-not-a-langwithverylong" is no language tag.'],
    ['<p inert>x</p>', 'The element <p> is inert, so nobody hears it.'],
    ['<details>x</details>', 'What this element holds is not printed, or not as text.'],
    [
      '<svg aria-hidden="true"><pattern id="p"/></svg>',
      'This part of a drawing becomes a picture of dots in the PDF.',
    ],
    [
      '<svg aria-hidden="true"><g opacity=".5"/></svg>',
      'This attribute takes text out of the structure of the PDF.',
    ],
    ["<p style='opacity: .5'>x</p>", 'This property takes text out of the structure of the PDF.'],
    ['<p style=opacity:.5>x</p>', 'This property takes text out of the structure of the PDF.'],
  ])('must not damage the tags with %s', (text, message) => {
    expect(found(text)).toEqual([message]);
  });

  describe('styles only its own part, in colours that can be read', () => {
    const messages = (css: string, file = 'templates/a/shell/cover.hbs') =>
      lintShell(file, `<div class="cover">\n<style>\n${css}\n</style></div>`).map(({ found }) => found);
    const beyond = (selector: string) =>
      `A shell styles only its own part, and "${selector}" reaches other parts of the document.`;
    const unread = 'Whether text can be read in these colours is not known.';

    test('and says where it does not', () => {
      const file = 'templates/a/shell/cover.hbs';
      const start = { line: 2, column: 3 };
      expect(lintShell(file, '<style>\n  main p { font-weight: 600 }\n</style>')).toEqual([
        {
          rule: 'unsafe-shell',
          severity: 'error',
          found: beyond('main p'),
          todo: 'Begin the selector with the class of the part: ".cover …".',
          origin: { file, start, end: start },
        },
      ]);
    });

    test.each([
      ['main p { color: white }', [beyond('main p'), unread]],
      ['.cover, p { margin: 0 }', [beyond('p')]],
      ['.cover ~ main p { margin: 0 }', [beyond('.cover~main p')]],
      [':is(.cover, main) p { margin: 0 }', [beyond(':is(.cover,main) p')]],
      ['@media print { p { margin: 0 } }', [beyond('p')]],
      [
        '@scope (main) { .cover { margin: 0 } }',
        ['A shell styles only its own part, and "@scope" reaches the whole document.'],
      ],
      ['.cover { & + main { margin: 0 } }', ['A rule stands inside another one.']],
      ['.cover p { color: white }', [unread]],
      ['.cover p { color: var(--paper) }', [unread]],
      ['.cover p { color: var(--ink, white); background: var(--paper) }', [unread]],
      ['.cover p { color: var(--ink); background: var(--solid) }', [unread]],
      ['.cover { background: var(--solid) }', [unread]],
      ['.cover.solid { background: none }', [unread]],
      ['.cover { --ink: white }', ['A shell sets no variables: the base’s own styles use them.']],
      ['.cover p { -webkit-text-fill-color: var(--paper) }', ['"text-fill-color" may hide the text.']],
      ['.cover p { border: 1px solid #c00 }', ['This colour is none of the design.']],
    ])('not with %s', (css, expected) => {
      expect(messages(css)).toEqual(expected);
    });

    test.each([
      '.cover .title { font-size: 20pt; margin-top: 4mm }',
      '@media print { .cover > p { border-top: 1px solid var(--rule) } }',
      '.cover.solid .label { color: var(--on-solid); background-color: var(--solid) }',
      '.cover p { color: var(--ink-2); background: var(--tint-2); border-color: currentcolor }',
    ])('as with %s', (css) => {
      expect(messages(css)).toEqual([]);
    });

    const mayHide = (property: string) => `"${property}" in a shell may hide, move or cover words.`;
    test.each([
      ['.cover .title { font-size: .1px }', 'Words of this size cannot be read, or their size is not known.'],
      [
        '.cover .title { font-size: calc(1pt * 0) }',
        'Words of this size cannot be read, or their size is not known.',
      ],
      ['.cover .title { position: absolute }', mayHide('position')],
      ['.cover .title { transform: scale(0) }', mayHide('transform')],
      ['.cover .title { float: right }', mayHide('float')],
      ['.cover .title { order: 2 }', mayHide('order')],
      ['.cover .title { height: 0 }', mayHide('height')],
      ['.cover .title { overflow: hidden }', mayHide('overflow')],
      ['.cover .title { -webkit-text-security: disc }', mayHide('text-security')],
      ['.cover .title { direction: rtl }', mayHide('direction')],
      ['.cover .title { f\\6c oat: right }', mayHide('float')],
      ['.cover .title { display: none }', 'This style hides words.'],
      [
        '.cover { flex-direction: column-reverse }',
        'Words are seen in another order than they are read aloud.',
      ],
      ['.cover { flex-flow: row wrap-reverse }', 'Words are seen in another order than they are read aloud.'],
      [
        '.cover .title { margin-left: -300mm }',
        'A negative distance lays words over others or out of the page.',
      ],
      ['.cover .title { line-height: .1 }', 'Lines may lie over each other.'],
    ])('and none that hides, moves or covers words: %s', (css, message) => {
      expect(messages(css)).toEqual([message]);
    });

    test.each([
      '.cover .title { font-size: 6pt; line-height: 1.2; margin: 0 auto 4mm; letter-spacing: .02em }',
      '.cover { display: flex; flex-direction: column; gap: 4mm; justify-content: space-between }',
      '.cover { display: grid; grid-template-columns: 1fr 2fr; align-items: end; min-height: 40mm }',
      '.cover .owner svg, .cover img { height: 12mm; width: auto; max-width: 40mm }',
      '.cover .subtitle { font-size: var(--size-3); max-width: 90mm; text-wrap: balance; hyphens: none }',
    ])('but may set it out: %s', (css) => {
      expect(messages(css)).toEqual([]);
    });

    test('nor in attributes, and a page has none', () => {
      expect(found('<p style="color: white">x</p>')).toEqual([unread]);
      expect(messages('p { margin: 0 }', 'page.hbs')).toContain('The page has no styles of its own.');
    });
  });

  test('tells the line of an element that damages the tags', () => {
    const [message] = lintShell('cover.hbs', '<p>\n{{#if state}}{{state}}{{/if}}</p>\n  <h1>x</h1>');
    expect(message?.origin?.start).toEqual({ line: 3, column: 3 });
  });

  test('is refused where it cannot be read, at its line', () => {
    const [message] = lintShell('cover.hbs', '<p>\n{{#if state}}\n</p>');
    expect(message?.found).toMatch(/^The shell cannot be read/u);
    expect(message?.origin).toMatchObject({ file: 'cover.hbs', start: { line: 3 } });
  });

  test('tells line and column, and what was probably meant', () => {
    const [message] = lintShell('cover.hbs', '<p>\n  {{subtitel}}</p>');
    expect(message).toMatchObject({
      rule: 'unsafe-shell',
      todo: 'Did you mean “subtitle”?',
      origin: { file: 'cover.hbs', start: { line: 2, column: 3 } },
    });
  });

  test('of the page keeps the security policy first in the head', () => {
    const policy = '<meta http-equiv="Content-Security-Policy" content="{{policy}}">';
    expect(found(`<head>${policy}<title>{{title}}</title></head>`, 'page.hbs')).toEqual([]);
    expect(found(`<head><title>{{title}}</title>${policy}</head>`, 'page.hbs')).toEqual([
      'The security policy does not stand first in the head.',
    ]);
  });
});
