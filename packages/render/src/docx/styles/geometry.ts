/** Measures of the Word document in twips (1/1440 inch), from visual.md, sections 2 and 10. */

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** From the edge of the paper to the running head, and to the foot. */
  readonly header: number;
  readonly footer: number;
}

/** `front`: imprint and contents, before the first chapter. */
export type PageKind = 'cover' | 'front' | 'portrait' | 'landscape';

const side = 1134;

const portrait: PageGeometry = {
  width: 11906,
  height: 16838,
  top: 1701,
  right: side,
  bottom: 1338,
  left: side,
  header: 1049,
  footer: 703,
};

export const pages: Readonly<Record<PageKind, PageGeometry>> = {
  cover: { ...portrait, top: 1021, bottom: 1021, header: 567, footer: 567 },
  front: portrait,
  portrait,
  landscape: {
    width: 16838,
    height: 11906,
    top: 1474,
    right: side,
    bottom: 1077,
    left: side,
    header: 822,
    footer: 442,
  },
};

export function textWidth(kind: PageKind): number {
  const { width, left, right } = pages[kind];
  return width - left - right;
}

/** Labels and numbers hang here; what is read stands to its right. */
export const labelColumn = 2721;
export const textColumn = textWidth('portrait') - labelColumn;

/** English Metric Units, of which pictures are measured: 914 400 an inch. */
export const emuPerTwip = 635;
/** A CSS pixel is 1/96 inch. */
export const twipsPerPixel = 15;

/** Height of a logo in the running head: what is left of the margin above the text. */
export const headLogoHeight = 400;

/** Height that is left for the picture of the cover under a title of three lines: 115 mm. */
export const coverPictureHeight = 6520;

/** Four fifths of a page's text: a picture stands on it with the heading above and its caption. */
export function tallestPicture(kind: PageKind): number {
  const { height, top, bottom } = pages[kind];
  return Math.round((height - top - bottom) * 0.8);
}
