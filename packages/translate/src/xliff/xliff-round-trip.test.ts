import type { CatalogueEntry, ProseInline, TranslationState, Unit } from '@decode/model';
import { printInline, textHash } from '@decode/source';
import { inlineTree } from '@decode/source/inline-arbitrary';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReturnedUnit } from '../returned.ts';
import { printXliff, type SentUnit } from './print-xliff.ts';
import { readXliff } from './read-xliff.ts';

const folder = 'recommendations/proposals/trees';
const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const unitOf = (text: string, kind = 'paragraph', id = 'p1'): Unit => ({
  id,
  kind,
  section: 'Why',
  language: 'en',
  text,
  origin,
});
const sent = (text: string, target = '', more: Partial<CatalogueEntry> = {}, kind?: string): SentUnit => {
  const unit = unitOf(text, kind);
  const entry = { id: unit.id, source: text, target, fuzzy: false, comments: [], ...more };
  const state: TranslationState =
    target === '' ? 'missing' : entry.previous === undefined ? 'fresh' : 'stale';
  return { unit, entry, state };
};
const print = (...units: readonly SentUnit[]) => printXliff([{ folder, units }], 'en', 'lv');
const read = (text: string) => {
  const { folders, messages } = readXliff('lv.xlf', new TextEncoder().encode(text));
  expect(messages).toEqual([]);
  return folders[0]?.units as ReturnedUnit[];
};

describe('what goes out comes back', () => {
  test('any inline tree as source and any other as target', () => {
    fc.assert(
      fc.property(inlineTree, inlineTree, (one: ProseInline[], other: ProseInline[]) => {
        const [source, target] = [printInline(one), printInline(other)];
        const item = sent(source, target);
        const [unit] = read(print(item));
        expect(unit?.read(item.unit)).toEqual({ source, target });
      }),
      { numRuns: 3000 },
    );
  }, 120_000);

  test('words that look like fields and names stay words, and are shown as codes', () => {
    const lookalikes = fc.constantFrom(
      '{{ place.name }}',
      '{{ x }}',
      '*Alta*{lang=es}',
      'a ',
      ' *',
      '{',
      '}}',
    );
    const words = fc.array(lookalikes, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const tree = fc.tuple(words, words).map(([one, two]): ProseInline[] => [
      { type: 'text', value: `x${one}x` },
      { type: 'field', path: ['place', 'name'] },
      { type: 'strong', children: [{ type: 'text', value: `x${two}x` }] },
    ]);
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const [source, target] = [printInline(one), printInline(other)];
        const item = sent(source, target);
        expect(read(print(item))[0]?.read(item.unit)).toEqual({ source, target });
      }),
      { numRuns: 1000 },
    );
    expect(print(sent('Write \\{\\{ place.name }} here.'))).toContain('subType="decode:literal"');
  });

  test('a previous text of any kind stands beside a stale translation and changes nothing', () => {
    fc.assert(
      fc.property(inlineTree, inlineTree, inlineTree, (now, then, other) => {
        fc.pre(printInline(other) !== '');
        const item = sent(printInline(now), printInline(other), { previous: printInline(then) });
        const [unit] = read(print(item));
        expect(unit?.read(item.unit)).toEqual({ source: item.unit.text, target: item.entry?.target });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [
      '{n, plural, one {# place} other {# places}} in {place}',
      '{n, plural, zero {# vietu} one {# vieta} other {# vietas}} {placeIn}',
    ],
    ['Figure {n}', '{n}. attēls'],
    ['See {page}', "'{page}'"],
    ['A < B & "C"', 'A < B & “C”'],
  ])('the message %s', (source, target) => {
    const item = sent(source, target, {}, 'message');
    expect(read(print(item))[0]?.read(item.unit)).toEqual({ source, target });
  });
});

test('words and codes, states and notes as they are written', () => {
  const source = 'Births fell in **{{ place.name }}** [@csp-births], see [law](https://likumi.lv/x).';
  const target =
    '**{{ place.name case=loc }}** dzimst mazāk [@csp-births], sk. [likumu](https://likumi.lv/x).';
  const item = sent(source, target, { previous: 'Births fell.', fuzzy: false, comments: ['ask the office'] });
  expect(print(item)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" version="2.1" srcLang="en" trgLang="lv">
    <file id="recommendations.proposals.trees" original="recommendations/proposals/trees">
    <mda:metadata><mda:metaGroup category="decode"><mda:meta type="files">1</mda:meta><mda:meta type="language">lv</mda:meta><mda:meta type="texts">p1</mda:meta></mda:metaGroup></mda:metadata>
    <notes><note category="instruction">A name in another language than the translation: type *name*{lang=es} with the code of its language. A field in another case: type it as {{ place.name case=in }}.</note></notes>
    <unit id="p1" name="Why">
    <mtc:matches><mtc:match ref="#s1" type="am" subType="decode:previous" origin="previous version"><originalData><data id="d1" xml:space="preserve">**</data><data id="d2" xml:space="preserve">{{ place.name case=loc }}</data><data id="d3" xml:space="preserve">[@csp-births]</data><data id="d4" xml:space="preserve">[</data><data id="d5" xml:space="preserve">](https://likumi.lv/x)</data></originalData><source xml:space="preserve">Births fell.</source><target xml:space="preserve"><pc id="1" type="fmt" subType="decode:strong" dataRefStart="d1" dataRefEnd="d1"><ph id="2" type="ui" subType="xlf:var" dataRef="d2" disp="{{ place.name case=loc }}"/></pc> dzimst mazāk <ph id="3" type="link" subType="decode:cite" dataRef="d3" disp="[@csp-births]" canDelete="no" canCopy="no"/>, sk. <pc id="4" type="link" subType="decode:link" dataRefStart="d4" dataRefEnd="d5" canDelete="no" canCopy="no">likumu</pc>.</target></mtc:match></mtc:matches>
    <mda:metadata><mda:metaGroup category="decode"><mda:meta type="kind">paragraph</mda:meta><mda:meta type="source">h1:vitxmtxz4ve2</mda:meta><mda:meta type="target">h1:xqxuhcxipfnw</mda:meta></mda:metaGroup></mda:metadata>
    <notes><note category="context">paragraph: Why</note><note category="source-change">The translation is of this text: Births fell.</note><note category="comment">ask the office</note></notes>
    <originalData><data id="d1" xml:space="preserve">**</data><data id="d2" xml:space="preserve">{{ place.name }}</data><data id="d3" xml:space="preserve">[@csp-births]</data><data id="d4" xml:space="preserve">[</data><data id="d5" xml:space="preserve">](https://likumi.lv/x)</data><data id="d6" xml:space="preserve">{{ place.name case=loc }}</data></originalData>
    <segment id="s1" state="initial" subState="decode:stale">
    <source xml:space="preserve">Births fell in <pc id="1" type="fmt" subType="decode:strong" dataRefStart="d1" dataRefEnd="d1"><ph id="2" type="ui" subType="xlf:var" dataRef="d2" disp="{{ place.name }}"/></pc> <ph id="3" type="link" subType="decode:cite" dataRef="d3" disp="[@csp-births]" canDelete="no" canCopy="no"/>, see <pc id="4" type="link" subType="decode:link" dataRefStart="d4" dataRefEnd="d5" canDelete="no" canCopy="no">law</pc>.</source>
    <target xml:space="preserve"><pc id="1" type="fmt" subType="decode:strong" dataRefStart="d1" dataRefEnd="d1"><ph id="5" type="ui" subType="xlf:var" dataRef="d6" disp="{{ place.name case=loc }}"/></pc> dzimst mazāk <ph id="3" type="link" subType="decode:cite" dataRef="d3" disp="[@csp-births]" canDelete="no" canCopy="no"/>, sk. <pc id="4" type="link" subType="decode:link" dataRefStart="d4" dataRefEnd="d5" canDelete="no" canCopy="no">likumu</pc>.</target>
    </segment>
    </unit>
    </file>
    </xliff>
    "
  `);
});

test('a foreign name is marked as not to be translated, and may be typed where the source has none', () => {
  const named = sent('The *Serranía Alta*{lang=es} lost residents.');
  const out = print(named);
  expect(out).toContain(
    '<pc id="1" type="fmt" subType="decode:emphasis" dataRefStart="d1" dataRefEnd="d2"><mrk id="2" translate="no">Serranía Alta</mrk></pc>',
  );
  expect(read(out)[0]?.read(named.unit).source).toBe(named.unit.text);
  const plain = sent('The Serranía Alta lost residents.');
  const typed = (target: string) =>
    read(print(plain).replace('</source>\n', `</source>\n<target>${target}</target>\n`))[0]?.read(plain.unit)
      .target;
  expect(typed('*Serranía Alta*{lang=es} zaudēja.')).toBe('*Serranía Alta*{lang=es} zaudēja.');
  expect(typed('Te *Serranía Alta*{lang=?} ir.')).toBe('Te \\*Serranía Alta\\*\\{lang=?} ir.');
  expect(typed('Te *Serranía Alta* ir.')).toBe('Te \\*Serranía Alta\\* ir.');
});

describe('what other tools do to a file', () => {
  const source = 'Plant **lime** trees[^1].';
  const item = sent(source);
  const codes = '<pc id="1" dataRefStart="d1" dataRefEnd="d1">liepas</pc>';
  const answered = (content: string, state = 'translated') =>
    print(item)
      .replace('state="initial"', `state="${state}"`)
      .replace('</source>\n', `</source>\n<target>${content}</target>\n`);
  const target = (text: string) => read(text)[0]?.read(item.unit).target;
  const note = '<ph id="2" dataRef="d2"/>';

  test('a target that was typed is read, with its state', () => {
    const [unit] = read(answered(`Stādīt ${codes}${note}.`));
    expect(unit?.state).toBe('translated');
    expect(unit?.read(item.unit)).toEqual({ source, target: 'Stādīt **liepas**[^1].' });
  });

  test('paired codes may be written as two', () => {
    const text =
      'Stādīt <sc id="1" dataRef="d1"/>liepas<ec startRef="1" dataRef="d1"/><ph id="2" dataRef="d2"/>.';
    expect(target(answered(text))).toBe('Stādīt **liepas**[^1].');
  });

  test('marks of terms and comments are passed over', () => {
    expect(target(answered(`Stādīt <mrk id="m1" type="term">${codes}</mrk>${note}.`))).toBe(
      'Stādīt **liepas**[^1].',
    );
  });

  test('a segment that was split and moved is joined in the order of its targets', () => {
    const text = print(item).replace(
      /<segment.*<\/segment>/s,
      [
        '<segment state="reviewed"><source>Plant <pc id="1" dataRefStart="d1" dataRefEnd="d1">lime</pc></source><target order="3">liepas</target></segment>',
        '<ignorable><source> </source></ignorable>',
        '<segment state="final"><source>trees<ph id="2" dataRef="d2"/>.</source><target order="1">Stādīt<ph id="2" dataRef="d2"/></target></segment>',
      ].join(''),
    );
    const [unit] = read(text);
    expect(unit?.state).toBe('reviewed');
    expect(unit?.read(item.unit)).toEqual({ source, target: 'Stādīt[^1] liepas' });
  });

  test.each([
    ['a code without its data', 'Stādīt <ph id="9" dataRef="d9"/>', 'the data of code 9 is missing'],
    [
      'codes that overlap',
      '<sc id="1" dataRef="d1"/><pc id="3" dataRefStart="d1" dataRefEnd="d1">x<ec startRef="1" dataRef="d1"/></pc>',
      'codes overlap',
    ],
    ['an unclosed code', '<sc id="1" dataRef="d1"/>x', 'a code that is opened is not closed'],
    ['an element of another format', '<g id="1">x</g>', '<g> is not known in a text'],
  ])('%s is refused with the reason', (_, content, reason) => {
    expect(() => target(answered(content))).toThrow(reason);
  });

  test('the data of a code cannot bring markup that we do not have', () => {
    const text = answered(`Stādīt ${codes}${note}`).replace(/(<data id="d1"[^>]*>)\*\*/, '$1&lt;script&gt;');
    expect(() => target(text)).toThrow('is not one of ours');
  });

  test('a field may be typed in another case', () => {
    const named = sent('Births fell in {{ place.name }}.');
    const text = print(named).replace(
      '</source>\n',
      '</source>\n<target>{{ place.name case=loc }} dzimst, {{ place.code }}.</target>\n',
    );
    expect(read(text)[0]?.read(named.unit).target).toBe(
      '{{ place.name case=loc }} dzimst, \\{\\{ place.code }}.',
    );
  });
});

test('a text that says it is in another language than its file cannot be read', () => {
  const item = sent('Water.', 'Ūdens.');
  const text = print(item)
    .replace(/<target/, '$& xml:lang="de"')
    .replace('xml:lang="lv" xml:lang', 'xml:lang');
  expect(() => read(text)[0]?.read(item.unit)).toThrow('its target says that it is in "de"');
});

test('the hash of the translation that went out is told, so that import sees what was done with it', () => {
  expect(read(print(sent('Water.', 'Ūdens.')))[0]?.sent).toBe(textHash('paragraph', 'Ūdens.'));
  expect(read(print(sent('Water.')))[0]?.sent).toBeUndefined();
});

test.each([
  ['<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xliff/>', 'It has a DOCTYPE'],
  ['<xliff', 'The file cannot be read as XLIFF'],
  ['', 'The file cannot be read as XLIFF'],
  [`${'<a>'.repeat(200)}`, 'It is nested too deep'],
  ['<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', 'not XLIFF 2.0 or 2.1'],
  ['<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"/>', 'trgLang'],
  ['<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" trgLang="lv"/>', 'srcLang'],
  ['<?xml version="1.0" encoding="ISO-8859-1"?><xliff/>', 'saved as ISO-8859-1'],
])('%s is refused as a whole', (text, words) => {
  const { folders, messages } = readXliff('x.xlf', new TextEncoder().encode(text));
  expect(folders).toEqual([]);
  expect(messages.map(({ found }) => found).join()).toContain(words);
});
