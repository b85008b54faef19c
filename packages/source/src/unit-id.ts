import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** 32 signs that cannot be mistaken for one another; no `l`, no `o`, no `0`, no `1`. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/**
 * Id of a new unit: a letter for its kind and nine signs of a hash over where it was first seen and what it said then.
 * `n` counts identical texts and, should two hashes ever meet, further tries. Never made from a translation, a clock
 * or chance, so everyone who reads the same project before the next sync gets the same ids.
 */
export function unitId(folder: string, kind: string, text: string, n: number): string {
  return letter(kind) + encode(['unit', folder, kind, text, String(n)], 9);
}

/** Fingerprint of a unit's current source text for translators' tools: `h1:` and 12 signs. */
export function textHash(kind: string, text: string): string {
  return `h1:${encode([kind, text], 12)}`;
}

function letter(kind: string): string {
  switch (kind) {
    case 'paragraph':
    case 'heading':
    case 'item':
    case 'cell':
    case 'label':
    case 'note':
      return kind.charAt(0);
    default:
      return 's';
  }
}

function encode(parts: readonly string[], length: number): string {
  const digest = sha256(utf8ToBytes(JSON.stringify(parts)));
  return Array.from(digest.subarray(0, length), (byte) => signs[byte & 31]).join('');
}
