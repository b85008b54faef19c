import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FoldRefusal, fold, inspect, parseAnchor, unfold } from '@decode/fold';
import { child, Edits, mainPart, openPackage, parseXml, savePackage, type XmlElement } from '@decode/ooxml';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf } from './fold/chapters.ts';
import { differingParts, hasInsertionsOnly } from './fold/read-host.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';
import { readByMammoth, readByPandoc } from './word/read-word.ts';

/** Documents of strangers, and strangers' readers. */

const rich: HostKind = {
  ...plainKind,
  sections: 'landscape',
  tables: 'nested',
  tracked: true,
  comments: true,
  controls: true,
  textBox: true,
};
const order = orderOf(firstEdition(), endOfChapter(plainKind));

/** Folds and takes out again, or refuses with advice; anything else is a crash. */
function foldOrRefuse(bytes: Uint8Array): 'folded' | 'refused' {
  try {
    const folded = fold(bytes, order).bytes;
    expect(differingParts(unfold(folded, { overwrite: false }).bytes, bytes)).toEqual([]);
    return 'folded';
  } catch (error) {
    if (!(error instanceof FoldRefusal)) throw error;
    expect(error.todo).not.toBe('');
    return 'refused';
  }
}

describe('a document that is damaged', { timeout: 120_000 }, () => {
  test('in its bytes is folded into or refused', () => {
    const sound = wordHost(rich);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = sound.slice();
          for (const [at, value] of changes) bytes[at] = value;
          foldOrRefuse(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  const parts = [
    'word/document.xml',
    'word/styles.xml',
    'word/numbering.xml',
    'word/footnotes.xml',
    'word/settings.xml',
  ];
  test('in its elements is folded into or refused', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(
        fc.constantFrom(...parts),
        fc.nat(10_000),
        fc.constantFrom('remove', 'double', 'rename', 'empty'),
        (part, pick, how) => {
          const pkg = openPackage(wordHost(rich));
          const text = pkg.text(part);
          const all = [...elementsOf(parseXml(text))];
          const element = all[pick % all.length] as XmlElement;
          const edits = new Edits(text);
          const source = text.slice(element.start, element.end);
          if (how === 'remove') edits.remove(element);
          else if (how === 'double') edits.insert(element.end, source);
          else if (how === 'empty') edits.replaceElement(element, `<${element.name}/>`);
          else edits.replace(element.start + 1, element.start + 1 + element.name.length, 'w:other');
          if (how === 'rename' && element.end > element.openEnd)
            edits.replace(element.closeStart + 2, element.closeStart + 2 + element.name.length, 'w:other');
          pkg.set(part, edits.apply());
          ends.add(foldOrRefuse(savePackage(pkg)));
        },
      ),
      { numRuns: 60 },
    );
    expect(ends).toContain('folded');
  });

  test('in an attribute is folded into or refused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...parts),
        fc.nat(10_000),
        fc.constantFrom('', '-1', 'x', '99999999999'),
        (part, pick, value) => {
          const pkg = openPackage(wordHost(rich));
          const text = pkg.text(part);
          const all = [...text.matchAll(/ w:\w+="([^"]*)"/g)];
          const found = all[pick % all.length];
          if (!found) return;
          const at = (found.index ?? 0) + found[0].length - 1 - (found[1] ?? '').length;
          pkg.set(part, text.slice(0, at) + value + text.slice(at + (found[1] ?? '').length));
          foldOrRefuse(savePackage(pkg));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what would harm is refused before it costs anything', () => {
  const sound = wordHost({ ...plainKind, length: 900 });
  const withPart = (name: string, content: string | Uint8Array) => {
    const pkg = openPackage(wordHost(plainKind));
    pkg.set(name, content);
    return savePackage(pkg);
  };
  const linked = (type: string, target: string, mode = 'External') =>
    withPart(
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`,
    );
  const lies = savePackage(openPackage(sound)).slice();
  const laughs =
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document>&b;</w:document>';
  const hostile: Record<string, Uint8Array> = {
    'cut off': sound.slice(0, sound.length - 100),
    'a bomb': withPart('word/document.xml', `<w:document xmlns:w="x">${' '.repeat(40_000_000)}</w:document>`),
    'nested without end': withPart('word/document.xml', '<w:p>'.repeat(5000) + '</w:p>'.repeat(5000)),
    'larger than the limit': new Uint8Array(70 * 1024 * 1024),
    'with a document type of its own': withPart('word/document.xml', laughs),
    'with a file of the machine as an entity': withPart(
      'word/document.xml',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
    ),
    'with macros': withPart('word/vbaProject.bin', new Uint8Array(9)),
    'with a template from elsewhere': linked('attachedTemplate', 'https://example.org/a.dotm'),
    'with an object from elsewhere': linked('oleObject', 'file:///etc/passwd'),
    'with a document inside from elsewhere': linked('subDocument', '//server/share/a.docx'),
    'with a way out of itself': linked('image', '../../../etc/passwd', 'Internal'),
    'with a part that is no text': withPart('word/document.xml', new Uint8Array([0x3c, 0xff, 0xfe, 0x3e])),
    'with other bytes in a part': lies.fill(0x41, 2000, 3000),
  };

  test.each(Object.entries(hostile))('%s', (_, bytes) => {
    const costs = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      const memory = process.memoryUsage();
      expect(() => inspect(bytes)).toThrow(FoldRefusal);
      const { user, system } = process.cpuUsage(before);
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      const grown = Math.max(0, arrayBuffers - memory.arrayBuffers) + Math.max(0, heapUsed - memory.heapUsed);
      return { milliseconds: (user + system) / 1000, megabytes: grown / 1e6 };
    });
    expect(Math.min(...costs.map(({ milliseconds }) => milliseconds))).toBeLessThan(50);
    expect(Math.min(...costs.map(({ megabytes }) => megabytes))).toBeLessThan(30);
  });
});

describe('documents that Word wrote', () => {
  /** Those by which mammoth is tested (BSD 2-clause); they have no headings, so a bookmark is set. */
  const folder = resolve(import.meta.dirname, 'node_modules/mammoth/test/test-data');
  const files = readdirSync(folder).filter((name) => name.endsWith('.docx'));
  const withBookmark = (bytes: Uint8Array) => {
    const pkg = openPackage(bytes);
    const main = mainPart(pkg);
    const body = child(parseXml(pkg.text(main)), 'w:body') as XmlElement;
    const edits = new Edits(body.source);
    const mark = '<w:bookmarkStart w:id="999" w:name="Place"/><w:bookmarkEnd w:id="999"/>';
    const first = body.children.find(({ name }) => name === 'w:p');
    if (first) edits.append(first, mark);
    else edits.prepend(body, `<w:p>${mark}</w:p>`);
    pkg.set(main, edits.apply());
    return savePackage(pkg);
  };
  const at = parseAnchor('bookmark:Place', 'end');
  let maker: WordMaker;
  beforeAll(async () => {
    maker = await createWordMaker();
  });
  afterAll(() => maker.close());

  test.each(files)('%s', { timeout: 60_000 }, async (name) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    if (name === 'strict-format.docx') {
      expect(() => inspect(bytes)).toThrow(/Strict/);
      return;
    }
    const host = withBookmark(bytes);
    const folded = fold(host, orderOf(firstEdition(), at)).bytes;
    expect(differingParts(unfold(folded, { overwrite: false }).bytes, host)).toEqual([]);
    expect(Buffer.compare(fold(folded, orderOf(firstEdition(), at)).bytes, folded)).toBe(0);
    const known = await maker.errorsOf(host);
    expect((await maker.errorsOf(folded)).filter((error) => !known.includes(error))).toEqual([]);
  });

  test('whose types name styles that they do not hold', () => {
    const pkg = openPackage(wordHost(plainKind));
    pkg.delete('word/styles.xml');
    const relationships = 'word/_rels/document.xml.rels';
    pkg.set(relationships, pkg.text(relationships).replace(/<Relationship Id="rIdH_styles"[^>]*>/, ''));
    const host = withBookmark(savePackage(pkg));
    const folded = fold(host, orderOf(firstEdition(), at)).bytes;
    expect(openPackage(folded).text('[Content_Types].xml').split('/word/styles.xml"')).toHaveLength(2);
    expect(differingParts(unfold(folded, { overwrite: false }).bytes, host)).toEqual([]);
  });
});

describe('other readers', () => {
  const host = wordHost(rich);
  const { bytes } = fold(host, order);

  test.each([
    ['pandoc', readByPandoc],
    ['mammoth', readByMammoth],
  ] as const)('%s sees the host’s text as it was, and ours in its place', async (_, read) => {
    const [before, after] = [await read(host), await read(bytes)];
    expect(hasInsertionsOnly(before.text, after.text)).toBe(true);
    expect(after.text.length).toBeGreaterThan(before.text.length + 1000);
    const at = after.headings.findIndex((heading) => heading.endsWith('Recommendations'));
    expect(after.headings.slice(at, at + 3).map((heading) => heading.slice(0, 1))).toEqual(['1', '2', '3']);
    expect(after.headings.at(-1)).toBe(before.headings.at(-1));
    expect(after.tables.length).toBeGreaterThan(before.tables.length + 3);
  });
});

function* elementsOf(root: XmlElement): Iterable<XmlElement> {
  for (const element of root.children) {
    yield element;
    yield* elementsOf(element);
  }
}
