import type { Point } from '@decode/model';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { hasPlaceInPdf } from '../pdf/plan/roles-of-elements.ts';
import { isLanguageTag } from './is-language-tag.ts';
import { lintPart } from './lint-part.ts';
import { lintStyles } from './lint-styles.ts';

interface Problem {
  readonly found: string;
  readonly todo: string;
}

/** Says what is wrong with an element in another, if in any; undefined where nothing is. */
type Rule = (element: Element, parent: string | undefined) => Problem | undefined;

const within = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const headings = within('h1 h2 h3 h4 h5 h6');
const controls = within('input button select textarea meter progress output datalist');
const unprinted = within('details dialog canvas noscript map marquee');
const rasterised = within('pattern mask filter foreignObject');
const lists = within('ul ol');
/** Told of with what they stand in, or of no page. */
const told = within(
  'dt dd option optgroup param legend html head body meta title style script template area',
);

/** What damages the tags of a PDF though it may be good HTML (Chromium 156). */
const rules: readonly Rule[] = [
  ({ tagName }) =>
    headings.has(tagName)
      ? {
          found: 'A heading of a shell stands outside the outline of the document.',
          todo: 'Use a paragraph with a class: <p class="title">.',
        }
      : undefined,
  ({ tagName }) =>
    tagName === 'dl'
      ? {
          found: 'A list of terms loses its pairs in the PDF.',
          todo: 'Use a table, with <th scope="row"> for each term.',
        }
      : undefined,
  (element) =>
    element.tagName === 'table' && !holds(element, 'th')
      ? {
          found: 'A table without header cells cannot be followed by those who do not see it.',
          todo: 'Use <th scope="row"> or <th scope="col">; where there is nothing to head, use paragraphs.',
        }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'th' && !properties['scope']
      ? { found: 'This header cell does not say what it heads.', todo: 'Add scope="row" or scope="col".' }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'img' && properties['alt'] === undefined
      ? {
          found: 'This picture has no alternative text.',
          todo: 'Add alt="…", or alt="" where it only decorates.',
        }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'svg' &&
    properties['ariaHidden'] !== 'true' &&
    !(String(properties['role']) === 'img' && properties['ariaLabel'])
      ? {
          found: 'This drawing has no alternative text.',
          todo: 'Add role="img" and aria-label="…", or aria-hidden="true" where it only decorates.',
        }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'figure' && String(properties['role']) !== 'group'
      ? {
          found: 'A figure is tagged as one picture without alternative text.',
          todo: 'Write <figure role="group">.',
        }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'span' && properties['lang'] !== undefined
      ? { found: 'The language of a span is lost in the PDF.', todo: 'Write <em lang="…"> instead.' }
      : undefined,
  ({ properties }) =>
    /\bdoc-(?:noteref|backlink|footnote)\b/u.test(String(properties['role'] ?? ''))
      ? { found: 'A link with this role is no link in the PDF.', todo: 'Remove the role.' }
      : undefined,
  ({ tagName }, parent) =>
    (tagName === 'li') !== lists.has(parent ?? '')
      ? {
          found:
            tagName === 'li'
              ? 'An entry of a list stands outside of any list.'
              : `The element <${tagName}> stands in a list, but in no entry of it.`,
          todo: 'Write <ul> or <ol>, and every part of it in <li>…</li>.',
        }
      : undefined,
  ({ tagName }, parent) =>
    tagName === 'figcaption' && parent !== 'figure'
      ? {
          found: 'This caption belongs to no figure.',
          todo: 'Put it into <figure role="group">, or use a paragraph.',
        }
      : undefined,
  ({ properties: { lang } }) =>
    typeof lang === 'string' && !lang.includes('\ufffc') && !isLanguageTag(lang)
      ? {
          found: `"${lang}" is no language tag.`,
          todo: 'Write two or three letters, by BCP 47, with parts of up to eight after hyphens.',
        }
      : undefined,
  ({ tagName, properties }) =>
    properties['inert'] === true
      ? { found: `The element <${tagName}> is inert, so nobody hears it.`, todo: 'Remove the attribute.' }
      : undefined,
  ({ tagName, properties }) =>
    tagName === 'font' || properties['bgColor'] !== undefined
      ? { found: 'This colour is none of the design.', todo: 'Use a class that the styles give a colour.' }
      : undefined,
  ({ tagName }) =>
    controls.has(tagName)
      ? { found: 'Nothing can be filled in here.', todo: 'Write the words as text, or draw a line with CSS.' }
      : undefined,
  ({ tagName }) =>
    unprinted.has(tagName)
      ? { found: 'What this element holds is not printed, or not as text.', todo: 'Use plain elements.' }
      : undefined,
  ({ tagName }) =>
    rasterised.has(tagName)
      ? {
          found: 'This part of a drawing becomes a picture of dots in the PDF.',
          todo: 'Draw it with plain shapes.',
        }
      : undefined,
  ({ properties }) =>
    ['opacity', 'filter', 'mask'].some((name) => !/^(?:undefined|1|none)$/u.test(String(properties[name])))
      ? {
          found: 'This attribute takes text out of the structure of the PDF.',
          todo: 'Use a lighter colour of the theme, or fill-opacity.',
        }
      : undefined,
];

/**
 * Problems of the elements of a shell, told with their places, and of the styles in them.
 *
 * @param html a shell whose mustaches are blanked out
 * @param part its name, and the class of what it makes
 */
export function lintMarkup(
  file: string,
  html: string,
  part: string,
  report: (start: Point, found: string, todo: string) => void,
): void {
  const tree: Nodes = fromHtml(html, { fragment: !/<html\b/iu.test(html) });
  const drawn = new Set<unknown>();
  visit(tree, 'element', (element, _, parent) => {
    const { line = 1, column = 1 } = element.position?.start ?? {};
    const at = { line, column };
    if (parent && (drawn.has(parent) || isElement(parent, 'svg'))) drawn.add(element);
    const around = parent?.type === 'element' ? parent.tagName : undefined;
    const problems = rules.flatMap((rule) => rule(element, around) ?? []);
    if (problems.length === 0 && !drawn.has(element) && !isKnown(element.tagName))
      problems.push(withoutRole(element));
    for (const { found, todo } of problems) report(at, found, todo);
    const style = element.properties['style'];
    if (typeof style === 'string') {
      for (const { found, todo } of lintStyles(file, style, 'declarationList')) report(at, found, todo);
      lintPart(style, part, 'declarationList', (_, found, todo) => report(at, found, todo));
    }
    if (element.tagName === 'style') {
      const css = textOf(element);
      const from = element.children[0]?.position?.start ?? at;
      const reportInside = (start: Point | undefined, found: string, todo: string) =>
        report(start ? pointFrom(from, start) : at, found, todo);
      for (const { origin, found, todo } of lintStyles(file, css)) reportInside(origin?.start, found, todo);
      if (part !== 'page') lintPart(css, part, 'stylesheet', reportInside);
      else if (css.trim() !== '')
        report(
          at,
          'The page has no styles of its own.',
          'Put them into the shell of the part that they are for.',
        );
    }
  });
}

function isElement(node: { readonly type: string }, tagName: string): boolean {
  return node.type === 'element' && (node as Element).tagName === tagName;
}

function isKnown(tagName: string): boolean {
  return told.has(tagName) || hasPlaceInPdf(tagName);
}

/** What is told of every element that the structure of a PDF has no place for. */
function withoutRole({ tagName }: Element): Problem {
  return {
    found: `The element <${tagName}> has no role in a PDF.`,
    todo: 'Use paragraphs, lists or tables; draw a line with the style "border-top".',
  };
}

function holds({ children }: Element, name: string): boolean {
  return children.some((child) => child.type === 'element' && (child.tagName === name || holds(child, name)));
}

/** Where in a file a place is that was counted from another one. */
function pointFrom(from: Point, { line, column }: Point): Point {
  return { line: from.line + line - 1, column: line === 1 ? from.column + column - 1 : column };
}

/** The text of a style element, without the signs that stand for mustaches. */
function textOf({ children }: Element): string {
  return children
    .map((child) => (child.type === 'text' ? child.value.replaceAll('\ufffc', ' ') : ''))
    .join('');
}
