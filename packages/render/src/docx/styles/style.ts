import type { Theme } from '@decode/model';

export type Colour = keyof Theme;
/** Cambria is for what is read, Calibri for what is looked up: both are on every office machine, both have metric twins. */
export type Font = 'serif' | 'sans';

export interface Border {
  /** Eighths of a point. */
  readonly size: number;
  /** Points between line and text. */
  readonly space: number;
  readonly colour: Colour;
}

/** Sizes and distances above and below in points, indents and tabs in twips. */
export interface ParagraphStyle {
  readonly based?: string;
  readonly next?: string;
  readonly font?: Font;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: Colour;
  /** Line height, at least; `exact` where nothing may stretch it. */
  readonly line?: number;
  readonly exact?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly left?: number;
  readonly hanging?: number;
  readonly right?: number;
  readonly alignRight?: boolean;
  readonly tab?: { readonly kind: 'left' | 'right'; readonly at: number };
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBreakBefore?: boolean;
  /** 1 to 9: what the navigation pane and screen readers show as a heading. */
  readonly outline?: number;
  /**
   * The same, said by each paragraph and not by the style: Word's contents take up every style that has a level, and leave
   * out paragraphs that have one of their own (MS-OI29500, 2.1.507 c).
   */
  readonly outlineOfParagraphs?: number;
  readonly borders?: {
    readonly top?: Border | 'none';
    readonly left?: Border;
    readonly bottom?: Border;
    /** Between paragraphs of this style. */
    readonly between?: Border;
  };
  readonly shade?: Colour;
  /** Which list of numbering-part.ts it belongs to, and at which level from 0. */
  readonly list?: { readonly name: ListName; readonly level: number };
}

export interface CharacterStyle {
  readonly font?: Font | 'mono';
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly colour?: Colour;
  readonly superscript?: boolean;
}

export type ListName =
  | 'bullets'
  | 'numbers'
  | 'practice-bullets'
  | 'practice-numbers'
  | 'table-bullets'
  | 'table-numbers'
  | 'note-bullets'
  | 'note-numbers'
  | 'headings'
  | 'plan-bullets'
  | 'plan-numbers';
/** Levels that lists have styles for; deeper ones look like the last. */
export const listLevels = 3;
export const listStep = 340;

/** Character style of a foreign word; one for each language that the document uses. */
export function foreignStyleName(lang: string): string {
  return `Foreign-${lang}`;
}

/** Identifier of a style: its name without blanks, words capitalised, as Word makes them: `heading 1` → `Heading1`. */
export function styleId(name: string): string {
  return name
    .split(' ')
    .map((word) => (word === 'toc' ? 'TOC' : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}
