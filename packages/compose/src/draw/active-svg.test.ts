import { describe, expect, test } from 'vitest';
import { activeSvg } from './active-svg.ts';

const svg = (inside: string, more = '') => `<svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`;

describe('an SVG picture', () => {
  test.each([
    svg('<path d="M0 0h10v10z" fill="url(#a)"/><linearGradient id="a"/><use href="#a"/>'),
    svg('<image xlink:href="data:image/png;base64,iVBORw0KGgo="/><style>path { fill: #123 }</style>'),
    svg('<text>on the map = here</text>'),
  ])('that only draws is taken: %s', (picture) => {
    expect(activeSvg(picture)).toBeUndefined();
  });

  test.each([
    [svg('<script>fetch("x")</script>'), '<script'],
    [svg('<svg:script/>'), '<svg:script'],
    [svg('', ' onload="x()"'), 'onload='],
    [svg('<image xlink:href="http://127.0.0.1/a.png"/>'), 'href="http://127.0.0.1/a.png"'],
    [svg("<use href='other.svg#a'/>"), "href='other.svg#a'"],
    [svg('<a href="javascript:x()"/>'), 'href="javascript:x()"'],
    [svg('<image href="&#104;ttp://127.0.0.1"/>'), 'href="&#104;ttp://127.0.0.1"'],
    [svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'href="data:image/svg+xml;base64,AAAA"'],
    [svg('<style>@import url(http://127.0.0.1)</style>'), '@import url(http://127.0.0.1)</style></svg>'],
    [svg('<path fill="url(http://127.0.0.1/#a)"/>'), 'url(http://127.0.0.1/#a)'],
    [svg('<foreignObject/>'), '<foreignObject'],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, '<!DOCTYPE svg [<!ENTITY a "b"'],
  ])('that does more is told: %s', (picture, found) => {
    expect(activeSvg(picture)).toBe(found);
  });
});
