import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { bareNominative, translatedText } from '@decode/check';
import {
  createLanguage,
  createStrings,
  type Language,
  type Names,
  nameForm,
  typesetInlines,
  typesetQuotes,
  typesetSpaces,
} from '@decode/compose/language';
import { loadFonts } from '@decode/engine/host';
import {
  type Bundle,
  type LanguageRules,
  type LockedUnit,
  languageRules,
  type NameCase,
  type ProseInline,
  type Unit,
  wording,
} from '@decode/model';
import {
  align,
  checkTarget,
  cutProse,
  hasTerm,
  parseInline,
  printInline,
  readLock,
  readProse,
  wordsOf,
} from '@decode/source';
import { printXliff, readCatalogue, readXliff, status, sync, takeIn } from '@decode/translate';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse as parseFont } from 'opentype.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { foundRules } from './found-rules.ts';
import { formatOperations } from './locale-in-formats.ts';

/**
 * The cases of locale.json and traps.json in tests/cases/locale, or of the file that LOCALE_CASES names: others can run their own with the
 * same operations. Places are those of places.yaml beside them.
 */
const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'tests/cases/locale');
const languages = join(root, 'templates/base/languages');
const own = ['locale.json', 'traps.json'].map((name) => join(folder, name));
const files = process.env['LOCALE_CASES'] ? [process.env['LOCALE_CASES']] : own;

interface Case {
  readonly id: string;
  readonly op: string;
  readonly locale: string;
  // biome-ignore lint/suspicious/noExplicitAny: each operation knows the shape of its own input.
  readonly input: any;
  readonly expected: unknown;
  readonly note?: string;
}

const cases = files.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases);
const places = parse(readFileSync(join(folder, 'places.yaml'), 'utf8')) as Record<
  string,
  Record<string, Record<string, object>>
>;

function rules(tag: string): LanguageRules {
  return languageRules.parse(parse(readFileSync(join(languages, `${tag}.yaml`), 'utf8')));
}

function wordingFile(tag: string): Record<string, unknown> {
  return parse(readFileSync(join(root, 'templates/base/wording', `${tag}.yaml`), 'utf8'));
}

const eu = (tag: string): Language => createLanguage(rules(tag), 'eu');
const national = (tag: string): Language => createLanguage(rules(tag), 'national');

/** A message said as a string of a document that is written in the language: no state of a translation comes into it. */
function say(tag: string, message: string, values: Record<string, string | number>): string {
  const unit = { ...unitOf(message), kind: 'message', language: tag };
  const bundle = { folder: 'strings', units: [unit], catalogues: new Map() };
  const said = createStrings(bundle, tag, eu(tag)).say(unit.id, values);
  if (!('text' in said)) throw new Error(said.message.found);
  // The cases of plurals are about words; which blanks bind is another case.
  return said.text.replaceAll('\u00a0', ' ');
}

function name(id: string, tag: string, wanted: string, part = 'name'): string | undefined {
  const names = Object.fromEntries(
    Object.entries(places[id] ?? {}).map(([key, parts]) => [key, parts[part]]),
  ) as Names;
  return nameForm(names, tag, wanted as NameCase);
}

const origin = { file: 'case.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const inline = (markdown: string): readonly ProseInline[] => parseInline(markdown, origin).children;
/** The cases call the nodes as mdast does. */
const mdast: Readonly<Record<string, string>> = {
  field: 'placeholder',
  code: 'inlineCode',
  noteReference: 'footnoteReference',
};

const operations: Readonly<Record<string, (c: Case) => unknown>> = {
  'house.number': ({ locale, input }) => eu(locale).number(input),
  'house.number.national': ({ locale, input }) => national(locale).number(input),
  'house.percent': ({ locale, input }) => eu(locale).percent(input),
  'house.percent.national': ({ locale, input }) => national(locale).percent(input),
  'house.money': ({ locale, input }) => eu(locale).money(...amount(input)),
  'house.money.national': ({ locale, input }) => national(locale).money(...amount(input)),
  'house.unit': ({ locale, input: [value, unit] }) => eu(locale).unit(value, unit),
  'house.unit.national': ({ locale, input: [value, unit] }) => national(locale).unit(value, unit),
  'house.range': ({ locale, input: [from, to, unit] }) => eu(locale).range(from, to, { unit }),
  'house.range.national': ({ locale, input: [from, to, unit] }) => national(locale).range(from, to, { unit }),
  'house.date': ({ locale, input: [iso, form] }) => eu(locale).date(iso, form === 'nom' ? 'text' : form),
  'house.date.national': ({ locale, input: [iso, form] }) =>
    national(locale).date(iso, form === 'nom' ? 'text' : form),
  'house.time': ({ locale, input }) => eu(locale).time(input),
  'intl.number': ({ locale, input: { n, ...options } }) => new Intl.NumberFormat(locale, options).format(n),
  icu: ({ locale, input: { msg, ...values } }) => say(locale, msg, values),
  'icu.coverage': ({ locale, input }) => missingForms(locale, input),
  // The library itself, with its trap; createStrings refuses a message that falls into it.
  'icu.apostrophe': ({ locale, input: { msg, ...values } }) =>
    new IntlMessageFormat(msg, locale).format(values),
  list: ({ locale, input }) => eu(locale).list(input),
  'list.or': ({ locale, input }) => eu(locale).list(input, 'or'),
  sort: ({ locale, input }) => eu(locale).sort(input),
  nbsp: ({ locale, input }) => typesetSpaces(input, rules(locale)),
  quotes: ({ locale, input }) => typesetQuotes(input, rules(locale)),
  'typo.md': ({ locale, input }) => printInline(typesetInlines(inline(input), rules(locale))),
  'md.inline': ({ input }) => inline(input).map(({ type }) => mdast[type] ?? type),
  'md.block': ({ input }) =>
    readProse('case.md', new TextEncoder().encode(`${input}\n`)).blocks.map(({ type }) => type),
  'md.roundtrip': ({ input }) =>
    printInline(inline(printInline(inline(input)))) === printInline(inline(input)),
  status: ({ locale, input: { v1, v2 } }) => counts(workflow(locale, v1, v2)),
  'status.diff': ({ locale, input: { v1, v2 } }) =>
    status([workflow(locale, v1, v2)], [locale])
      .flatMap(({ units }) => units.flatMap(({ changes }) => changes ?? []))
      .map(({ kind, text }) => (kind === 'added' ? `{+${text}+}` : kind === 'removed' ? `[-${text}-]` : text))
      .join(''),
  'status.revert': ({ locale, input: { v1, v2 } }) => counts(workflow(locale, v1, v2, v1)),
  check: ({ locale, input: { src, trg } }) => faultsOf(locale, src, trg),
  term: ({ input: { term, text } }) => hasTerm(wordsOf(text), term),
  'xliff.roundtrip': ({ locale, input }) => {
    const text = printInline(inline(input));
    const [back] = sentAndBack(locale, text, (xml) =>
      withTarget(xml, /<source[^>]*>(.*)<\/source>/s.exec(xml)?.[1]),
    );
    const read = back?.read(unitOf(text));
    return read?.source === text && read.target === text;
  },
  'xliff.stale': ({ locale, input: { exported, current, target } }) => {
    const units = sentAndBack(locale, exported, (xml) => withTarget(xml, target));
    const bundle = { folder: 'case', units: [unitOf(current)], catalogues: new Map() };
    return takeIn(bundle, back(locale, units)).rows[0]?.outcome;
  },
  'xliff.lostcode': ({ locale, input: { src, target } }) => {
    const units = sentAndBack(locale, src, (xml) => withTarget(xml, target));
    const bundle = { folder: 'case', units: [unitOf(src)], catalogues: new Map() };
    const taken = takeIn(bundle, back(locale, units));
    expect(taken.rows[0]?.outcome).toBe('damaged');
    return checkTarget(unitOf(src), target, locale).map(({ rule }) => parts[rule] ?? rule);
  },
  'xliff.split': ({ locale, input }) => returned(locale, input),
  'xliff.order': ({ locale, input }) => returned(locale, input),
  'font.covers': async ({ input }) =>
    (await loadFonts()).every(({ ttf }) => {
      const font = parseFont(
        ttf.buffer.slice(ttf.byteOffset, ttf.byteOffset + ttf.byteLength) as ArrayBuffer,
      );
      return [...(input as string)].every((letter) => font.charToGlyphIndex(letter) !== 0);
    }),
  place: ({ locale, input: [id, form] }) => name(id, locale, form),
  'place.part': ({ locale, input: [id, part, form] }) => name(id, locale, form, part),
  'place.cap': ({ locale, input: [id, form] }) => eu(locale).capital(name(id, locale, form) ?? ''),
  'place.error': ({ locale, input: [id, form] }) =>
    name(id, locale, form) === undefined ? 'error' : 'a form',
  lintPlace: ({ locale, input }) =>
    bareNominative(input, rules(locale).prepositions) ? 'bare-nominative' : null,
};

/** A text in its versions, one after the other: synced, translated in full after the first, and synced again. */
function workflow(tag: string, ...versions: readonly string[]): Bundle {
  let lock: readonly LockedUnit[] = [];
  let po: string | undefined;
  const load = (markdown: string): Bundle => {
    const { blocks } = readProse('case.md', new TextEncoder().encode(markdown));
    const { units } = align('case', lock, cutProse(blocks, 'en'));
    const read = po === undefined ? undefined : readCatalogue('case.po', new TextEncoder().encode(po), tag);
    return {
      folder: 'case',
      units,
      catalogues: new Map(read?.catalogue ? [[tag, read.catalogue]] : []),
    };
  };
  for (const [i, version] of versions.entries()) {
    const synced = sync(load(version), [tag]);
    lock = readLock('units.lock.yaml', new TextEncoder().encode(synced.lock?.text ?? '')).units;
    po = synced.catalogues.get(tag)?.text ?? '';
    if (i === 0) po = po.replace(/(?<=\nmsgid "(.+)"\n)msgstr ""/g, (_, source) => `msgstr "${source}"`);
  }
  return load(versions.at(-1) ?? '');
}

const unitOf = (text: string): Unit => {
  return { id: 'u', kind: 'paragraph', section: 'case', language: 'en', text, origin };
};

/** A text without translation as it goes out, changed by a translator's tool, and read again. */
function sentAndBack(tag: string, text: string, change: (xml: string) => string) {
  const sent = { unit: unitOf(text), state: 'missing' as const };
  const xml = change(printXliff([{ folder: 'case', units: [sent] }], 'en', tag));
  const { folders, messages } = readXliff('case.xlf', new TextEncoder().encode(xml));
  expect(messages).toEqual([]);
  return folders[0]?.units ?? [];
}

function withTarget(xml: string, target = ''): string {
  return xml
    .replace(/<segment [^>]*>/, '<segment id="s1" state="translated">')
    .replace('</source>\n</segment>', `</source><target>${target}</target></segment>`);
}

function back(language: string, units: ReturnType<typeof sentAndBack>) {
  return { folder: 'case', language, units, origin: unitOf('').origin };
}

/** One unit as a tool wrote it, in a file around it. */
function returned(tag: string, unit: string): { target: string | null; state: string | undefined } {
  const source = [...unit.matchAll(/<source>(.*?)<\/source>/gs)].map(([, text]) => text).join('');
  const units = sentAndBack(tag, source, (xml) => xml.replace(/<unit .*<\/unit>/s, unit));
  const bundle = { folder: 'case', units: [unitOf(source)], catalogues: new Map() };
  const [row] = takeIn(bundle, back(tag, units)).rows;
  // What a second person has looked at is final to those who sent it.
  const [state] = units.map((back) => (back.state === 'reviewed' ? 'final' : back.state));
  return { target: row?.target || null, state };
}

/** How the cases call what a translation can lose. */
const parts: Readonly<Record<string, string>> = {
  'target-field': 'placeholder',
  'target-note': 'footnote',
  'target-link': 'link',
  'target-code': 'code',
};

/** What the rules for translations find, called as in the cases. */
function faultsOf(tag: string, source: string, target: string): string[] {
  const text = translatedText('paragraph', source, target, 'en', tag);
  const tags = ['en', tag];
  const known = {
    rules: new Map(tags.map((l) => [l, rules(l)])),
    // What else the wording holds is how this project's officials write; the cases do not know it.
    wording: new Map(tags.map((l) => [l, wording.parse({ amounts: wordingFile(l)['amounts'] ?? {} })])),
    terms: [],
    vocabulary: () => new Set<string>(),
  };
  const found = foundRules.translations
    .filter(({ id, severity }) => severity !== 'info' && id !== 'damaged-translation')
    .flatMap(({ id, check }) => [...check(text, known)].map((finding) => codeOf(id, finding.found)));
  const damaged = checkTarget(unitOf(source), target, tag).map(({ rule }) => parts[rule] ?? rule);
  return [...new Set([...damaged, ...found])];
}

function codeOf(rule: string, found: string): string {
  if (rule === 'stray-characters')
    return /two characters/.test(found) ? 'not-nfc' : /blank/.test(found) ? 'edge-space' : 'control-char';
  return ruleCodes[rule] ?? rule;
}

const ruleCodes: Readonly<Record<string, string>> = {
  'number-values': 'number',
  'foreign-letter': 'cyrillic',
  'untranslated-text': 'same-as-source',
  'wrong-letter': 'ro-cedilla',
};

/** How many units are in each state, without the states that none is in. */
function counts(bundle: Bundle): Record<string, number> {
  const [row] = status([bundle], [...bundle.catalogues.keys()]);
  return Object.fromEntries(Object.entries(row?.counts ?? {}).filter(([, n]) => n > 0));
}

/** Plural classes that a translation lacks, as its check names them. */
function missingForms(tag: string, message: string): string[] {
  const faults = checkTarget(
    { id: 'case', kind: 'message', section: 'case', language: 'en', text: message, origin },
    message,
    tag,
  );
  return faults
    .flatMap(({ found }) => [...found.matchAll(/«(\p{L}+)»/gu)].map(([, form]) => form ?? ''))
    .sort();
}

function amount(input: number | [number, string]): [number, string] {
  return Array.isArray(input) ? input : [input, 'EUR'];
}

describe('cases of the localisation layer', () => {
  for (const c of cases) {
    const operation = operations[c.op] ?? formatOperations[c.op];
    test(`${c.id} ${c.op} ${c.locale}: ${JSON.stringify(c.input)}`, async () => {
      if (!operation) throw new Error(`There is no operation "${c.op}".`);
      expect(await operation(c), c.note).toEqual(c.expected);
    });
  }
});

describe('languages', () => {
  const tags = readdirSync(languages).map((file) => file.replace('.yaml', ''));

  test('are found by their files', () => {
    expect(tags).toEqual(expect.arrayContaining(['da', 'de', 'en', 'es', 'it', 'lt', 'lv', 'pl', 'ro']));
  });

  test.each(tags)('%s has complete rules under its own tag', (tag) => {
    expect(rules(tag).tag).toBe(tag);
    expect(Intl.DateTimeFormat.supportedLocalesOf(rules(tag).intl)).toHaveLength(1);
  });
});
