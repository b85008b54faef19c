import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { inlineSvg } from './inline-svg.ts';

function inline(text: string): string | undefined {
  const svg = inlineSvg(new TextEncoder().encode(text), 'p-');
  return svg && toHtml(svg, { closeEmptyElements: true });
}

describe('a picture of shapes and text', () => {
  test('stands in the page, its ids its own', () => {
    expect(
      inline(
        '<?xml version="1.0"?><!-- made --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><clipPath id="c"><rect width="9" height="9"/></clipPath></defs><g clip-path="url(#c)"><text font-size="4">A&amp;B</text><use href="#c"/></g></svg>',
      ),
    ).toBe(
      '<svg viewBox="0 0 9 9"><defs><clipPath id="p-c"><rect width="9" height="9" /></clipPath></defs><g clip-path="url(#p-c)"><text font-size="4">A&#x26;B</text><use href="#p-c" /></g></svg>',
    );
  });

  test('loses the roles and the full opacity that Vega leaves, which break the structure of a PDF', () => {
    expect(
      inline(
        '<svg version="1.1" xmlns:xlink="http://www.w3.org/1999/xlink" role="graphics-document" aria-label="x"><path aria-roledescription="mark" opacity="1" d="M0 0"/><path d="" pointer-events="none" display="none"/></svg>',
      ),
    ).toBe('<svg><path d="M0 0" /><path d="" display="none" /></svg>');
  });
});

test.each([
  '<svg><script>alert(1)</script></svg>',
  '<svg onload="alert(1)"></svg>',
  '<svg><style>p{color:red}</style></svg>',
  '<svg><image href="https://example.org/a.png"/></svg>',
  '<svg><foreignObject><p>x</p></foreignObject></svg>',
  '<svg><a href="https://example.org"><path d="M0 0"/></a></svg>',
  '<svg><use href="https://example.org/a.svg#b"/></svg>',
  '<svg><path fill="url(https://example.org/#a)" d="M0 0"/></svg>',
  '<svg><path style="fill:red" d="M0 0"/></svg>',
  '<svg><path d="M0 0"/></svg><img src="https://example.org/a.png">',
])('%s is not put into the page', (text) => {
  const svg = inline(text);
  expect(svg ?? '').not.toMatch(/script|onload|style|example|foreignObject/u);
});

test('what is no SVG is an error', () => {
  expect(() => inline('<p>Hello</p>')).toThrow('The picture is no SVG');
  expect(() => inlineSvg(new Uint8Array([0xff, 0xfe]), 'p-')).toThrow();
});
