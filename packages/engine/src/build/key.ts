import type { Assets, Document } from '@decode/model';
import { type Format, formats } from '@decode/render/formats';
import { sha256 } from '../host/disk-cache.ts';
import type { VersionedTool } from '../host/host.ts';
import { editionOf } from './edition-name.ts';

/** What a format is made with besides the Document. */
export function toolsOf(format: Format): readonly VersionedTool[] {
  return ['code', 'node', ...formats[format].programs];
}

/** Of a document as all its formats show it. */
export function documentHash(document: Document): string {
  const known = documentHashes.get(document);
  if (known !== undefined) return known;
  const hash = sha256(fingerprint({ ...document, target: editionOf(document.target) }));
  documentHashes.set(document, hash);
  return hash;
}

const documentHashes = new WeakMap<Document, string>();

/**
 * Changes with everything that an output is made from, and with nothing else.
 *
 * @param form of the output: its format, and whether it is a folder
 */
export function outputKey(
  document: string,
  form: string,
  assets: Assets,
  versions: Readonly<Partial<Record<VersionedTool, string>>>,
): string {
  return sha256(JSON.stringify([document, form, fingerprint(assets), versions]));
}

/**
 * A value as text. Origins are left out: where a sentence stands in a file changes with every line above it, and no
 * output shows it. Bytes stand as their hash; the order of maps and keys counts, since outputs may follow it.
 */
export function fingerprint(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, converted: unknown) {
    if (key === 'origin') return undefined;
    // Buffers turn themselves into arrays of numbers before they get here.
    const own = this[key];
    if (own instanceof Uint8Array) return { bytes: digest(own) };
    if (own instanceof Map) return { map: [...own] };
    if (own instanceof Set) return { set: [...own] };
    if (typeof own === 'bigint' || typeof own === 'function')
      throw new TypeError(`a Document holds no ${typeof own}`);
    return converted;
  });
}

const digests = new WeakMap<Uint8Array, string>();

/** Fonts and pictures are the same bytes for many documents: each is read once. */
function digest(bytes: Uint8Array): string {
  const known = digests.get(bytes);
  if (known !== undefined) return known;
  const hash = sha256(bytes);
  digests.set(bytes, hash);
  return hash;
}
