import { type FoldRefusal, type FoldReport, fold, unfold } from '@decode/fold';
import { openPackage, savePackage } from '@decode/ooxml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf, secondEdition } from './fold/chapters.ts';
import { paragraphsOf } from './fold/read-host.ts';
import { plainKind, wordHost } from './fold/word-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** What people change in our chapter, and what the next edition makes of it. */

const at = endOfChapter(plainKind);
/** With a comment that people may move into our chapter. */
const host = wordHost({ ...plainKind, comments: true });
const commentMarks =
  /<w:commentRangeStart w:id="0"\/>|<w:commentRangeEnd w:id="0"\/>|<w:r><w:commentReference w:id="0"\/><\/w:r>/g;
const folded = fold(host, orderOf(firstEdition(), at)).bytes;

let maker: WordMaker;
beforeAll(async () => {
  maker = await createWordMaker();
});
afterAll(() => maker.close());

/** The folded document after somebody's edit of a part. */
function edited(from: string | RegExp, to: string, part = 'word/document.xml'): Uint8Array {
  const pkg = openPackage(folded);
  const before = pkg.text(part);
  const moved = to.includes('w:commentReference') ? before.replace(commentMarks, '') : before;
  const after = moved.replace(from, to);
  expect(after !== before).toBe(true);
  pkg.set(part, after);
  return savePackage(pkg);
}

/** A whole paragraph of the folded document that holds some words. */
function paragraphWith(words: string): string {
  const text = openPackage(folded).text('word/document.xml');
  const at = text.indexOf(words);
  expect(at > 0).toBe(true);
  return text.slice(text.lastIndexOf('<w:p>', at), text.indexOf('</w:p>', at) + '</w:p>'.length);
}

const [plain, alsoInTable, lead] = ['Atgriešanās neaizstāj', 'Koordinators', 'Iecelt remigrācijas'];

/** The last run of the lead, to which the next edition adds a sentence. */
const endOfLead = /(Iecelt remigrācijas[^<]*)(<)/;

/** The run that begins the plain paragraph. */
const ofPlain =
  /<w:r><w:rPr><w:lang w:val="lv-LV"\/><\/w:rPr><w:t xml:space="preserve">Atgriešanās neaizstāj/;

describe('the next edition', () => {
  const withoutOurs = (document: Uint8Array) => paragraphsOf(unfold(document, { overwrite: true }).bytes);
  const next = (document: Uint8Array) => fold(document, orderOf(secondEdition(), at));

  const cases: Record<
    string,
    { edit: () => Uint8Array; report: Partial<FoldReport>; holds: (texts: string[]) => void }
  > = {
    'keeps a word that people changed': {
      edit: () => edited(plain, `Mūsu skatā ${plain}`),
      report: {
        kept: [expect.objectContaining({ kind: 'changed', after: expect.stringContaining('Mūsu skatā') })],
      },
      holds: (texts) => expect(texts.join('\n')).toContain('Mūsu skatā'),
    },
    'keeps a change in a cell': {
      edit: () => edited(`>${alsoInTable}<`, '>Novada koordinators<'),
      report: { kept: [expect.objectContaining({ after: 'Novada koordinators' })] },
      holds: (texts) => expect(texts).toContain('Novada koordinators'),
    },
    'puts the words of both into a paragraph that both have changed': {
      edit: () => edited(lead, 'Izraudzīt remigrācijas'),
      report: {
        kept: [
          expect.objectContaining({
            after: expect.stringContaining('Izraudzīt remigrācijas'),
            edition: expect.stringContaining('Un vēl viens teikums.'),
          }),
        ],
      },
      holds: (texts) => {
        expect(texts.join('\n')).toContain('Izraudzīt remigrācijas');
        expect(texts.join('\n').split('Un vēl viens teikums.')).toHaveLength(3);
      },
    },
    'leaves words that both have changed, and tells its own': {
      edit: () => edited(endOfLead, '$1 Mūsu teikums.$2'),
      report: {
        conflicts: [
          expect.objectContaining({
            after: expect.stringContaining('Mūsu teikums.'),
            edition: expect.stringContaining('Un vēl viens teikums.'),
          }),
        ],
      },
      holds: (texts) => {
        expect(texts.join('\n')).toContain('Mūsu teikums.');
        expect(texts.join('\n').split('Un vēl viens teikums.')).toHaveLength(2);
      },
    },
    'keeps a paragraph that people added': {
      edit: () => edited(paragraphWith(plain), `$&<w:p><w:r><w:t>Mūsu rindkopa.</w:t></w:r></w:p>`),
      report: { kept: [expect.objectContaining({ kind: 'added', after: 'Mūsu rindkopa.' })] },
      holds: (texts) =>
        expect(texts[texts.findIndex((text) => text.includes(plain)) + 1]).toBe('Mūsu rindkopa.'),
    },
    'leaves out what people deleted': {
      edit: () => edited(paragraphWith(plain), ''),
      report: {
        kept: [expect.objectContaining({ kind: 'removed', before: expect.stringContaining(plain) })],
      },
      holds: (texts) => expect(texts.join('\n')).not.toContain(plain),
    },
    'keeps a comment, and what stands out': {
      edit: () =>
        edited(
          ofPlain,
          '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>!</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>$&',
        ),
      report: { kept: [expect.objectContaining({ kind: 'changed' })] },
      holds: (texts) => expect(texts.join('\n')).toContain(`!${plain}`),
    },
    'keeps tracked changes as they are': {
      edit: () =>
        edited(
          ofPlain,
          '<w:ins w:id="990" w:author="A planner" w:date="2026-12-01T10:00:00Z"><w:r><w:t xml:space="preserve">Diemžēl </w:t></w:r></w:ins>$&',
        ),
      report: { kept: [expect.objectContaining({ kind: 'changed' })] },
      holds: (texts) => expect(texts.join('\n')).toContain(`Diemžēl ${plain}`),
    },
    'keeps words in a caption, whose number goes on counting': {
      edit: () => edited(/(<w:t xml:space="preserve">)(Ģimenes, kas atgriezās)/, '$1Visas ģimenes. $2'),
      report: { kept: [expect.objectContaining({ after: expect.stringContaining('Visas ģimenes.') })] },
      holds: (texts) => expect(texts.join('\n')).toContain('2. tabula'),
    },
  };

  test.each(Object.entries(cases))('%s', async (_, { edit, report, holds }) => {
    const document = edit();
    const { bytes, report: said } = next(document);
    expect(said).toMatchObject({ kept: [], conflicts: [], overwritten: [], ...report });
    holds(paragraphsOf(bytes));
    expect(withoutOurs(bytes)).toEqual(paragraphsOf(host));
    // Folding it once more finds the same changes again, and changes nothing.
    const again = next(bytes);
    expect(openPackage(again.bytes).text('word/document.xml')).toBe(
      openPackage(bytes).text('word/document.xml'),
    );
    expect(
      openPackage(bytes)
        .text('word/document.xml')
        .match(/w:name="_dcn_/g),
    ).toHaveLength(2);
    const known = await maker.errorsOf(host);
    expect((await maker.errorsOf(bytes)).filter((error) => !known.includes(error))).toEqual([]);
  });

  const refused = (document: Uint8Array) => {
    try {
      next(document);
    } catch (error) {
      return (error as FoldRefusal).code;
    }
    return undefined;
  };

  test('stops where what people changed cannot be carried over', () => {
    const row = /<w:tr><w:trPr><w:cantSplit\/><\/w:trPr>(?:(?!<\/w:tr>).)*Koordinators.*?<\/w:tr>/;
    expect(refused(edited(row, ''))).toBe('changed-by-people');
    expect(
      refused(
        edited(
          /(<w:footnote w:id="2">.*?<w:t xml:space="preserve">)(?=\p{L})/u,
          '$1Mūsu ',
          'word/footnotes.xml',
        ),
      ),
    ).toBe('changed-by-people');
    expect(refused(edited(/<w:drawing>.*?<\/w:drawing>/, ''))).toBeUndefined();
  });
});

test('what Word writes by itself is no change', () => {
  const document = openPackage(folded);
  const text = document
    .text('word/document.xml')
    .replaceAll('<w:p>', '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">')
    .replace(
      /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<&]{12})([^<&]+)<\/w:t><\/w:r>/g,
      '<w:r>$1<w:t xml:space="preserve">$2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r>$1<w:t xml:space="preserve">$3</w:t></w:r>',
    )
    .replace(
      /(fldCharType="separate"\/><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t xml:space="preserve">)\d+/g,
      '$199',
    );
  document.set('word/document.xml', text);
  const { report } = fold(savePackage(document), orderOf(secondEdition(), at));
  expect(report).toMatchObject({ replaced: true, kept: [], conflicts: [] });
});
