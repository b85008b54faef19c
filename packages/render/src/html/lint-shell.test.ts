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
