import { textWidth } from './text-width.ts';
import { sizes } from './vega.ts';

/**
 * On which side of its line the words on a break stand: behind it, as they are read, or before it where they would run
 * into what stands beside the last value.
 * @param line of the break, and
 * @param end of the plot, in CSS pixels from the left
 */
export function breakLabel(
  line: number,
  words: string,
  end: number,
): { align: 'left' | 'right'; dx: number } {
  const fits = line + 4 + textWidth(words, sizes.axis) <= end;
  return fits ? { align: 'left', dx: 4 } : { align: 'right', dx: -4 };
}
