import { type CssNode, generate, parse, walk } from 'css-tree';

/** Heights of the margins above and below the text of a page, in points. */
export interface PageMargins {
  readonly top: number;
  readonly bottom: number;
}

/** CSS Values and Units 4, 6.2: points in each absolute unit. */
const points: Readonly<Record<string, number>> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1, px: 0.75 };

let known: { readonly styles: string; readonly margins: ReturnType<typeof readMargins> } | undefined;

/**
 * The largest margins that a style sheet gives to pages of either shape: upright ones by the rules of `@page`, wide ones
 * by the property `--wide-margin`. Texts that belong to no block may stand there and nowhere else.
 *
 * @throws Error on a margin that is no absolute length.
 */
export function pageMargins(styles: string): { readonly upright: PageMargins; readonly wide: PageMargins } {
  // Documents of one run share their styles.
  if (known?.styles !== styles) known = { styles, margins: readMargins(styles) };
  return known.margins;
}

function readMargins(styles: string) {
  let upright: PageMargins = { top: 0, bottom: 0 };
  let wide: PageMargins | undefined;
  walk(parse(styles, { parseCustomProperty: true }), {
    visit: 'Declaration',
    enter(node) {
      const { property, value } = node;
      if (property === '--wide-margin') wide = boxOf(value);
      if (this.atrule?.name !== 'page') return;
      const side = /^margin(?:-(top|bottom))?$/u.exec(property);
      // A box of the margin has its own.
      if (!side || !isPageItself(this.atrule, node)) return;
      const { top, bottom } = boxOf(value);
      upright = {
        top: side[1] === 'bottom' ? upright.top : Math.max(upright.top, top),
        bottom: side[1] === 'top' ? upright.bottom : Math.max(upright.bottom, bottom),
      };
    },
  });
  return { upright, wide: wide ?? upright };
}

function isPageItself(page: CssNode, declaration: CssNode): boolean {
  return (
    page.type === 'Atrule' && page.block !== null && page.block.children.some((one) => one === declaration)
  );
}

/** `margin` (CSS Box 4, 3.2): of one to four values the first is the top's and the third, or the first, the bottom's. */
function boxOf(value: CssNode): PageMargins {
  const values = generate(value).trim().split(/\s+/u).map(lengthOf);
  return { top: values[0] ?? 0, bottom: values[2] ?? values[0] ?? 0 };
}

function lengthOf(value: string): number {
  const [, number, unit = ''] = /^(\d*\.?\d+)([a-z]*)$/u.exec(value) ?? [];
  if (Number(number) === 0) return 0;
  const factor = points[unit];
  if (number === undefined || factor === undefined)
    throw new Error(
      `The style sheet gives a page the margin "${value}". Give it in mm, cm, in, pt or px: nothing but running heads may stand in a margin, and the writer has to know where it is.`,
    );
  return Number(number) * factor;
}
