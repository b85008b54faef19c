import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** qpdf's JSON: references as «3 0 R», names with their solidus, text as «u:…», bytes as «b:…» in hexadecimal. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Dictionary = { [key: string]: Json };

interface Entry {
  value?: Json;
  stream?: { data: string; dict: Dictionary };
}

/** A finished file, open for one change: written by qpdf, so that no code of ours repairs what a test breaks. */
export interface EditedPdf {
  readonly catalog: Dictionary;
  /** Structure elements of a role in the order of the tree; of all without a role. */
  elements(role?: string): Element[];
  /** A dictionary or array by reference, or what is given itself. */
  get<T extends Json>(value: Json | undefined): T;
  /** Every dictionary of the file that the test holds for. */
  dictionaries(holds: (dictionary: Dictionary) => boolean): Dictionary[];
  /** Changes the first page content that the change applies to. */
  editContent(change: (content: string) => string): void;
  /** Changes a stream's bytes as text. */
  editStream(reference: Json | undefined, change: (content: string) => string): void;
  save(): Uint8Array;
}

export interface Element {
  readonly reference: string;
  readonly dictionary: Dictionary;
  /** The children of its parent, among which it stands. */
  readonly siblings: Json[];
}

export function openPdf(qpdf: string, bytes: Uint8Array): EditedPdf {
  const whole = JSON.parse(
    withFiles(qpdf, bytes, [
      '--json-output',
      '--decode-level=generalized',
      '--json-stream-data=inline',
    ]).toString('utf8'),
  ) as {
    qpdf: [unknown, Record<string, Entry>];
  };
  const objects = whole.qpdf[1];
  const get = <T extends Json>(value: Json | undefined): T => {
    const entry =
      typeof value === 'string' && /^\d+ \d+ R$/u.test(value) ? objects[`obj:${value}`] : undefined;
    return (entry ? (entry.stream?.dict ?? entry.value ?? null) : (value ?? null)) as T;
  };
  const trailer = objects['trailer']?.value as Dictionary;
  const catalog = get<Dictionary>(trailer['/Root']);

  const below = (parent: Dictionary): Element[] => {
    // One child may stand without an array; a seeded fault wants to change the list.
    const kids = get<Json>(parent['/K']);
    const list = Array.isArray(kids) ? kids : kids === null ? [] : [parent['/K'] ?? null];
    if (!Array.isArray(kids)) parent['/K'] = list;
    return list.flatMap((reference) => {
      const dictionary = get<Json>(reference);
      if (typeof reference !== 'string' || !isDictionary(dictionary) || !('/S' in dictionary)) return [];
      return [{ reference, dictionary, siblings: list }, ...below(dictionary)];
    });
  };

  const editStream = (reference: Json | undefined, change: (content: string) => string): void => {
    const { stream } = objects[`obj:${reference}`] ?? {};
    if (!stream) throw new Error(`${reference} is no stream`);
    stream.data = Buffer.from(
      change(Buffer.from(stream.data, 'base64').toString('latin1')),
      'latin1',
    ).toString('base64');
  };

  return {
    catalog,
    get,
    elements: (role) =>
      below(get(catalog['/StructTreeRoot'])).filter(
        ({ dictionary }) => role === undefined || dictionary['/S'] === `/${role}`,
      ),
    dictionaries: (holds) =>
      Object.values(objects).flatMap(({ value, stream }) => {
        const dictionary = stream?.dict ?? value;
        return isDictionary(dictionary) && holds(dictionary) ? [dictionary] : [];
      }),
    editStream,
    editContent(change) {
      const pages = Object.values(objects).flatMap(({ value }) =>
        isDictionary(value) && value['/Type'] === '/Page' ? [value] : [],
      );
      for (const reference of pages.flatMap((page) => page['/Contents'] ?? [])) {
        let changed = false;
        editStream(reference, (content) => {
          const made = change(content);
          changed = made !== content;
          return made;
        });
        if (changed) return;
      }
      throw new Error('The change applies to no page.');
    },
    save: () =>
      new Uint8Array(
        withFiles(qpdf, Buffer.from(JSON.stringify(whole)), ['--json-input', '--newline-before-endstream']),
      ),
  };
}

function withFiles(qpdf: string, bytes: Uint8Array, words: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'decode-edited-'));
  try {
    writeFileSync(join(folder, 'from'), bytes);
    execFileSync(qpdf, [...words, 'from', 'to'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    return readFileSync(join(folder, 'to'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isDictionary(value: Json | undefined): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
