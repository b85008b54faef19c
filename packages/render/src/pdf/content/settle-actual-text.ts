import { sayOtherwise } from './other-codes.ts';
import type { Run } from './painted.ts';

/**
 * Chromium wraps spaces that do not break, and soft hyphens that were not used, in spans of their own; other readers
 * lose the text after them. A space is a space, and a hyphen that is not there is nothing.
 */
export function settleActualText(run: Run): void {
  const { actualText, glyphs, font } = run;
  if (actualText === undefined) return;
  const plain = glyphs.map((glyph) => font.unicode[glyph] ?? '').join('');
  if (actualText === '\u00ad' && plain.trim() === '') {
    run.glyphs = [];
    run.offsets = [];
  }
  const same = (one: string) =>
    one
      .replace(/\s/gu, ' ')
      .replace(/[\u2010\u2011]/gu, '-')
      .replaceAll('\u00ad', '');
  if (same(actualText) === same(plain) || actualText === '\u00ad') run.actualText = undefined;
  else if (glyphs.length === 1 && actualText !== '') sayOtherwise(run, actualText);
}
