import type { ElementContent } from 'hast';
import { textOf } from './text-of.ts';

/** Letters of three lines of the text column at the most: one line holds some 70. */
const threeLines = 250;

/**
 * Whether a paragraph has so few lines that it stays whole in print. Of three lines Chromium leaves the last one alone on
 * the next page: where not both can be had, it keeps `orphans` and lets `widows` go.
 */
export function isOfFewLines(content: readonly ElementContent[]): boolean {
  return textOf(content).length <= threeLines;
}
