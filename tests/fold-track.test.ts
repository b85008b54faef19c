import { fold, unfold } from '@decode/fold';
import { openPackage, savePackage } from '@decode/ooxml';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf, secondEdition } from './fold/chapters.ts';
import { differingParts } from './fold/read-host.ts';
import { readParagraphs, resolved } from './fold/resolve-changes.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** The next edition as changes that people accept or reject. */

const track = { author: 'DeCoDe', date: '2027-11-20T00:00:00Z' };
const [first, second] = [firstEdition(), secondEdition()];

const kinds: fc.Arbitrary<HostKind> = fc
  .record(
    {
      language: fc.constantFrom('en', 'lv', 'de'),
      headings: fc.constantFrom('style', 'list', 'none'),
      depth: fc.integer({ min: 1, max: 5 }),
      notes: fc.boolean(),
      lists: fc.boolean(),
      captions: fc.boolean(),
      tables: fc.constantFrom('none', 'styled', 'plain'),
      byHand: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map((some) => ({ ...plainKind, ...some }) as HostKind);

describe('accepting all gives the new edition, rejecting all the old', () => {
  const check = (kind: HostKind, [before, after] = [first, second]) => {
    const at = endOfChapter(kind);
    const host = wordHost(kind);
    const old = fold(host, orderOf(before, at)).bytes;
    const fresh = fold(host, orderOf(after, at)).bytes;
    const { bytes, report } = fold(old, orderOf(after, at, { track }));
    expect(resolved(bytes, 'accept')).toEqual(readParagraphs(fresh));
    expect(resolved(bytes, 'reject')).toEqual(readParagraphs(old));
    expect(differingParts(unfold(bytes, { overwrite: true }).bytes, host)).toEqual([]);
    return report;
  };

  test('from the first to the second edition, and back', () => {
    const report = check(plainKind);
    expect(report.tracked?.inserted).toBeGreaterThan(0);
    expect(report.tracked?.deleted).toBeGreaterThan(0);
    expect(report.tracked?.changed).toBeGreaterThan(0);
    check(plainKind, [second, first]);
  });

  test('and where nothing is new, the file stays as it is', () => {
    const at = endOfChapter(plainKind);
    const old = fold(wordHost(plainKind), orderOf(first, at)).bytes;
    const { bytes, report } = fold(old, orderOf(first, at, { track }));
    expect(Buffer.compare(bytes, old)).toBe(0);
    expect(report.tracked).toEqual({ inserted: 0, deleted: 0, changed: 0 });
  });

  test('where the first and the last paragraph are others', () => {
    const sections = first.body.filter((block) => block.type === 'section' && block.role !== 'area');
    check(plainKind, [first, { ...first, body: sections.filter(({ id }) => id !== 'c1-section') }]);
    check(plainKind, [{ ...first, body: sections.filter(({ id }) => id !== 'c2-section') }, first]);
  });

  test('in documents of many kinds', () => {
    fc.assert(
      fc.property(kinds, (kind) => void check(kind)),
      { numRuns: 8 },
    );
  });

  test('the same edition has no changes', () => {
    const at = endOfChapter(plainKind);
    const old = fold(wordHost(plainKind), orderOf(first, at)).bytes;
    const { bytes, report } = fold(old, orderOf(first, at, { track }));
    expect(report.tracked).toEqual({ inserted: 0, deleted: 0, changed: 0 });
    expect(openPackage(bytes).text('word/document.xml')).not.toMatch(/<w:(?:ins|del)\s/);
  });
});

describe('tracked changes', () => {
  const at = endOfChapter(plainKind);
  const old = fold(wordHost(plainKind), orderOf(first, at)).bytes;
  const tracked = fold(old, orderOf(second, at, { track })).bytes;

  test('say who made them, and when', () => {
    const marks =
      openPackage(tracked)
        .text('word/document.xml')
        .match(/<w:(?:ins|del)\s[^>]*>/g) ?? [];
    expect(marks.length).toBeGreaterThan(3);
    for (const mark of marks) expect(mark).toMatch(/w:author="DeCoDe" w:date="2027-11-20T00:00:00Z"/);
  });

  test('have to be decided on before the next edition', () => {
    expect(() => fold(tracked, orderOf(first, at))).toThrow(/accepted or rejected/);
    expect(() => fold(tracked, orderOf(first, at, { track }))).toThrow(/accepted or rejected/);
  });

  test('leave alone what people have changed', () => {
    const pkg = openPackage(old);
    const text = pkg.text('word/document.xml');
    pkg.set('word/document.xml', text.replace('Atgriešanās neaizstāj', 'Mūsu skatā atgriešanās neaizstāj'));
    const { bytes, report } = fold(savePackage(pkg), orderOf(second, at, { track }));
    expect(report.kept).toHaveLength(1);
    for (const how of ['accept', 'reject'] as const)
      expect(
        resolved(bytes, how)
          .map(([, words]) => words)
          .join('\n'),
      ).toContain('Mūsu skatā');
  });

  let maker: WordMaker;
  beforeAll(async () => {
    maker = await createWordMaker();
  });
  afterAll(() => maker.close());

  test('are valid (Open XML SDK)', async () => {
    const known = await maker.errorsOf(wordHost(plainKind));
    expect((await maker.errorsOf(tracked)).filter((error) => !known.includes(error))).toEqual([]);
  });
});

test('a last paragraph that people deleted takes nothing of theirs along', () => {
  const at = endOfChapter(plainKind);
  const host = wordHost(plainKind);
  const pkg = openPackage(fold(host, orderOf(first, at)).bytes);
  const text = pkg.text('word/document.xml');
  // Word moves the end of the bookmark to the beginning of what follows.
  const [whole = '', end = ''] =
    /<w:p>(?:(?!<\/w:p>).)*(<w:bookmarkEnd w:id="\d+"\/>)<\/w:p>(?=<w:p><w:pPr><w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t[^>]*>Monitoring)/.exec(
      text,
    ) ?? [];
  expect(whole).not.toBe('');
  const cut = text
    .replace(whole, '')
    .replace(/(<w:p><w:pPr><w:pStyle w:val="Heading1"\/><\/w:pPr>)(<w:r><w:t[^>]*>Monitoring)/, `$1${end}$2`);
  pkg.set('word/document.xml', cut);
  const back = unfold(savePackage(pkg), { overwrite: true }).bytes;
  expect(differingParts(back, host).filter((name) => name !== 'word/document.xml')).toEqual([]);
  expect(readParagraphs(back)).toEqual(readParagraphs(host));
});
