import type { CatalogueEntry, TranslationState, Unit } from '@decode/model';
import { textHash } from '@decode/source';
import { escapeAttribute, escapeText } from '../xml.ts';
import { Codes, core, printContent, printData } from './inline-content.ts';
import { piecesOf } from './pieces.ts';

export const metadata = 'urn:oasis:names:tc:xliff:metadata:2.0';
const matches = 'urn:oasis:names:tc:xliff:matches:2.0';

/** 2.0 for tools that look at the number alone: what we write is the same in both. */
export type XliffVersion = '2.0' | '2.1';

/** A text that goes out, with the translation that there is. */
export interface SentUnit {
  readonly unit: Unit;
  readonly entry?: CatalogueEntry;
  readonly state: TranslationState;
  /** What breaks the translation, in words. */
  readonly faults?: readonly string[];
}
export interface SentFolder {
  readonly folder: string;
  readonly units: readonly SentUnit[];
}

/**
 * Texts of one language for translation into another as XLIFF 2 (http://docs.oasis-open.org/xliff/xliff-core/v2.1):
 * a `file` a folder, which says what went out and into which language, a `unit` with one segment a text. `state` is `final` for what is
 * current, `initial` for all else; what else is said in `subState`. The metadata holds what import compares with; notes and a match hold what changed
 * or is wrong.
 */
export function printXliff(
  folders: readonly SentFolder[],
  sourceLanguage: string,
  language: string,
  version: XliffVersion = '2.1',
): string {
  const files = folders.map(({ folder, units }) =>
    [
      `<file id="${fileId(folder)}" original="${escapeAttribute(folder)}">`,
      metadataElement([
        ['files', String(folders.length)],
        ['language', language],
        ['texts', units.map(({ unit }) => unit.id).join(' ')],
      ]),
      `<notes><note category="instruction">${instruction}</note></notes>`,
      ...units.map(printUnit),
      '</file>',
    ].join('\n'),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${core}" xmlns:mda="${metadata}" xmlns:mtc="${matches}" version="${version}" srcLang="${sourceLanguage}" trgLang="${language}">`,
    ...files,
    '</xliff>',
  ].join('\n')}\n`;
}

/** What a translator cannot do with the codes of the source. */
const instruction =
  'A name in another language than the translation: type *name*{lang=es} with the code of its language. A field in another case: type it as {{ place.name case=in }}.';

/** `file/@id` is a name token, which has no slashes. */
function fileId(folder: string): string {
  return folder.replaceAll('/', '.');
}

function printUnit({ unit, entry, state, faults }: SentUnit): string {
  const target = entry && entry.target.trim() !== '' ? entry.target : undefined;
  const codes = new Codes();
  const pieces = target === undefined ? undefined : piecesOf(unit.kind, target);
  const source = printContent(piecesOf(unit.kind, unit.text), codes, pieces);
  const translation = pieces && printContent(pieces, codes);
  return [
    `<unit id="${unit.id}" name="${escapeAttribute(unit.section === '' ? unit.kind : unit.section)}">`,
    entry?.previous === undefined || target === undefined ? '' : printMatch(unit, entry.previous, target),
    printMetadata(unit, target),
    printNotes(unit, entry, state, faults),
    printData(codes.data),
    segmentTag(state, target),
    `<source xml:space="preserve">${source}</source>`,
    translation === undefined ? '' : `<target xml:space="preserve">${translation}</target>`,
    '</segment>',
    '</unit>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function segmentTag(state: TranslationState, target: string | undefined): string {
  if (state === 'fresh' && target !== undefined) return '<segment id="s1" state="final">';
  const words = target === undefined ? '' : ` subState="decode:${state}"`;
  return `<segment id="s1" state="initial"${words}>`;
}

/** The translation as it was, of the source as it was: tools show it beside the segment. */
function printMatch(unit: Unit, previous: string, target: string): string {
  const codes = new Codes();
  const source = printContent(piecesOf(unit.kind, previous), codes);
  const translation = printContent(piecesOf(unit.kind, target), codes);
  return [
    '<mtc:matches>',
    '<mtc:match ref="#s1" type="am" subType="decode:previous" origin="previous version">',
    printData(codes.data),
    `<source xml:space="preserve">${source}</source>`,
    `<target xml:space="preserve">${translation}</target>`,
    '</mtc:match>',
    '</mtc:matches>',
  ].join('');
}

function printMetadata({ kind, text }: Unit, target: string | undefined): string {
  return metadataElement([
    ['kind', kind],
    ['source', textHash(kind, text)],
    ...(target === undefined ? [] : [['target', textHash(kind, target)] as const]),
  ]);
}

function metadataElement(values: readonly (readonly [type: string, value: string])[]): string {
  const entries = values.map(([type, value]) => `<mda:meta type="${type}">${escapeText(value)}</mda:meta>`);
  return `<mda:metadata><mda:metaGroup category="decode">${entries.join('')}</mda:metaGroup></mda:metadata>`;
}

function printNotes(
  { kind, section }: Unit,
  entry: CatalogueEntry | undefined,
  state: TranslationState,
  faults: readonly string[] = [],
): string {
  const notes: (readonly [category: string, text: string])[] = [
    ['context', section === '' ? kind : `${kind}: ${section}`],
  ];
  if (kind === 'message')
    notes.push(['instruction', 'Words in braces such as {place} and plural are for the program: keep them.']);
  for (const found of faults) notes.push(['fault', found]);
  if ((state === 'stale' || state === 'broken') && entry?.previous !== undefined)
    notes.push(['source-change', `The translation is of this text: ${entry.previous}`]);
  for (const comment of entry?.comments ?? []) notes.push(['comment', comment]);
  return `<notes>${notes
    .map(([category, text]) => `<note category="${category}">${escapeText(text)}</note>`)
    .join('')}</notes>`;
}
