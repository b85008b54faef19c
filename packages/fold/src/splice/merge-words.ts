import type { XmlElement } from '@decode/ooxml';
import { diff3MergeRegions } from 'node-diff3';
import { runsOf, type Token, tokensOf } from '../track/tokens.ts';

/** What stands in a paragraph whose words can be taken one by one. */
const plain = new Set(['w:pPr', 'w:r', 'w:hyperlink', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr']);

/**
 * The runs of a paragraph that both people and a new edition have reworded, with the words of both; undefined where they
 * changed the same words, or more than words.
 */
export function mergeWords(base: XmlElement, theirs: XmlElement, now: XmlElement): string | undefined {
  if (!theirs.children.every(({ name }) => plain.has(name))) return undefined;
  const [o, a, b] = [wordsOf(base), wordsOf(theirs), wordsOf(now)];
  const fixed = specials(b);
  if (keys(specials(o)) !== keys(fixed) || keys(specials(a)) !== keys(fixed)) return undefined;
  const key = (token: Token) => token.key;
  const merged: Token[] = [];
  for (const region of diff3MergeRegions(a.map(key), o.map(key), b.map(key))) {
    if (!region.stable) {
      if (region.aContent.join('\n') !== region.bContent.join('\n')) return undefined;
      merged.push(...b.slice(region.bStart, region.bStart + region.bLength));
    } else {
      const from = { a, o, b }[region.buffer];
      merged.push(...from.slice(region.bufferStart, region.bufferStart + region.bufferLength));
    }
  }
  // Fields, notes and links are the edition's own: their ids belong to this folding.
  if (keys(specials(merged)) !== keys(fixed)) return undefined;
  let next = 0;
  return runsOf(merged.map((token) => (isSpecial(token) ? (fixed[next++] ?? token) : token)));
}

function wordsOf(paragraph: XmlElement): Token[] {
  return tokensOf(paragraph).filter(({ isMark }) => !isMark);
}

function isSpecial({ text, link }: Token): boolean {
  return text === undefined || link !== '';
}

function specials(tokens: readonly Token[]): Token[] {
  return tokens.filter(isSpecial);
}

function keys(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key).join('\n');
}
