import type { Theme } from '@decode/model';
import type { Spec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { textWidth } from './text-width.ts';

/** CSS pixels; the text column of a page is 122 mm. */
export const chartWidth = 461;

/** A chart as it goes into a document. */
export interface Drawing {
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Vega and Vega-Lite, loaded on the first chart. Words and figures come ready from the language layer, so neither formats
 * anything; text is measured by the font that it is printed in.
 */
export async function drawVega(specification: TopLevelSpec): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const { parse, View, loader } = vega;
  (vega as unknown as { textMetrics: TextMetrics }).textMetrics.width = (item, text) =>
    textWidth(text, item.fontSize ?? 12, Number(item.fontWeight) >= 600 ? 600 : 400);
  // No loader: a specification of ours never names a file or an address, and none could be read if it did.
  const closed = loader();
  closed.load = () => Promise.reject(new Error('charts load nothing'));
  const view = new View(parse(compile(specification).spec as Spec), { renderer: 'none', loader: closed });
  try {
    return plain(await view.toSVG());
  } finally {
    view.finalize();
  }
}

/** What vega exports and its types do not name. */
interface TextMetrics {
  width(item: { fontSize?: number; fontWeight?: number | string }, text: string): number;
}

/** The look of every chart: no frame, axis, legend or colour of Vega's own (design of the pages: grid, direct labels). */
export function chartConfig(theme: Theme): object {
  return {
    // Quoted inside the string: a family name that ends in a digit is otherwise dropped without a word.
    font: "'Source Sans 3'",
    aria: false,
    background: undefined,
    view: { stroke: null },
    axis: { domain: false, ticks: false, title: null, grid: false, labels: false },
    line: { strokeWidth: 2.4, strokeCap: 'round', strokeJoin: 'round', color: theme.mark },
    point: { filled: true, size: 41, color: theme.mark, opacity: 1 },
    rect: { color: theme.mark, opacity: 1 },
    text: { fontSize: 12, fill: theme.ink },
  };
}

/** Sizes of the words in charts, CSS pixels. */
export const sizes = { value: 14, name: 12, axis: 11.33 } as const;

/** Vega's roles and its redundant opacities say nothing to a reader of the page; the figure says what it shows. */
function plain(svg: string): string {
  return (
    svg
      .replace(/ (?:aria-[a-z]+|role|class|opacity|stroke-miterlimit)="[^"]*"/g, '')
      .replace(/<rect width="[^"]*" height="[^"]*" fill="(?:none|transparent|white)"\/>/g, '')
      // The empty grounds of Vega's groups.
      .replace(/<path d="M0(?:\.5)?,0(?:\.5)?h[\d.]+v[\d.]+h-?[\d.]+Z"(?: pointer-events="none")?\/>/g, '')
      .replace(
        /font-family="(?:'|&apos;|&#39;|&quot;)?Source Sans 3(?:'|&apos;|&#39;|&quot;)?"/g,
        `font-family="'Source Sans 3'"`,
      )
  );
}
