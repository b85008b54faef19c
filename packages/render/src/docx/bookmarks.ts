import { createHash } from 'node:crypto';
import { madeIdSign } from './body/block-ids.ts';

/**
 * Name of the hidden bookmark of a block: the same for the same block id in every document, at most 40 characters,
 * letters, digits and underscores only, hidden in Word by the underscore at its start (ECMA-376 part 1, 17.13.6.2).
 * Part of the id stays readable; the hash keeps ids apart that differ only in what is cut or replaced.
 * Blocks whose id was made for Word alone stand under `_b_`: no text of an author is behind them.
 */
export function bookmarkName(id: string): string {
  return `${id.startsWith(madeIdSign) ? '_b' : '_d'}_${readable(id)}_${hash(id)}`;
}

/** Name of the bookmark around the number in a caption: what cross-references repeat. */
export function numberBookmarkName(id: string): string {
  return `_n_${readable(id)}_${hash(id)}`;
}

/** Name of the bookmark by which contents and page references find where a block begins. */
export function pageBookmarkName(id: string): string {
  return `_p_${readable(id)}_${hash(id)}`;
}

/** Ten hexadecimal digits that stand for a text. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

function readable(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 24);
}
