import type { Tags } from '@decode/render/pdf-reader';
import { everyTag } from './every-tag.ts';
import { type Picture, picturesOfPages } from './page-pictures.ts';

/** Enough for the smallest letters to leave ink, and a second for a document. */
const dotsPerInch = 60;
const points = 72;
/** Steps of grey between the lightest and the darkest dot of a text that can be seen. */
const least = 24;

/**
 * Texts that the tags tell and nobody can see on a page: in the colour of their ground, behind something, or outside of
 * the page.
 */
export async function hiddenTexts(pdftoppm: string, file: string, tags: Tags): Promise<readonly string[]> {
  const texts = [...everyTag(tags.tree)]
    .flatMap(({ painted }) => painted)
    .flatMap(({ page, texts: own }) => own.map((one) => ({ page, ...one })))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const byPage = Map.groupBy(texts, ({ page }) => page);
  const hidden: string[] = [];
  let page = 0;
  for await (const picture of picturesOfPages(pdftoppm, file, dotsPerInch)) {
    page++;
    for (const one of byPage.get(page) ?? [])
      if (piecesOf(one).some((piece) => contrast(picture, piece) < least))
        hidden.push(`page ${page}: "${one.text}" cannot be seen, or not all of it`);
  }
  return hidden;
}

type Place = {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
};

/** Some letters each: a gap between two words is narrower. */
function piecesOf({ left, right, baseline, size }: Place): Place[] {
  const count = Math.max(1, Math.floor((right - left) / (3 * size)));
  const width = (right - left) / count;
  return Array.from({ length: count }, (_, i) => ({
    left: left + i * width,
    right: left + (i + 1) * width,
    baseline,
    size,
  }));
}

/** Between the lightest and the darkest dot where the letters are, from their line to the height of small ones. */
function contrast({ columns, rows, pixels }: Picture, { left, right, baseline, size }: Place): number {
  const dots = (length: number) => (length * dotsPerInch) / points;
  const [first, last] = [Math.max(0, Math.floor(dots(left))), Math.min(columns, Math.ceil(dots(right)))];
  const top = Math.max(0, Math.floor(rows - dots(baseline + size / 2)));
  const bottom = Math.min(rows, Math.ceil(rows - dots(baseline)));
  let [dark, light] = [255, 0];
  for (let row = top; row < bottom; row++)
    for (let column = first; column < last; column++) {
      const grey = pixels[row * columns + column] ?? 255;
      dark = Math.min(dark, grey);
      light = Math.max(light, grey);
    }
  return light - dark;
}
