import type { Unit } from '@decode/model';
import { expect, test } from 'vitest';
import { checkTarget } from './check-target.ts';

const origin = { file: 'en.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const unit = (text: string, kind = 'paragraph'): Unit => ({
  id: 'p1',
  kind,
  section: '',
  language: 'en',
  text,
  origin,
});
const rules = (source: string, target: string) =>
  checkTarget(unit(source), target, 'lv').map(({ rule }) => rule);
const messageRules = (source: string, target: string, language = 'lv') =>
  checkTarget(unit(source, 'message'), target, language).map(({ rule, found }) => `${rule}: ${found}`);

test('a faithful translation has no faults', () => {
  expect(
    rules(
      'In {{ place.name }} births fell [@csp][^n].',
      'Dzimstība {{ place.name case=in }} saruka [@csp][^n].',
    ),
  ).toEqual([]);
  expect(rules('See [the *plan*](https://a.lv) and `x`.', 'Skat. `x` un [*plānu*](https://a.lv).')).toEqual(
    [],
  );
  expect(rules('w {{ place.name }}', 'w {{ place.name case="loc" }}')).toEqual([]);
  expect(rules('Entered into force', '2018. gada 1. janvārī stājās spēkā')).toEqual([]);
});

test.each([
  ['In {{ place.name }} now', 'Tagad', 'target-field'],
  ['Now', 'Tagad {{ place.name }}', 'target-field'],
  ['{{ data.births.last }} births', '{{ data.deaths.last }} miruši', 'target-field'],
  ['Fell [@csp]', 'Saruka', 'target-citation'],
  ['Fell [@csp; @eurostat]', 'Saruka [@csp]', 'target-citation'],
  ['Fell[^n]', 'Saruka', 'target-note'],
  ['The [plan](https://a.lv)', 'Tas [plāns](https://b.lv)', 'target-link'],
  ['The `code`', 'Tas `kods`', 'target-code'],
  ['Now', 'Tagad {{ place.name', 'unclosed-field'],
  ['Now', 'Tagad <b>x</b>', 'raw-html'],
  ['**Now**', '** Tagad**', 'stray-mark'],
  ['Now', 'Tagad [x](javascript:y)', 'link-address'],
])('«%s» translated as «%s»: %s', (source, target, rule) => {
  expect(rules(source, target)).toContain(rule);
});

test('a citation may be split or joined, as long as each key is there', () => {
  expect(rules('Fell [@csp; @eurostat].', 'Saruka [@csp], un [@eurostat].')).toEqual([]);
});

test('a law may be linked in the language of the translation', () => {
  const en = 'The [law](https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32021R1058)';
  expect(rules(en, en.replace('/EN/', '/LV/'))).toEqual([]);
  expect(rules(en, en.replace('/EN/', '/LV/').replace('1058', '1059'))).toContain('target-link');
});

test('a fault points at the place in the translation', () => {
  const at = { file: 'lv.po', start: { line: 7, column: 8 }, end: { line: 7, column: 27 } };
  const [fault] = checkTarget(unit('Now'), 'Tagad {{ place.x', 'lv', at);
  expect(fault?.origin).toMatchObject({ file: 'lv.po', start: { line: 7 } });
});

test('messages: arguments', () => {
  expect(messageRules('Page {n} of {total}', '{n}. lappuse no {total}')).toEqual([]);
  expect(messageRules('Page {n} of {total}', '{n}. lappuse')).toEqual([
    'message-argument: The translation lacks {total}.',
  ]);
  expect(messageRules('Page {n}', 'Lappuse {nr}')).toEqual([
    'message-argument: The translation lacks {n}.',
    'message-argument: The translation has {nr}, which the source does not have.',
  ]);
  expect(messageRules('{n, number} births', '{n} bērni')).toEqual([]);
  expect(messageRules('{n, number} births', '{n, date} bērni')).toHaveLength(1);
  expect(messageRules('Page {n', 'Lappuse {n')).toEqual([
    'message-form: The message cannot be read: expect argument closing brace.',
  ]);
});

test('messages: an argument that the source always prints is in every branch', () => {
  const source = '{n, plural, one {# list of {place}} other {# lists of {place}}}';
  const target = '{n, plural, zero {# sarakstu} one {# {place} saraksts} other {# {place} saraksti}}';
  expect(messageRules(source, target)).toEqual([
    'message-argument: {place} is not in every branch of the translation.',
  ]);
});

test('messages: words may agree with a name that the source only names', () => {
  const target = '{body} {bodyNumber, select, pl {deciden} other {decide}}';
  expect(messageRules('{body} decides', target)).toEqual([]);
  expect(messageRules('{body} decides', '{bodyNumber, select, pl {Deciden} other {Decide}}')).toHaveLength(1);
});

test.each([
  ['pl', ['few', 'many']],
  ['lv', ['zero']],
  ['lt', ['few', 'many']],
  ['ro', ['few']],
  ['de', []],
  // For whole millions, which take «de» and «di»: 1 000 000 de habitantes.
  ['es', ['many']],
  ['it', ['many']],
  ['da', []],
])('messages: plural classes of %s that one and other do not cover', (language, missing) => {
  const text = '{n, plural, one {x} other {y}}';
  const found = checkTarget(unit(text, 'message'), text, language).flatMap(
    (fault) => fault.found.match(/«(\w+)»/g) ?? [],
  );
  expect(found).toEqual(missing.map((name) => `«${name}»`));
});

test('messages: plurals inside branches count too', () => {
  const text = '{kind, select, city {{n, plural, one {x} other {y}}} other {z}}';
  expect(messageRules(text, text, 'pl')).toHaveLength(1);
});
