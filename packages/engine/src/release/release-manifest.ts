import { z } from 'zod';
import { manifest } from '../build/manifest.ts';

const sum = z.string().regex(/^[0-9a-f]{64}$/);

/** manifest.json of a release: what it was made from, with which tools, and how far each document may be trusted. */
export const releaseManifest = z.strictObject({
  release: z.literal(1),
  edition: z.strictObject({ number: z.number().int(), date: z.string(), state: z.string() }),
  /** Versions of code, composer, node, browser, pandoc and office. */
  tools: manifest.shape.tools,
  fonts: z.array(
    z.strictObject({ family: z.string(), weight: z.number(), italic: z.boolean(), sha256: sum }),
  ),
  /** Their paths are relative to the folder documents/. */
  documents: manifest.shape.documents,
  /** SHA-256 of each text and figure that the documents were made from, by its path in the source archive. */
  inputs: manifest.shape.inputs,
  /** Path of the source archive. */
  source: z.string(),
  /** Every other file of the release. */
  files: z.record(z.string(), z.strictObject({ sha256: sum, bytes: z.number().int() })),
});
export type ReleaseManifest = z.infer<typeof releaseManifest>;

export const releaseManifestPath = 'manifest.json';

/** Undefined where the bytes are no manifest of a release. */
export function readReleaseManifest(bytes: Uint8Array): ReleaseManifest | undefined {
  try {
    return releaseManifest.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}
