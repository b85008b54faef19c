import { fold, inspect, unfold } from '@decode/fold';
import { editsInChapters } from '@decode/fold/propose';
import { openPackage, savePackage } from '@decode/ooxml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf, secondEdition } from './fold/chapters.ts';
import { differingParts, paragraphsOf } from './fold/read-host.ts';
import { savedByOffice } from './fold/saved-by-office.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';
import { requireTool } from './tools.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** Documents that LibreOffice has written, and chapters that it has saved. */

let maker: WordMaker;

beforeAll(async () => {
  maker = await createWordMaker();
});
afterAll(async () => {
  await maker.close();
});

const kinds: readonly (readonly [string, HostKind])[] = [
  [
    'in Latvian, with changes, comments, a control and a text box',
    { ...plainKind, language: 'lv', tracked: true, comments: true, controls: true, textBox: true },
  ],
  [
    'in German, with headings numbered by hand and turned pages',
    {
      ...plainKind,
      language: 'de',
      headings: 'list',
      names: 'own',
      sections: 'landscape',
      tables: 'nested',
      byHand: true,
    },
  ],
  [
    'in Spanish, in columns, with typed numbers',
    { ...plainKind, language: 'es', headings: 'typed', sections: 'columns', tables: 'plain' },
  ],
];

test('documents written by LibreOffice take a chapter, and keep it when it saves them', async (context) => {
  const soffice = requireTool(context, 'soffice');
  const [first, second] = [firstEdition(), secondEdition()];
  const hosts = await savedByOffice(
    soffice,
    kinds.map(([, kind]) => wordHost(kind)),
  );
  const besides: string[] = [];
  const folded = hosts.map((host, index) => {
    const at = endOfChapter(kinds[index]?.[1] ?? plainKind);
    const { bytes, beside } = fold(host, orderOf(first, at));
    besides.push(beside);
    expect(differingParts(host, unfold(bytes, { overwrite: false }).bytes)).toEqual([]);
    expect(Buffer.compare(fold(bytes, orderOf(first, at)).bytes, bytes)).toBe(0);
    return bytes;
  });
  for (const [index, bytes] of folded.entries()) {
    const known = (await maker.errorsOf(hosts[index] ?? bytes)).map(withoutPlace);
    expect((await maker.errorsOf(bytes)).map(withoutPlace).filter((error) => !known.includes(error))).toEqual(
      [],
    );
  }

  const saved = await savedByOffice(soffice, folded);
  for (const [index, bytes] of saved.entries()) {
    const [name, kind] = kinds[index] ?? ['', plainKind];
    const host = hosts[index] ?? bytes;
    const order = orderOf(second, endOfChapter(kind));
    // LibreOffice drops what we keep of the text, so nobody can tell what people have changed without the file beside it.
    expect(() => fold(bytes, order), name).toThrow(/cannot be told/);
    const beside = besides[index] ?? '';
    const merged = fold(bytes, { ...order, beside });
    expect(merged.report, name).toMatchObject({
      replacedEdition: first.meta.edition,
      kept: [],
      conflicts: [],
    });
    expect(editsInChapters(bytes, beside), name).toMatchObject([{ place: 'daugavpils', edits: [] }]);
    const edited = withWord(bytes);
    expect(fold(edited, { ...order, beside }).report.kept, name).toMatchObject([
      { kind: 'changed', after: expect.stringContaining('Mūsuprāt') },
    ]);
    expect(editsInChapters(edited, beside)[0]?.edits, name).toMatchObject([
      { kind: 'words', after: expect.stringContaining('Mūsuprāt, atgriešanās') },
    ]);
    expect(() => fold(bytes, { ...order, beside: fold(host, order).beside }), 'of another edition').toThrow(
      /cannot be told/,
    );
    const again = fold(bytes, { ...order, overwrite: true });
    const alone = paragraphsOf(fold(host, order).bytes);
    expect(paragraphsOf(again.bytes).map(withoutNumbers), name).toEqual(alone.map(withoutNumbers));
    expect(paragraphsOf(unfold(bytes, { overwrite: true }).bytes).map(withoutNumbers), name).toEqual(
      paragraphsOf(host).map(withoutNumbers),
    );
    const outline = (document: Uint8Array) =>
      inspect(document).places.flatMap(({ kind: what, at }) => (what === 'heading' ? [at] : []));
    expect(outline(unfold(bytes, { overwrite: true }).bytes)).toEqual(outline(host));
  }
}, 180_000);

/** With a word of people's in a paragraph of ours that the next edition leaves as it is. */
function withWord(bytes: Uint8Array): Uint8Array {
  const pkg = openPackage(bytes);
  const text = pkg.text('word/document.xml');
  const after = text.replace('Atgriešanās neaizstāj', 'Mūsuprāt, atgriešanās neaizstāj');
  expect(after).not.toBe(text);
  pkg.set('word/document.xml', after);
  return savePackage(pkg);
}

/** A fault of the host's stands further down when something was inserted before it. */
function withoutPlace(error: string): string {
  return error.replace(/\[\d+\]/g, '');
}

/** LibreOffice counts captions anew when it opens a file. */
function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}
