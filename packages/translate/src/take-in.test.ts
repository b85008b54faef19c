import type { Bundle, CatalogueEntry, Unit } from '@decode/model';
import { printInline, unitState } from '@decode/source';
import { inlineTree } from '@decode/source/inline-arbitrary';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from './accept.ts';
import { printCatalogue } from './print-catalogue.ts';
import { readReturnedPo } from './read-returned-po.ts';
import type { ReturnedFolder } from './returned.ts';
import { takeIn } from './take-in.ts';
import { printXliff } from './xliff/print-xliff.ts';
import { readXliff } from './xliff/read-xliff.ts';

const folder = 'recommendations/proposals/trees';
const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
type Texts = Readonly<Record<string, readonly [source: string, target: string, previous?: string]>>;

function bundleOf(texts: Texts): Bundle {
  const units = Object.entries(texts).map(
    ([id, [text]]): Unit => ({ id, kind: 'paragraph', section: 'Why', language: 'en', text, origin }),
  );
  const entries = Object.entries(texts).map(([id, [source, target, previous]]): CatalogueEntry => {
    const base = { id, source, target, fuzzy: false, comments: [] };
    return previous === undefined ? base : { ...base, previous };
  });
  const file = `${folder}/i18n/lv.po`;
  const entriesById = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    folder,
    units,
    catalogues: new Map([['lv', { file, language: 'lv', entries: entriesById, obsolete: [] }]]),
  };
}

const exchanges = {
  xliff(bundle: Bundle, edit: (text: string) => string): ReturnedFolder {
    const entries = bundle.catalogues.get('lv')?.entries;
    const units = bundle.units.map((unit) => {
      const entry = entries?.get(unit.id);
      return { unit, ...(entry && { entry }), state: unitState(unit, entry, 'lv') };
    });
    const text = edit(printXliff([{ folder, units }], 'en', 'lv'));
    return readXliff('back.xlf', new TextEncoder().encode(text)).folders[0] as ReturnedFolder;
  },
  po(bundle: Bundle, edit: (text: string) => string): ReturnedFolder {
    const catalogue = bundle.catalogues.get('lv');
    const text = edit(catalogue ? printCatalogue(catalogue, bundle.units, folder) : '');
    return readReturnedPo('back.po', new TextEncoder().encode(text), ['lv']).folders[0] as ReturnedFolder;
  },
};
/** What a translator does to the file, in either format. */
const translated = (id: string, target: string) => (text: string) =>
  text.includes('<xliff')
    ? text.replace(
        new RegExp(
          `(<unit id="${id}"[\\s\\S]*?<segment id="s1") [^>]*>\\n(<source[^\\n]*\\n)(?:<target[^\\n]*\\n)?`,
        ),
        (_, head: string, source: string) =>
          `${head} state="translated">\n${source}<target>${target}</target>\n`,
      )
    : text.replace(
        new RegExp(`(?:#, .*\\n)(?:#\\| .*\\n)?(msgctxt "${id}"\\nmsgid .*\\n)msgstr .*`),
        (_, head: string) => `${head}msgstr ${JSON.stringify(target)}`,
      );

describe.each(['xliff', 'po'] as const)('a file that went out as %s', (format) => {
  const bundle = bundleOf({
    p1: ['Births fell.', ''],
    p2: ['Plant lime trees.', 'Stādīt liepas.'],
    p3: ['Water them twice.', 'Laistīt.', 'Water them.'],
  });
  const exchange = exchanges[format];
  const import_ = (there: Bundle, back: ReturnedFolder, options = {}) => {
    const { catalogue, rows } = takeIn(there, back, options);
    return {
      states: there.units.map((unit) => unitState(unit, catalogue.entries.get(unit.id), 'lv')),
      targets: there.units.map(({ id }) => catalogue.entries.get(id)?.target),
      rows: Object.fromEntries(rows.map(({ id, outcome }) => [id, outcome])),
      why: rows.map(({ why }) => why).filter(Boolean),
    };
  };

  test('and comes back as it was changes nothing', () => {
    const { rows, states } = import_(
      bundle,
      exchange(bundle, (text) => text),
    );
    expect(rows).toEqual({ p1: 'empty', p2: 'unchanged', p3: 'unchanged' });
    expect(states).toEqual(['missing', 'fresh', 'stale']);
  });

  test('brings new translations and updates of old ones', () => {
    const back = exchange(bundle, (text) =>
      translated('p3', 'Laistīt divreiz.')(translated('p1', 'Dzimst mazāk.')(text)),
    );
    const { rows, states, targets } = import_(bundle, back);
    expect(rows).toEqual({ p1: 'taken', p2: 'unchanged', p3: 'taken' });
    expect(states).toEqual(['fresh', 'fresh', 'fresh']);
    expect(targets).toEqual(['Dzimst mazāk.', 'Stādīt liepas.', 'Laistīt divreiz.']);
  });

  test('two that were swapped wait for a person, and each says whose it was', () => {
    const two = bundleOf({
      p1: ['Births fell.', 'Dzimst mazāk.'],
      p2: ['Plant lime trees.', 'Stādīt liepas.'],
    });
    const back = exchange(two, (text) =>
      translated('p2', 'Dzimst mazāk.')(translated('p1', 'Stādīt liepas.')(text)),
    );
    const { rows, states, why } = import_(two, back);
    expect(rows).toEqual({ p1: 'unconfirmed', p2: 'unconfirmed' });
    expect(states).toEqual(['needs-review', 'needs-review']);
    expect(why[0]).toBe(
      'until now it was the translation of another text, «Plant lime trees.» (p2): look whether two were swapped',
    );
  });

  test('confirms a translation that still fits', () => {
    const back = exchange(bundle, translated('p3', 'Laistīt.'));
    const { rows, states } = import_(bundle, back);
    expect(rows['p3']).toBe('confirmed');
    expect(states[2]).toBe('fresh');
  });

  test('leaves a translation stale whose source changed while the file was away', () => {
    const back = exchange(bundle, translated('p1', 'Dzimst mazāk.'));
    const now = bundleOf({
      p1: ['Births fell by a third.', ''],
      p2: ['Plant lime trees.', 'Stādīt liepas.'],
    });
    const { rows, states, targets, why } = import_(now, back);
    expect(rows['p1']).toBe('stale');
    expect(states[0]).toBe('stale');
    expect(targets[0]).toBe('Dzimst mazāk.');
    expect(why).toContain('the text has changed since the file went out; it was «Births fell.»');
  });

  test('tells of a text that was deleted meanwhile', () => {
    const back = exchange(bundle, translated('p1', 'Dzimst mazāk.'));
    const now = bundleOf({ p2: ['Plant lime trees.', 'Stādīt liepas.'] });
    const { rows } = takeIn(now, back);
    expect(rows.find(({ id }) => id === 'p1')).toMatchObject({ outcome: 'unknown', target: 'Dzimst mazāk.' });
  });

  test('does not undo what was translated here meanwhile, unless asked to', () => {
    const back = exchange(bundle, translated('p2', 'Stādīt kokus.'));
    const now = bundleOf({ p2: ['Plant lime trees.', 'Iestādīt liepas.'] });
    expect(import_(now, back)).toMatchObject({ rows: { p2: 'conflict' }, targets: ['Iestādīt liepas.'] });
    expect(import_(now, back, { overwrite: true })).toMatchObject({
      rows: { p2: 'taken' },
      targets: ['Stādīt kokus.'],
    });
    const untouched = exchange(bundle, (text) => text);
    expect(import_(now, untouched).rows['p2']).toBe('unchanged');
  });

  test('does not make stale what was accepted here for the text as it is now, unless asked to', () => {
    const back = exchange(bundle, translated('p2', 'Stādīt kokus.'));
    const edited = bundleOf({ p2: ['Plant lime trees!', 'Stādīt liepas.', 'Plant lime trees.'] });
    const { catalogue } = accept(edited, 'lv', ['p2'], 'yes');
    const now: Bundle = { ...edited, catalogues: new Map(catalogue && [['lv', catalogue]]) };
    const { rows, states, targets, why } = import_(now, back);
    expect({ rows, states, targets }).toMatchObject({
      rows: { p2: 'conflict' },
      states: ['fresh'],
      targets: ['Stādīt liepas.'],
    });
    expect(why.join()).toMatch(
      /older text, «Plant lime trees\.».*type "npm run decode -- translate import back\.\S+ --overwrite"/,
    );
    expect(import_(now, back, { overwrite: true })).toMatchObject({
      rows: { p2: 'stale' },
      targets: ['Stādīt kokus.'],
    });
    const taken = takeIn(now, back, { overwrite: true }).catalogue.entries.get('p2');
    expect(catalogue?.entries.get('p2')?.comments).toEqual(['accepted: yes']);
    expect(taken?.comments).toEqual([]);
  });

  test('says how a corrected file is taken after a first one', () => {
    const first = takeIn(bundle, exchange(bundle, translated('p1', 'Dzimst mazāk.')));
    const now: Bundle = { ...bundle, catalogues: new Map([['lv', first.catalogue]]) };
    const corrected = exchange(bundle, translated('p1', 'Dzimst arvien mazāk.'));
    const { rows, why } = import_(now, corrected);
    expect(rows['p1']).toBe('conflict');
    expect(why.join()).toMatch(
      /another translation by now.*type "npm run decode -- translate import back\.\S+ --overwrite"/,
    );
  });

  test('is marked as not confirmed where a machine translated it', () => {
    const back = exchange(bundle, translated('p1', 'Dzimst mazāk.'));
    const { rows, states } = import_(bundle, back, { unconfirmed: true });
    expect(rows['p1']).toBe('unconfirmed');
    expect(states[0]).toBe('needs-review');
  });

  test('is marked where a note, a field or a link was lost', () => {
    const noted = bundleOf({ p1: ['Births fell[^1] in {{ place.name }}.', ''] });
    const back = exchange(noted, translated('p1', 'Dzimst mazāk.'));
    const { rows, states, why } = import_(noted, back);
    expect(rows['p1']).toBe('damaged');
    expect(states).toEqual(['broken']);
    expect(why.join()).toContain('{{ place.name }}');
  });

  test('that lost a field does not replace one that is whole', () => {
    const whole = bundleOf({ p1: ['Births fell in {{ place.name }}.', 'Dzimst mazāk, {{ place.name }}.'] });
    const back = exchange(whole, (file) =>
      format === 'po'
        ? file.replace('mazāk, {{ place.name }}.', 'mazāk.')
        : translated('p1', 'Dzimst mazāk.')(file),
    );
    const { rows, states, why } = import_(whole, back);
    expect(rows['p1']).toBe('conflict');
    expect(states).toEqual(['fresh']);
    expect(why.join()).toContain('The present translation stays');
  });

  test('whose editor lost the no-break spaces is no other text', () => {
    const spaced = bundleOf({ p1: ['On 1\u00a0May.', '2026.\u00a0gada 1.\u00a0maijā.'] });
    const back = exchange(spaced, (text) => text.replaceAll('\u00a0', ' '));
    expect(import_(spaced, back).rows['p1']).toBe('unchanged');
  });

  test('has a row for every unit, and no translation is lost, whatever changed meanwhile', () => {
    const text = fc.constantFrom(
      'Births fell.',
      'Births rose.',
      'Plant *lime* trees.',
      'See [^1].',
      'In {{ place.name }}.',
    );
    const target = fc.oneof(fc.constant(''), inlineTree.map(printInline));
    const state = fc.tuple(text, target, fc.option(text, { nil: undefined }));
    const texts = fc.dictionary(fc.constantFrom('p1', 'p2', 'p3'), state, { minKeys: 1 });
    fc.assert(
      fc.property(texts, texts, target, (before, after, answer) => {
        const then = bundleOf(before as Texts);
        const now = bundleOf(after as Texts);
        const back = exchange(then, format === 'po' ? translated('p1', answer) : (file) => file);
        const { catalogue, rows } = takeIn(now, back);
        expect(rows.map(({ id }) => id).sort()).toEqual(back.units.map(({ id }) => id).sort());
        const kept = [...catalogue.entries.values()].map((entry) => entry.target);
        for (const { outcome, target: answered, present } of rows) {
          if (
            outcome === 'taken' ||
            outcome === 'stale' ||
            outcome === 'unconfirmed' ||
            outcome === 'damaged'
          )
            expect(kept).toContain(answered);
          if (outcome === 'unchanged' || outcome === 'confirmed' || outcome === 'conflict')
            expect(kept).toContain(present);
        }
        // Nothing is current that was not said of the text as it is now.
        for (const unit of now.units) {
          const entry = catalogue.entries.get(unit.id);
          if (entry && entry.previous === undefined) expect(entry.source).toBe(unit.text);
        }
      }),
      { numRuns: 400 },
    );
  });
});

test.each([
  ...['0000', '0008', '202E', 'D800', '-1', 'FFFFFFFF', 'G', ''].map((hex) => `<cp hex="${hex}"/>`),
  '&#x202E;',
  '&#x85;',
])('%s in an XLIFF file is not taken', (sign) => {
  const bundle = bundleOf({ p1: ['Births fell.', ''], p2: ['In {{ place.name }}.', ''] });
  const text = exchanges.xliff(bundle, translated('p1', `Dzimst${sign} mazāk.`));
  const data = exchanges.xliff(bundle, (file) =>
    file.replace('<data id="d1" xml:space="preserve">', `$&${sign}`),
  );
  for (const back of [text, data]) {
    const { catalogue, rows } = takeIn(bundle, back);
    const refused = rows.find(({ outcome }) => outcome === 'unreadable');
    expect(refused?.why).toMatch(/is no character|invisible/);
    const printed = printCatalogue(catalogue, bundle.units, folder);
    expect(readReturnedPo('lv.po', new TextEncoder().encode(printed), ['lv']).messages).toEqual([]);
  }
});

test('a language with a region is the one of the project', () => {
  const text = printCatalogue({ file: 'x', language: 'lv_LV', entries: new Map(), obsolete: [] }, [], folder);
  expect(readReturnedPo('x.po', new TextEncoder().encode(text), ['lt', 'lv']).folders).toMatchObject([
    { folder, language: 'lv' },
  ]);
});
