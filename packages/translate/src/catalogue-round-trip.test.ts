import type { Bundle, Catalogue, CatalogueEntry, ProseInline, Unit } from '@decode/model';
import { parseInline, printInline } from '@decode/source';
import { inlineTree } from '@decode/source/inline-arbitrary';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printCatalogue } from './print-catalogue.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readReturnedPo } from './read-returned-po.ts';
import { takeIn } from './take-in.ts';

const piece = fc.constantFrom(
  'a',
  'ž',
  'Ț',
  '"',
  '\\',
  '\n',
  '\\n',
  '\t',
  '# ',
  '#| msgid "x"',
  'msgid ""',
  '~',
  '😀',
  '%s',
  ' ',
  '\u00a0',
  "'",
  '{{ a.b }}',
  '\\"',
);
const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
/** Tools take blanks off the start of a comment. */
const comment = words.map((text) => text.replaceAll('\n', ' ').trimStart()).filter((text) => text !== '');
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);

const entry: fc.Arbitrary<CatalogueEntry> = fc
  .record({
    id,
    source: words,
    target: fc.oneof(fc.constant(''), words),
    previous: fc.option(words, { nil: undefined }),
    fuzzy: fc.boolean(),
    comments: fc.array(comment, { maxLength: 2 }),
  })
  .map(({ previous, ...rest }) => ({ ...rest, ...(previous !== undefined && { previous }) }));

const catalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    entries: fc.uniqueArray(entry, { maxLength: 5, selector: (e) => e.id }),
    obsolete: fc.uniqueArray(entry, { maxLength: 4, selector: (e) => JSON.stringify([e.id, e.source]) }),
  })
  .map(({ entries, obsolete }) => ({
    file: 'f/i18n/lv.po',
    language: 'lv',
    entries: new Map(entries.map((e) => [e.id, e])),
    obsolete,
  }));

const plain = (value: Catalogue) => ({
  entries: [...value.entries.values()].map(({ origin: _, ...rest }) => rest),
  // The parser groups memories by id.
  obsolete: value.obsolete.toSorted((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : a.source < b.source ? -1 : 1,
  ),
});

test('a catalogue that is printed and read is the same', () => {
  fc.assert(
    fc.property(catalogue, (value) => {
      const { catalogue: again, messages } = readCatalogue(
        value.file,
        new TextEncoder().encode(printCatalogue(value)),
        'lv',
      );
      expect(messages).toEqual([]);
      expect(plain(again)).toEqual(plain(value));
    }),
    { numRuns: 400 },
  );
});

test('printing what was read gives the same bytes', () => {
  fc.assert(
    fc.property(catalogue, (value) => {
      const once = printCatalogue(
        readCatalogue(value.file, new TextEncoder().encode(printCatalogue(value)), 'lv').catalogue,
      );
      expect(printCatalogue(readCatalogue(value.file, new TextEncoder().encode(once), 'lv').catalogue)).toBe(
        once,
      );
    }),
    { numRuns: 100 },
  );
});

const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const folder = 'recommendations/proposals/trees';
const encode = (text: string) => new TextEncoder().encode(text);
const withoutPlaces = (nodes: readonly ProseInline[]) =>
  JSON.parse(JSON.stringify(nodes, (key, value) => (key === 'origin' ? undefined : value)));

test('any inline tree goes out as PO, comes back and is the same tree, and nothing is to be done with it', () => {
  fc.assert(
    fc.property(inlineTree, inlineTree, (one: ProseInline[], other: ProseInline[]) => {
      const [source, target] = [printInline(one), printInline(other)];
      const unit: Unit = {
        id: 'p1',
        kind: 'paragraph',
        section: 'Why',
        language: 'en',
        text: source,
        origin,
      };
      const made = { id: unit.id, source, target, fuzzy: false, comments: [] };
      const value: Catalogue = {
        file: `${folder}/i18n/lv.po`,
        language: 'lv',
        entries: new Map([[unit.id, made]]),
        obsolete: [],
      };
      const text = printCatalogue(value);
      const stored = readCatalogue(value.file, encode(text), 'lv').catalogue;
      const again = stored.entries.get(unit.id);
      expect([again?.source, again?.target]).toEqual([source, target]);
      expect(withoutPlaces(parseInline(again?.target ?? '').children)).toEqual(
        withoutPlaces(parseInline(target).children),
      );
      const [returned] = readReturnedPo('back.po', encode(text), ['lv']).folders;
      if (!returned) throw new Error('no folder');
      const bundle: Bundle = { folder, units: [unit], catalogues: new Map([['lv', value]]) };
      const { catalogue, rows } = takeIn(bundle, returned);
      expect(rows.filter(({ outcome }) => !['unchanged', 'empty', 'unknown'].includes(outcome))).toEqual([]);
      expect(catalogue.entries.get(unit.id)?.target).toBe(target);
    }),
    { numRuns: 3000 },
  );
}, 120_000);
