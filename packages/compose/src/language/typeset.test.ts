import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Block, type Inline, type LanguageRules, languageRules, type Paragraph } from '@decode/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { typesetBlocks, typesetInlines } from './typeset.ts';
import { typesetQuotes, typesetSpaces, typesetText } from './typeset-text.ts';

const folder = resolve(import.meta.dirname, '../../../../templates/base/languages');
const all = new Map<string, LanguageRules>(
  readdirSync(folder).map((file) => {
    const rules = languageRules.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return [rules.tag, rules];
  }),
);
const rules = (tag: string): LanguageRules => {
  const found = all.get(tag);
  if (!found) throw new Error(`no rules for ${tag}`);
  return found;
};
const tags = [...all.keys()];

const seen = (text: string) => text.replaceAll('\u00a0', '~');
const text = (value: string): Inline => ({ type: 'text', value });

/** A text without what typography sets: all quotation marks alike, since an outer mark is single in some languages. */
const typed = (value: string) =>
  value
    .replaceAll('\u00a0', ' ')
    .replace(/["“”„‟«»″‘’‚‹›′]/gu, "'")
    .replace(/[ẞșȘțȚ]/gu, (letter) => ({ ẞ: 'ß', ș: 'ş', Ș: 'Ş', ț: 'ţ', Ț: 'Ţ' })[letter] ?? letter);

describe('blanks', () => {
  test.each([
    [
      'lv',
      'no 2018. gada 1. janvāra, sk. 3. pielikumu un 12. lpp.',
      'no 2018.~gada 1.~janvāra, sk.~3.~pielikumu un 12.~lpp.',
    ],
    ['lv', '2. attēls, 1. tabula, 5 milj. EUR', '2.~attēls, 1.~tabula, 5~milj. EUR'],
    [
      'pl',
      'art. 5 ust. 2, w 2018 r. i o 30 %, Rekomendacja A1',
      'art.~5 ust.~2, w~2018~r. i~o~30~%, Rekomendacja~A1',
    ],
    [
      'de',
      'z. B. Abs. 2 vom 3. Oktober, 5 Mio. EUR, § 171',
      'z.~B.~Abs.~2 vom 3.~Oktober, 5~Mio. EUR, §~171',
    ],
    ['da', 'kl. 10.30, stk. 2, 3. oktober, 5 mio. kr.', 'kl.~10.30, stk.~2, 3.~oktober, 5~mio. kr.'],
    [
      'ro',
      'art. 5 alin. (2), 21 de recomandări, Tabelul 3',
      'art.~5 alin.~(2), 21~de recomandări, Tabelul~3',
    ],
    ['it', 'art. 5, n. 3, 8 maggio, 1º gennaio', 'art.~5, n.~3, 8~maggio, 1º~gennaio'],
    ['it', 'nel 2023 l’OCSE, 20 l', 'nel 2023 l’OCSE, 20~l'],
    ['es', 'n.º 3, EE. UU., 1 de enero, 5 millones', 'n.º~3, EE.~UU., 1~de enero, 5~millones'],
    [
      'en',
      'Table 3 on p. 5: EUR 12 500, ≤ 10 km, 5 May – 6 June',
      'Table~3 on p.~5: EUR~12~500, ≤~10~km, 5~May~– 6~June',
    ],
    ['en', 'In 2018 200 people left. No Romanian rule.', 'In 2018 200 people left. No Romanian rule.'],
  ])('%s: %s', (tag, before, after) => {
    expect(seen(typesetSpaces(before, rules(tag)))).toBe(after);
  });
});

describe('quotation marks and apostrophes', () => {
  test.each([
    ['en', '"Plan "X" 2030"', '‘Plan “X” 2030’'],
    ['lt', '"Planas "X""', '„Planas ‚X‘“'],
    ['de', 'das "Konzept "Stadt"": gut', 'das „Konzept ‚Stadt‘“: gut'],
    ['da', 'planen "Vejle "vil""', 'planen »Vejle ›vil‹«'],
    ['es', '("casa")', '(«casa»)'],
    ['it', "dell'acqua, un po' d'oro", 'dell’acqua, un po’ d’oro'],
    ['it', `dell'"Agenda 2030" e dell'"Unione" (l'"y")`, 'dell’«Agenda 2030» e dell’«Unione» (l’«y»)'],
    ['it', 'dell’"Agenda"', 'dell’«Agenda»'],
    ['da', "Aarhus' havn", 'Aarhus’ havn'],
    ['en', 'a 24" screen, 6\' high', 'a 24″ screen, 6′ high'],
    // Typed marks of the language set the level for straight ones inside.
    ['pl', '„Plan "X" 2030”', '„Plan «X» 2030”'],
    ['ro', 'Oraşe şi localităţi', 'Orașe și localități'],
    ['de', 'HAUPTSTRAßE, GROß, die Straße; Aß er?', 'HAUPTSTRAẞE, GROẞ, die Straße; Aß er?'],
  ])('%s: %s', (tag, before, after) => {
    expect(typesetText(before, rules(tag)).replaceAll('\u00a0', ' ')).toBe(after);
  });

  test('single quotation marks are not guessed', () => {
    expect(typesetQuotes("the 'village' plan", rules('en'))).toBe("the 'village' plan");
  });
});

describe('what is not text', () => {
  test('addresses stay as they are', () => {
    const line = 'See https://a.b/c?d="1"&e=\'x\' or "me@x.eu", p. 5';
    expect(seen(typesetText(line, rules('en')))).toBe('See https://a.b/c?d="1"&e=\'x\' or ‘me@x.eu’, p.~5');
  });

  test('code, citations, numbers of pages, notes and addresses of links come back as they were', () => {
    const inlines: Inline[] = [
      text('5 '),
      { type: 'code', value: '"x" 5 %' },
      text(' "a'),
      { type: 'noteReference', note: 'n' },
      text('" '),
      { type: 'reference', target: 't', page: true, children: [text('"12. lpp."')] },
      { type: 'link', url: 'https://x.eu/"5 %"', children: [text('https://x.eu/"5 %"')] },
      { type: 'citation', items: [{ number: 1, target: 's', title: '"t"' }] },
    ];
    const set = typesetInlines(inlines, rules('lv'));
    expect(set.map((node) => (node.type === 'text' ? node.value : node))).toEqual([
      '5 ',
      inlines[1],
      ' “a',
      inlines[3],
      '” ',
      inlines[5],
      inlines[6],
      inlines[7],
    ]);
  });

  test('a title that leads to its chapter is text', () => {
    const title: Inline = { type: 'reference', target: 't', children: [text('"Młodzi w Łodzi": staże')] };
    expect(typesetInlines([title], rules('pl'))).toEqual([
      { ...title, children: [text('„Młodzi w\u00a0Łodzi”: staże')] },
    ]);
  });

  test('a passage in another language gets that language’s marks', () => {
    const inlines: Inline[] = [
      text('w '),
      { type: 'emphasis', lang: 'de', children: [text('"Stadt" am 3. Oktober')] },
      text(' i "u"'),
    ];
    const [, foreign, last] = typesetInlines(inlines, rules('pl'), all);
    expect(foreign).toEqual({ type: 'emphasis', lang: 'de', children: [text('„Stadt“ am 3.\u00a0Oktober')] });
    expect(last).toEqual(text(' i\u00a0„u”'));
    expect(typesetInlines(inlines, rules('pl'))[1]).toBe(inlines[1]);
  });
});

test('every text of a block is set, in the block’s own language', () => {
  const paragraph = (value: string, lang?: string): Paragraph => ({
    type: 'paragraph',
    role: 'body',
    ...(lang ? { lang } : {}),
    children: [text(value)],
  });
  const cell = (value: string) => ({
    type: 'tableCell' as const,
    columns: 1,
    rows: 1,
    children: [{ type: 'paragraph' as const, role: 'body' as const, children: [text(value)] }],
  });
  const blocks: Block[] = [
    {
      type: 'section',
      role: 'chapter',
      runningHead: '"a"',
      children: [
        { type: 'heading', depth: 1, children: [text('"b"')] },
        { ...paragraph('"c"', 'en'), state: { kind: 'missing', label: '"d"' } } as Block,
        {
          type: 'list',
          role: 'plain',
          ordered: false,
          children: [{ type: 'listItem', children: [paragraph('"e"')] }],
        },
        { type: 'quote', children: [paragraph('"f"')] },
        { type: 'note', note: 'n', number: 1, children: [paragraph('"g"')] },
        {
          type: 'table',
          role: 'data',
          summary: '"h"',
          caption: { type: 'caption', label: '"i"', sequence: 'table', number: 1, children: [text('"j"')] },
          columns: [{ align: 'left', width: 100 }],
          head: [{ cells: [cell('"k"')] }],
          groups: [{ title: { children: [text('"l"')] }, rows: [{ cells: [cell('"m"')] }] }],
        },
        {
          type: 'figure',
          picture: { media: 'x', alt: '"n"' },
          caption: { type: 'caption', label: '"o"', sequence: 'figure', number: 1, children: [text('"p"')] },
          notes: [{ type: 'paragraph', role: 'note', children: [text('"q"')] }],
        },
      ],
    },
  ];
  const set = JSON.stringify(typesetBlocks(blocks, rules('pl'), all));
  expect([...set.matchAll(/„([a-q])”/g)].map(([, letter]) => letter).join('')).toBe('abdefghijklmnopq');
  expect(set).toContain('‘c’');
});

describe('properties', () => {
  const piece = fc.constantFrom(
    '"',
    "'",
    ' ',
    ' ',
    '5',
    '2018.',
    'gada',
    'w',
    'r.',
    '%',
    'EUR',
    'Łódź',
    '–',
    '(',
    ')',
    ',',
    '.',
    'art.',
    '12',
    '500',
    '“',
    '’',
    '\u00a0',
    'https://a.b/c',
    'ş',
    'ß',
    'AT',
  );
  const line = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));
  const inline: fc.Arbitrary<Inline> = fc.letrec<{ node: Inline }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      line.map(text),
      fc.constant<Inline>({ type: 'code', value: '"x" 5 %' }),
      fc.constant<Inline>({ type: 'break' }),
      fc.constant<Inline>({ type: 'noteReference', note: 'n' }),
      fc.array(tie('node'), { maxLength: 3 }).map((children): Inline => ({ type: 'strong', children })),
      fc
        .tuple(fc.array(tie('node'), { maxLength: 3 }), fc.constantFrom(undefined, 'de'))
        .map(
          ([children, lang]): Inline =>
            lang ? { type: 'emphasis', lang, children } : { type: 'emphasis', children },
        ),
      fc
        .array(tie('node'), { maxLength: 3 })
        .map((children): Inline => ({ type: 'link', url: 'https://x.eu', children })),
    ),
  })).node;
  const flat = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) => ('value' in node ? node.value : 'children' in node ? flat(node.children) : ''))
      .join('');

  test.each(tags)('%s: twice is once; every character stays one character; nothing is lost', (tag) => {
    fc.assert(
      fc.property(line, (before) => {
        const once = typesetText(before, rules(tag));
        expect(typesetText(once, rules(tag))).toBe(once);
        expect(once).toHaveLength(before.length);
        expect(typed(once)).toBe(typed(before));
      }),
      { numRuns: 300 },
    );
  });

  test('trees keep their shape, and what is no text', () => {
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 6 }), (nodes) => {
        const once = typesetInlines(nodes, rules('pl'), all);
        expect(typesetInlines(once, rules('pl'), all)).toEqual(once);
        const shape = (value: unknown) =>
          JSON.stringify(value, (key, inner) =>
            key === 'value' && inner !== '"x" 5 %' ? inner.length : inner,
          );
        expect(shape(once)).toBe(shape(nodes));
        expect(typed(flat(once))).toBe(typed(flat(nodes)));
      }),
    );
  });

  test('marks do not depend on how a text is cut into nodes', () => {
    fc.assert(
      fc.property(line, fc.nat(), (whole, at) => {
        const cut = at % (whole.length + 1);
        const parts = typesetInlines(
          [text(whole.slice(0, cut)), { type: 'strong', children: [text(whole.slice(cut))] }],
          rules('lv'),
        );
        expect(flat(parts)).toBe(typesetText(whole, rules('lv')));
      }),
    );
  });
});

test.each([
  ['addresses that never end', 'a.'.repeat(200_000)],
  ['a chain of short words', 'a '.repeat(200_000)],
  ['quotation marks that never close', '"x '.repeat(100_000)],
  ['digits', '1'.repeat(400_000)],
  ['letters without a capital', 'Aßß'.repeat(100_000)],
])('a long text does not make it slow: %s', { timeout: 5_000 }, (_, long) => {
  for (const tag of ['pl', 'de']) expect(typesetText(long, rules(tag))).toHaveLength(long.length);
});
