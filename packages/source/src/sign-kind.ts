/** CommonMark's classes for the rules of emphasis (spec 0.31, section 6.2). */
export type SignKind = 'blank' | 'mark' | 'letter';

/** Class of a UTF-16 code unit, as micromark reads them; the edge of a text counts as a blank. */
export function signKind(unit: string | undefined): SignKind {
  if (unit === undefined || /\s/.test(unit)) return 'blank';
  return /[\p{P}\p{S}]/u.test(unit) ? 'mark' : 'letter';
}
