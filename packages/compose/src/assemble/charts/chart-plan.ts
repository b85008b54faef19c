import type { ProseDirective, Series, Written } from '@decode/model';
import type { Drawing } from '../../draw/vega.ts';
import type { PlaceAssembly } from '../assembly.ts';

/** What a chart shows, in the document's words: its picture and its values. */
export interface ChartPlan {
  /** Values of one definition that the chart would show. Below `fewest` a sentence stands in its place. */
  readonly count: number;
  draw(): Promise<Drawing>;
  /** The values that carry the finding, for who does not see the picture. */
  readonly values: string;
  /** Everything that is drawn, as a table; the first cell of a row names it. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** A chart of a place's series, and what must be said beside it. */
export interface SeriesPlan extends ChartPlan {
  /** All of one geography; each has one definition. */
  readonly series: readonly Written<Series>[];
  /** Whole sentences under the caption: axis, what is drawn how, what was computed. */
  readonly remarks: readonly string[];
}

export const fewest = 3;

/** Makes the plan of one kind of chart; what is wrong with the line is told through `assembly.fail`, and nothing is drawn. */
export type ChartKind = {
  /** What may stand in the braces, apart from `kind`. */
  readonly attributes: readonly string[];
  plan(assembly: PlaceAssembly, block: ProseDirective): SeriesPlan | undefined;
};
