import { compare, type Doubt, documentKinds } from '@decode/model';
import { formatNames } from '@decode/render/formats';
import { z } from 'zod';
import type { Store } from '../host/host.ts';
import { isSameEdition } from './edition-name.ts';
import type { Edition } from './stages.ts';

const output = z.strictObject({
  format: z.enum(formatNames),
  /** Relative to the folder of outputs. */
  path: z.string(),
  /** made: current. stopped: its content has errors. failed: the machine did not get it done. */
  state: z.enum(['made', 'stopped', 'failed']),
  /** Hash of everything that it was made from; of an earlier file where `state` is not made. */
  key: z.string().optional(),
  sha256: z.string().optional(),
  bytes: z.number().int().optional(),
  pages: z.number().int().optional(),
});

const doubt = z.strictObject({
  kind: z.string(),
  /** A name, term, heading or language; absent: a text. */
  of: z.string().optional(),
  what: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
});

const documentEntry = z.strictObject({
  template: z.string(),
  language: z.string(),
  /** Absent: the recommendations themselves. */
  kind: z.enum(documentKinds).optional(),
  /** As printed on its cover; absent where it was never made. */
  title: z.string().optional(),
  edition: z.string().optional(),
  doubts: z.strictObject({
    /** Texts by state. */
    counts: z.record(z.string(), z.number().int()),
    /** Names, terms, headings and languages that documents print, by the same states: none of them marks a block. */
    points: z.record(z.string(), z.number().int()).default({}),
    /** The first of them, texts before points. */
    first: z.array(doubt),
  }),
  outputs: z.array(output),
});

/** out/manifest.json: what was made, from which bytes and with which tools. The same build gives the same file. */
export const manifest = z.strictObject({
  manifest: z.literal(1),
  /** Versions of code, node, browser, pandoc, office, as far as this build used them. */
  tools: z.record(z.string(), z.string()),
  documents: z.array(documentEntry),
  /** SHA-256 of each file of the project that was read. */
  inputs: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifest>;
export type DocumentEntry = z.infer<typeof documentEntry>;
export type OutputEntry = z.infer<typeof output>;

export const manifestPath = 'manifest.json';
const doubtsKept = 30;

/** The manifest of the build before, or undefined: what cannot be understood is as good as none. */
export async function readManifest(output: Store, path = manifestPath): Promise<Manifest | undefined> {
  const bytes = await output.read(path);
  if (!bytes) return undefined;
  try {
    return manifest.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

export function printManifest(value: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
}

export function summariseDoubts(doubts: readonly Doubt[]): DocumentEntry['doubts'] {
  const counts: Record<string, number> = {};
  const points: Record<string, number> = {};
  for (const { kind, of } of doubts) {
    const tally = of === undefined ? counts : points;
    tally[kind] = (tally[kind] ?? 0) + 1;
  }
  return {
    counts: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compare(a, b))),
    points,
    first: doubts.slice(0, doubtsKept).map(({ kind, of, what, origin }) => ({
      kind,
      ...(of !== undefined && { of }),
      what,
      ...(origin && { file: origin.file, line: origin.start.line }),
    })),
  };
}

export function findDocument(value: Manifest | undefined, edition: Edition): DocumentEntry | undefined {
  return value?.documents.find((document) => isSameEdition(document, edition));
}
