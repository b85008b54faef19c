import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** Shapes and text only: nothing that runs, loads, or reaches outside the picture. */
const elements = new Set(
  'svg g defs title desc path line polyline polygon rect circle ellipse text tspan linearGradient radialGradient stop clipPath use symbol'.split(
    ' ',
  ),
);

/** Names as hast has them (camel case), apart from those that begin with `stroke`, `fill`, `font` or `text`. */
const attributes = new Set(
  'id className width height viewBox preserveAspectRatio transform d x y x1 x2 y1 y2 dx dy r rx ry cx cy points offset stopColor stopOpacity gradientUnits gradientTransform clipPath clipRule clipPathUnits color dominantBaseline alignmentBaseline baselineShift letterSpacing wordSpacing display visibility overflow vectorEffect paintOrder href xLinkHref'.split(
    ' ',
  ),
);

/**
 * A picture as an element of the page, so that its text is in the document's fonts and stays text.
 * `prefix` makes its ids unique in the page. Undefined where the picture holds anything beyond shapes and text
 * (scripts, style sheets, embedded images, links): such a picture is shown as an image, where none of that acts.
 *
 * @throws Error where the bytes are no SVG.
 */
export function inlineSvg(bytes: Uint8Array, prefix: string): Element | undefined {
  const text = new TextDecoder('utf-8', { fatal: true })
    .decode(bytes)
    .replace(/^\s*(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>|\s)*/iu, '');
  const root: Root = fromHtml(text, { fragment: true, space: 'svg' });
  const svg = root.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'svg',
  );
  if (!svg) throw new Error('The picture is no SVG: it has no svg element.');
  let plain = true;
  visit(svg, 'element', (element) => {
    if (!elements.has(element.tagName)) plain = false;
    for (const [name, value] of Object.entries(element.properties)) {
      if (isTransparent(name, value)) continue;
      if (!isPlainAttribute(name, value)) plain = false;
    }
  });
  if (!plain) return undefined;
  visit(svg, 'element', (element) => tidy(element, prefix));
  return svg;
}

function isPlainAttribute(name: string, value: unknown): boolean {
  const text = String(value);
  if (name === 'href' || name === 'xLinkHref') return text.startsWith('#');
  if (/url\(/iu.test(text) && !/^url\(\s*["']?#[\w.-]+["']?\s*\)$/iu.test(text)) return false;
  return attributes.has(name) || /^(stroke|fill|font|text)([A-Z]|$)/u.test(name) || isSilenced(name);
}

/** Attributes that are dropped without loss: the page says what the picture is, and nothing in it is pointed at. */
function isSilenced(name: string): boolean {
  return ['role', 'version', 'pointerEvents', 'cursor'].includes(name) || /^(aria|xmlns)/u.test(name);
}

/** Opacity of 1 changes nothing; any other takes text out of the structure of a PDF, so that picture is an image. */
function isTransparent(name: string, value: unknown): boolean {
  return name === 'opacity' && Number(value) === 1;
}

function tidy(element: Element, prefix: string): void {
  const kept: Element['properties'] = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (isSilenced(name) || isTransparent(name, value)) continue;
    kept[name] = rename(name, value, prefix);
  }
  element.properties = kept;
  element.children = element.children.filter(isContent);
}

function rename(
  name: string,
  value: Element['properties'][string],
  prefix: string,
): Element['properties'][string] {
  if (typeof value !== 'string') return value ?? null;
  if (name === 'id') return prefix + value;
  if (name === 'href' || name === 'xLinkHref') return `#${prefix}${value.slice(1)}`;
  return value.replace(/^url\(\s*["']?#([\w.-]+)["']?\s*\)$/iu, (_, id: string) => `url(#${prefix}${id})`);
}

function isContent(node: ElementContent): boolean {
  return node.type === 'element' || node.type === 'text';
}
