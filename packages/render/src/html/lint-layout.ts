import { type Declaration, generate } from 'css-tree';
import { isRefused, plainName } from './lint-styles.ts';

/** Styles that leave every word where it is read, at a size that can be read. */
const allowed =
  /^(?:margin|padding|border|outline|text-decoration|list-style|break|align|justify|place|grid-template-columns|flex|gap|row-gap|column-gap|color|background|background-color|background-image|font-size|font-weight|font-style|font-variant-numeric|line-height|letter-spacing|text-align|text-align-last|text-wrap|hyphens|overflow-wrap|width|min-width|max-width|min-height|display|vertical-align|box-sizing|table-layout|orphans|widows|fill|stroke|stroke-width)$/u;
const families =
  /^(?:margin|padding|border|outline|text-decoration|list-style|break|align|justify|place|flex)-/u;
const pictures = /\b(?:svg|img|path|rect|circle|line|g)\)?$/u;

/** A size below which nobody reads, by unit. */
const smallest: Readonly<Record<string, number>> = {
  pt: 6,
  px: 8,
  mm: 2.1,
  cm: 0.21,
  em: 0.6,
  rem: 0.6,
  '%': 60,
};

/**
 * What a style of a shell may do to the text besides its colour: a tagged PDF tells the text in the order of the page's
 * source, so a style that hides, moves or covers words shows others than are read aloud.
 *
 * @param selector of its rule; none for a style attribute
 * @returns what is wrong; undefined for a style that does no harm
 */
export function lintLayout(
  declaration: Declaration,
  selector: string | undefined,
): { readonly found: string; readonly todo: string } | undefined {
  const name = plainName(declaration.property);
  const value = generate(declaration.value).trim().toLowerCase();
  const ofPicture = selector?.split(',').every((one) => pictures.test(one)) === true;
  if (isRefused(name)) return undefined;
  if (!allowed.test(name) && !families.test(name) && !(ofPicture && /^(?:max-)?height$/u.test(name)))
    return {
      found: `"${name}" in a shell may hide, move or cover words.`,
      todo: 'Remove it. Margins, padding, widths, flex and grid set out the text in its order.',
    };
  if (/\bnone\b/u.test(value) && name === 'display')
    return { found: 'This style hides words.', todo: 'Leave out of the shell what nobody shall read.' };
  if (/^flex-(?:direction|wrap|flow)$/u.test(name) && value.includes('reverse'))
    return {
      found: 'Words are seen in another order than they are read aloud.',
      todo: 'Write them in the order in which they shall be seen.',
    };
  if (/^(?:margin|letter-spacing)/u.test(name) && /(?:^|[\s,(])-\s*[\d.(a-z]/u.test(value))
    return {
      found: 'A negative distance lays words over others or out of the page.',
      todo: 'Use 0 or more.',
    };
  if (name === 'font-size' && !isReadable(value))
    return {
      found: 'Words of this size cannot be read, or their size is not known.',
      todo: 'Use 6pt or more.',
    };
  if (name === 'line-height' && !/^(?:normal|var\(--[\w-]+\)|[1-9]\d*(?:\.\d+)?)$/u.test(value))
    return {
      found: 'Lines may lie over each other.',
      todo: 'Use a number without a unit, of 1 or more.',
    };
  return undefined;
}

function isReadable(value: string): boolean {
  if (/^(?:var\(--[\w-]+\)|inherit|medium|large|x-large|xx-large)$/u.test(value)) return true;
  const [, size, unit = ''] = /^(\d*\.?\d+)([a-z]+|%)$/u.exec(value) ?? [];
  return size !== undefined && Number(size) >= (smallest[unit] ?? Number.POSITIVE_INFINITY);
}
