import { decode, parseInline, printInline } from '@decode/source';
import { po } from 'gettext-parser';
import { folderHeader, languageHeader, sentMark, textsHeader } from './po-format.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { Returned, ReturnedUnit } from './returned.ts';

/**
 * A PO file that comes back, whether it was exported or is a copy of a catalogue. `languages` are those of the
 * project: a tool that writes `lv_LV` means lv.
 */
export function readReturnedPo(file: string, bytes: Uint8Array, languages: readonly string[]): Returned {
  const { text, messages } = decode(file, bytes);
  if (messages.some(({ severity }) => severity === 'error')) return { folders: [], messages };
  const named = /^"Language: *([^\\"]*)/im.exec(text)?.[1]?.trim().replace('_', '-') ?? '';
  const language =
    languages.find((tag) => tag.toLowerCase() === named.toLowerCase()) ??
    languages.find((tag) => tag === named.split('-')[0]) ??
    named;
  const { catalogue, messages: faults } = readCatalogue(file, bytes, language);
  if (faults.some(({ severity }) => severity === 'error')) return { folders: [], messages: faults };
  const { headers, translations } = po.parse(text);
  const header = (wanted: string) =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
  const wentOut = header(textsHeader)?.match(/\S+/g);
  const start = { line: 1, column: 1 };
  const origin = { file, start, end: start };
  const units = [...catalogue.entries.values()].map((entry): ReturnedUnit => {
    const notes = Object.values(translations[entry.id] ?? {})[0]?.comments?.extracted ?? '';
    const sent = sentMark.exec(notes)?.[1];
    return {
      id: entry.id,
      state: entry.fuzzy || entry.previous !== undefined ? 'initial' : 'translated',
      ...(sent !== undefined && { sent }),
      origin: entry.origin ?? origin,
      read: ({ kind }) => {
        const canonical = (words: string) =>
          kind === 'message' ? words.normalize('NFC').trim() : printInline(parseInline(words).children);
        return { source: entry.source, target: canonical(entry.target) };
      },
    };
  });
  const sentLanguage = header(languageHeader);
  const returned = {
    folder: header(folderHeader),
    language,
    ...(sentLanguage && { sentLanguage }),
    units,
    origin,
    ...(wentOut && { wentOut }),
  };
  return { folders: [returned], messages: faults };
}
