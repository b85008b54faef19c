/** A word where a reader of PDF found it; points from the left and top of its page. */
export interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
export interface PlacedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Placed[];
}

/** What `pdftotext -bbox` says. */
export function wordsOnPages(xhtml: string): PlacedPage[] {
  return xhtml
    .split('<page ')
    .slice(1)
    .map((part, index) => {
      const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(part) ?? [];
      const words = part.matchAll(
        /<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)<\/word>/g,
      );
      return {
        number: index + 1,
        width: Number(width),
        height: Number(height),
        words: Array.from(words, ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
        })),
      };
    });
}

/** Points by which boxes may reach into each other: italics lean, and a number of a note stands close to its word. */
const room = 2;

/** Words that lie on each other or beyond their page: text that did not fit where it was put. */
export function spoiltPlaces(pages: readonly PlacedPage[]): string[] {
  return pages.flatMap(({ number, width, height, words }) => {
    const beyond = words
      .filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
      .map(({ text }) => `page ${number}: «${text}» reaches beyond the page`);
    const sorted = words.toSorted((a, b) => a.top - b.top);
    const met = sorted.flatMap((one, index) => {
      const out: string[] = [];
      for (const other of sorted.slice(index + 1)) {
        if (other.top > one.bottom) break;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - other.top;
        // Lines of a block touch; half a line on each other is no line spacing.
        if (across > room && down > (one.bottom - one.top) / 2)
          out.push(`page ${number}: «${one.text}» and «${other.text}» lie on each other`);
      }
      return out;
    });
    return [...beyond, ...met];
  });
}
