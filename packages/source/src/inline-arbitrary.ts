import { nameCases, type ProseInline } from '@decode/model';
import fc from 'fast-check';

/** Signs that mean something in Markdown, letters, blanks of all kinds, signs outside the basic plane: in every neighbourhood. */
const nasty = fc.constantFrom(
  ...[
    'a',
    'b',
    'ž',
    'é',
    '1',
    '.',
    ',',
    ' ',
    ' ',
    '\u00a0',
    '\u2009',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    '!',
    '&',
    '\\',
  ],
  ...[
    '#',
    '-',
    '+',
    '|',
    '~',
    ':',
    ';',
    '=',
    '"',
    '’',
    '„',
    '$',
    '@',
    '^',
    '/',
    '%',
    '😀',
    '\u0301',
    '&amp;',
    '&#42;',
    '](',
    '{{',
    '![',
    '<b>',
    '{lang=de}',
    '1. ',
    'http://x',
  ],
);
const words = fc.array(nasty, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?$/);
const url = fc.constantFrom(
  'https://a.lv',
  'https://a.lv/b_c*d?e=1&amp;f=2&g',
  'https://a.lv/(x)',
  'mailto:a@b.eu',
  'http://a.lv/ā#b!',
);

export const inlineTree: fc.Arbitrary<ProseInline[]> = fc.letrec<{ node: ProseInline; list: ProseInline[] }>(
  (tie) => ({
    list: fc.array(tie('node'), { maxLength: 5 }),
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 5, arbitrary: words.map((value): ProseInline => ({ type: 'text', value })) },
      { weight: 1, arbitrary: fc.constant<ProseInline>({ type: 'break' }) },
      { weight: 1, arbitrary: words.map((value): ProseInline => ({ type: 'code', value })) },
      { weight: 1, arbitrary: name.map((note): ProseInline => ({ type: 'noteReference', note })) },
      {
        weight: 1,
        arbitrary: fc
          .uniqueArray(name, { minLength: 1, maxLength: 3 })
          .map((keys): ProseInline => ({ type: 'cite', keys })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(name, name, fc.option(fc.constantFrom(...nameCases), { nil: undefined })).map(
          ([a, b, form]): ProseInline => ({
            type: 'field',
            path: [a.replace('-', ''), b],
            ...(form !== undefined && { case: form }),
          }),
        ),
      },
      { weight: 3, arbitrary: tie('list').map((children): ProseInline => ({ type: 'strong', children })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(tie('list'), fc.option(fc.constantFrom('de', 'lv', 'de-CH'), { nil: undefined }))
          .map(
            ([children, lang]): ProseInline => ({
              type: 'emphasis',
              ...(lang !== undefined && { lang }),
              children,
            }),
          ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('list'), url)
          .map(([children, address]): ProseInline => ({ type: 'link', url: address, children })),
      },
    ),
  }),
).list;
