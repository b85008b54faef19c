import type { Catalogue, CatalogueEntry, Unit } from '@decode/model';
import { textHash } from '@decode/source';
import { type GetTextTranslation, type GetTextTranslationRecord, po } from 'gettext-parser';
import { flags, folderHeader, languageHeader, textsHeader } from './po-format.ts';

/**
 * A catalogue as PO in the order of its entries: no wrapping, no dates, no line numbers, so that merges stay quiet.
 * `sentFrom`: the folder, for a copy that goes to a translator; it then also says which translations went out, and
 * of those that are broken why, by id in `faults`.
 */
export function printCatalogue(
  catalogue: Catalogue,
  units: readonly Unit[] = [],
  sentFrom?: string,
  faults: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const translations: GetTextTranslationRecord = {};
  for (const entry of catalogue.entries.values())
    translations[entry.id] = {
      entry: block(entry, byId.get(entry.id), sentFrom !== undefined, faults.get(entry.id)),
    };
  const obsolete: GetTextTranslationRecord = {};
  for (const [index, entry] of catalogue.obsolete.entries())
    obsolete[`entry ${index}`] = { entry: block(entry, undefined, false) };
  const bytes = po.compile(
    {
      charset: 'utf-8',
      headers: {
        Language: catalogue.language,
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=UTF-8',
        'Content-Transfer-Encoding': '8bit',
        ...(sentFrom !== undefined && {
          [folderHeader]: sentFrom,
          [languageHeader]: catalogue.language,
          [textsHeader]: [...catalogue.entries.keys()].join(' '),
        }),
      },
      translations,
      obsolete,
    },
    { foldLength: 0, sort: false, eol: '\n' },
  );
  return new TextDecoder().decode(bytes);
}

function block(
  entry: CatalogueEntry,
  unit: Unit | undefined,
  sent: boolean,
  faults: readonly string[] = [],
): GetTextTranslation {
  const stale = entry.previous !== undefined;
  const flag = [
    unit?.kind === 'message' ? flags.icu : unit ? flags.markdown : undefined,
    // Tools show a text as open by this alone.
    stale || entry.fuzzy || faults.length > 0 ? flags.fuzzy : undefined,
    stale && entry.fuzzy ? flags.unconfirmed : undefined,
  ].filter((name) => name !== undefined);
  return {
    msgctxt: entry.id,
    msgid: entry.source,
    msgstr: [entry.target],
    comments: {
      ...(entry.comments.length > 0 && { translator: entry.comments.join('\n') }),
      ...(unit && {
        extracted: [
          [
            unit.kind,
            unit.section,
            textHash(unit.kind, unit.text),
            ...(sent && entry.target !== '' ? [`sent ${textHash(unit.kind, entry.target)}`] : []),
          ].join(' | '),
          ...faults,
        ].join('\n'),
      }),
      ...(flag.length > 0 && { flag: flag.join(', ') }),
      ...(entry.previous !== undefined && { previous: `msgid ${quote(entry.previous)}` }),
    },
  };
}

/** One line, escaped as gettext does. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')}"`;
}
