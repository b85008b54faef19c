import type { Brand, Theme } from '@decode/model';
import { clampChroma, converter, formatHex, type Oklch, wcagContrast } from 'culori';

const oklch = converter('oklch');
const step = 0.005;

/** A colour in OKLCH, brought into sRGB by giving up chroma only. */
function colour(l: number, c: number, h: number): string {
  return formatHex(clampChroma({ mode: 'oklch', l, c, h }, 'oklch'));
}

function read(hex: string): Required<Pick<Oklch, 'l' | 'c' | 'h'>> {
  const { l, c, h } = oklch(hex) ?? { l: 0, c: 0, h: 0 };
  return { l, c, h: h ?? 0 };
}

/** Hue kept, lightness lowered until `hex` holds `ratio` (WCAG 2.2, 1.4.3) on `ground`. */
function darken(hex: string, ground: string, ratio: number): string {
  const { l, c, h } = read(hex);
  for (let lightness = l; lightness > 0; lightness -= step) {
    const tried = colour(lightness, c, h);
    if (wcagContrast(tried, ground) >= ratio) return tried;
  }
  return '#000000';
}

const neutrals = { cool: { c: 0.01, h: 255 }, warm: { c: 0.01, h: 65 }, plain: { c: 0, h: 0 } } as const;

/**
 * Every colour of a document from the place's three settings. Text is held to WCAG 2 AA on the darkest ground it can
 * stand on, which is `tint2`; lines and bars to 3:1. A primary colour too light to be read stays a ground, and the
 * accent speaks in its place.
 */
export function createTheme(brand: Pick<Brand, 'primary' | 'accent' | 'neutral'>): Theme {
  const paper = '#ffffff';
  const primary = read(brand.primary);
  const neutral = neutrals[brand.neutral];
  const grey = (l: number) => colour(l, neutral.c, neutral.h);
  const tint = colour(0.968, Math.min(primary.c, 0.01), primary.h);
  const tint2 = colour(0.925, Math.min(primary.c, 0.024), primary.h);
  const ink = grey(0.23);
  const tooLight = wcagContrast(brand.primary, paper) < 2.5;
  const [voice, other] = tooLight ? [brand.accent, brand.primary] : [brand.primary, brand.accent];
  return {
    paper,
    tint,
    tint2,
    ink,
    ink2: darken(grey(0.55), tint2, 5.5),
    brand: darken(voice, tint2, 4.5),
    mark: darken(voice, tint2, 3),
    accent: darken(other, tint2, 4.5),
    rule: grey(0.84),
    rule2: darken(grey(0.75), paper, 3.5),
    ...solid(brand.primary, paper, ink),
  };
}

/** The full-page ground of a cover: white on it where that is near, else ink. */
function solid(primary: string, paper: string, ink: string): Pick<Theme, 'solid' | 'onSolid'> {
  if (wcagContrast(paper, primary) >= 4.5) return { solid: primary, onSolid: paper };
  if (wcagContrast(ink, primary) >= 7) return { solid: primary, onSolid: ink };
  return { solid: darken(primary, paper, 4.5), onSolid: paper };
}

/**
 * Every pair of text or line and ground that the styles of the base and the pictures make, with its floor (WCAG 2.2,
 * 1.4.3 and 1.4.11): [text, ground, ratio]. A test in a browser finds the pairs of the styles and compares.
 */
export const contrastFloors: readonly (readonly [keyof Theme, keyof Theme, number])[] = [
  ['ink', 'paper', 7],
  ['ink', 'tint', 7],
  ['ink', 'tint2', 7],
  ['ink2', 'paper', 4.5],
  ['ink2', 'tint', 4.5],
  ['ink2', 'tint2', 4.5],
  ['brand', 'paper', 4.5],
  ['brand', 'tint', 4.5],
  ['brand', 'tint2', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'tint', 4.5],
  ['accent', 'tint2', 4.5],
  ['onSolid', 'solid', 4.5],
  // Lines and dots of pictures.
  ['mark', 'paper', 3],
  ['mark', 'tint', 3],
  ['mark', 'tint2', 3],
  // Lines to write on, and around openers.
  ['rule2', 'paper', 3],
  ['rule2', 'tint', 3],
];

/** The pairs that a theme fails; none for any brand, which a test tries over the whole colour space. */
export function contrastFaults(theme: Theme): readonly string[] {
  return contrastFloors.flatMap(([text, ground, floor]) => {
    const ratio = wcagContrast(theme[text], theme[ground]);
    return ratio >= floor ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)}, at least ${floor} is needed`];
  });
}
