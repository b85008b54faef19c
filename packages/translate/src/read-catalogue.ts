import type { Catalogue, CatalogueEntry, Message, Origin } from '@decode/model';
import { decode } from '@decode/source';
import { type GetTextTranslation, type GetTextTranslations, po } from 'gettext-parser';
import { flags } from './po-format.ts';
import { type PoPlace, poPlaces, unquoted } from './po-lines.ts';

/**
 * A PO file, as sync or a translator's tool wrote it. Where the file cannot be trusted as a whole (not readable,
 * another language, an id twice) the catalogue is empty and a message says why: rather no translation than a wrong one.
 * Sync must not write over a file that has errors.
 */
export function readCatalogue(
  file: string,
  bytes: Uint8Array,
  language: string,
): { readonly catalogue: Catalogue; readonly messages: readonly Message[] } {
  const nothing: Catalogue = { file, language, entries: new Map(), obsolete: [] };
  const { text, messages } = decode(file, bytes);
  if (messages.some((message) => message.severity === 'error')) return { catalogue: nothing, messages };
  const { table, places, fault } = parse(file, text);
  if (!table) return { catalogue: nothing, messages: [...messages, fault] };
  const faults = [...headerFaults(file, table, places, language), ...entryFaults(file, table, places)];
  if (faults.length > 0) return { catalogue: nothing, messages: [...messages, ...faults] };

  const read = blocks(table.translations).filter(
    (block) => block.msgctxt !== undefined && block.msgctxt !== '',
  );
  // In the order of the file: an object's keys are not, where they look like numbers.
  const byId = new Map(read.map((block) => [block.msgctxt, block]));
  const entries = new Map<string, CatalogueEntry>();
  for (const { id = '', target } of places) {
    const block = byId.get(id);
    if (block) entries.set(id, entryOf(block, target));
  }
  for (const [id = '', block] of byId) if (!entries.has(id)) entries.set(id, entryOf(block, undefined));
  const obsolete = blocks(table.obsolete ?? {}).map((block) => entryOf(block, undefined));
  return { catalogue: { file, language, entries, obsolete }, messages };
}

type Parsed =
  | { readonly table: GetTextTranslations; readonly places: readonly PoPlace[]; readonly fault?: never }
  | { readonly table?: never; readonly places?: never; readonly fault: Message };

function parse(file: string, text: string): Parsed {
  try {
    const table = po.parse(text);
    if (!/\S/.test(text)) throw new SyntaxError('empty');
    const { places, strayLine: lineNumber } = poPlaces(file, text);
    if (lineNumber !== undefined) throw Object.assign(new SyntaxError('stray line'), { lineNumber });
    return { table, places };
  } catch (error) {
    const line = (error as { lineNumber?: number }).lineNumber ?? 1;
    return {
      fault: {
        rule: 'po-syntax',
        severity: 'error',
        found: 'The line cannot be read as part of a PO file.',
        todo: 'Open the file in Poedit, or look for a quotation mark inside a text: it needs a backslash in front.',
        origin: at(file, line),
      },
    };
  }
}

function headerFaults(
  file: string,
  table: GetTextTranslations,
  places: readonly PoPlace[],
  language: string,
): Message[] {
  const header = places.find((place) => place.header);
  const origin = header?.target ?? at(file, 1);
  const value = (name: string) =>
    Object.entries(table.headers ?? {})
      .find(([key]) => key.toLowerCase() === name)?.[1]
      ?.trim();
  if (!header) {
    return [
      error(
        'po-header',
        'The file has no head (an entry with an empty msgid that names language and encoding).',
        'Take the head from another .po file of this language.',
        origin,
      ),
    ];
  }
  const out: Message[] = [];
  const charset = /charset=([^\s;]+)/i.exec(value('content-type') ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    out.push(
      error(
        'po-charset',
        `The head says that the file is written in ${charset}.`,
        'Save it as UTF-8; in Poedit: Translation, Properties, Charset.',
        origin,
      ),
    );
  }
  const named = value('language');
  if (!named) {
    out.push(
      error(
        'po-language',
        'The head does not say which language the file is in.',
        `Add "Language: ${language}\\n" to it.`,
        origin,
      ),
    );
  } else if (!sameLanguage(named, language)) {
    out.push(
      error(
        'po-language',
        `The head says that the language is ${named}; by its name the file is ${language}.`,
        'Give the file the name of its language, or correct the head if the texts are right.',
        origin,
      ),
    );
  }
  return out;
}

/** `lv`, `lv_LV` and `lv-LV` for lv; a region that the project itself names has to be there. */
function sameLanguage(named: string, language: string): boolean {
  const tag = named.replace('_', '-').replace(/[.@].*$/, '');
  return (
    tag.toLowerCase() === language.toLowerCase() ||
    (!language.includes('-') && tag.split('-')[0]?.toLowerCase() === language.toLowerCase())
  );
}

function entryFaults(file: string, table: GetTextTranslations, places: readonly PoPlace[]): Message[] {
  const out: Message[] = [];
  const first = new Map<string, PoPlace>();
  for (const place of places) {
    if (place.header) continue;
    if (place.id === undefined || place.id === '') {
      out.push(
        error(
          'po-entry',
          'An entry has no msgctxt, the id of its text.',
          'Delete the entry; "npm run decode -- translate sync" writes entries for all texts.',
          at(file, place.line),
        ),
      );
      continue;
    }
    const earlier = first.get(place.id);
    if (!earlier) first.set(place.id, place);
    else {
      out.push({
        ...error(
          'po-duplicate',
          `Two entries have the id ${place.id}.`,
          'Keep the one whose translation is right and delete the other.',
          at(file, place.line),
        ),
        related: [{ note: 'The first of them.', origin: at(file, earlier.line) }],
      });
    }
  }
  for (const block of blocks(table.translations)) {
    if (block.msgid_plural !== undefined) {
      out.push(
        error(
          'po-plural',
          `The entry ${block.msgctxt ?? ''} has plural forms (msgid_plural), which are not used here.`,
          'Write the forms inside the text, as in {count, plural, one {…} other {…}}.',
          at(file, first.get(block.msgctxt ?? '')?.line ?? 1),
        ),
      );
    }
  }
  return out;
}

const error = (rule: string, found: string, todo: string, origin: Origin): Message => ({
  rule,
  severity: 'error',
  found,
  todo,
  origin,
});
const at = (file: string, line: number): Origin => ({
  file,
  start: { line, column: 1 },
  end: { line, column: 1 },
});
const blocks = (record: GetTextTranslations['translations']): GetTextTranslation[] =>
  Object.values(record).flatMap((inner) => Object.values(inner));

function entryOf(block: GetTextTranslation, origin: Origin | undefined): CatalogueEntry {
  const { flag = '', previous = '', translator } = block.comments ?? {};
  const marks = new Set(flag.split(/[,\n]/).map((name) => name.trim()));
  const fuzzy = marks.has(flags.fuzzy);
  const base = fuzzy ? previousSource(previous) : undefined;
  return {
    id: block.msgctxt ?? '',
    source: block.msgid,
    ...(base !== undefined && { previous: base }),
    target: block.msgstr[0] ?? '',
    fuzzy: fuzzy && (base === undefined || marks.has(flags.unconfirmed)),
    comments: translator === undefined ? [] : translator.split('\n'),
    ...(origin && { origin }),
  };
}

/** The text behind `msgid` in the comments of the form `#| …`. */
function previousSource(comment: string): string | undefined {
  let text: string | undefined;
  let inside = false;
  for (const line of comment.split('\n')) {
    const [, word, quoted] = /^\s*(msg\w+)?\s*(".*")\s*$/.exec(line) ?? [];
    if (word !== undefined) inside = word === 'msgid';
    if (inside && quoted !== undefined) text = (text ?? '') + unquoted(quoted);
  }
  return text;
}
