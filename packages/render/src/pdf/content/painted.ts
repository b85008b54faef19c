import type { Font } from './font.ts';

export type Matrix = readonly [number, number, number, number, number, number];

/** Glyphs of one font that stand on one line, in one piece of marked content. */
export interface Run {
  /** Name of the font among the page's resources. */
  readonly resource: string;
  readonly font: Font;
  readonly size: number;
  /** Text matrix (ISO 32000-1, 9.4.2), from where `x` and `y` are counted. */
  readonly matrix: Matrix;
  x: number;
  readonly y: number;
  glyphs: number[];
  /** Where each glyph stands, from `x`. */
  offsets: number[];
  /** Where the last glyph ends, from `x`. */
  width: number;
  /** Replacement text (14.9.4) of a span around these glyphs alone. */
  actualText: string | undefined;
  readonly mark: Mark | undefined;
  /** Where it begins on the page, in points from the lower left corner. */
  readonly left: number;
  readonly baseline: number;
  /** Points of the page that a unit of `x` and `size` is. */
  readonly scale: number;
  /** The text goes on in another line, and a space stands between. */
  spaceAfter?: boolean;
  /** Its last glyph is a hyphen that only the end of the line has brought. */
  softHyphen?: boolean;
  /** Its last word goes on on the next page, its first one began on the page before: what it says of them here. */
  lastWord?: string;
  firstWord?: string;
}

/** A marked-content sequence with an identifier (14.6, 14.7.4.3). */
export interface Mark {
  readonly mcid: number;
  readonly runs: Run[];
  /** Paths that were painted, and images and forms that were shown. */
  paths: number;
  objects: number;
  /** Left, bottom, right and top of all that was painted, in points; empty where right is less than left. */
  readonly box: [number, number, number, number];
}

/** What a page shows, in its order. `raw` are operators as they stand, from byte to byte. */
export type Item =
  | {
      readonly kind: 'raw';
      readonly from: number;
      readonly to: number;
      readonly operator: string;
      /** Of a path's points: how many points of the page a unit is. */
      readonly unit: number | undefined;
    }
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'begin';
      readonly mark: Mark | undefined;
      readonly tag: string;
      readonly artifact: boolean;
    }
  | { readonly kind: 'end' };

export interface Scanned {
  readonly items: readonly Item[];
  readonly marks: ReadonlyMap<number, Mark>;
  /** Identifiers that stand twice on the page. */
  readonly doubled: readonly number[];
  /** Operators inside text objects that are neither text nor marks. */
  readonly odd: ReadonlySet<string>;
  /** What marked content says of itself besides its identifier and replacement text: «Lang», «Alt», «E» (14.9). */
  readonly said: ReadonlySet<string>;
  /** The first factors of the page's transformations, multiplied: how large a unit is. */
  readonly scales: readonly number[];
}

/** What a run says: its replacement text, else its glyphs' characters; U+FFFD for a glyph that has none. */
export function textOfRun({ actualText, glyphs, font }: Run): string {
  if (actualText !== undefined) return actualText;
  let made = '';
  for (const glyph of glyphs) made += font.unicode[glyph] ?? '\ufffd';
  return made;
}

/** What a mark says, in the order of painting; runs of one replacement text say it once. */
export function textOfMark({ runs }: Mark): string {
  return runs.map(textOfRun).join('');
}
