import { FoldRefusal, fold, inspect, unfold } from '@decode/fold';
import { Edits, openPackage, parseXml, savePackage, type XmlElement } from '@decode/ooxml';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfChapter, firstEdition, orderOf } from './fold/chapters.ts';
import { differingParts, hasInsertionsOnly } from './fold/read-host.ts';
import { type HostKind, plainKind, wordHost } from './fold/word-host.ts';
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

test('what is not folded into is refused before it costs anything', () => {
  const sound = wordHost({ ...plainKind, length: 900 });
  const bomb = openPackage(wordHost(plainKind));
  bomb.set('word/media/image1.png', new Uint8Array(1));
  bomb.set('word/document.xml', `<w:document xmlns:w="x">${' '.repeat(40_000_000)}</w:document>`);
  const deep = openPackage(wordHost(plainKind));
  deep.set('word/document.xml', '<w:p>'.repeat(5000) + '</w:p>'.repeat(5000));
  const hostile = [
    sound.slice(0, sound.length - 100),
    savePackage(bomb),
    savePackage(deep),
    new Uint8Array(70 * 1024 * 1024),
  ];
  for (const bytes of hostile) {
    const before = process.cpuUsage();
    expect(() => inspect(bytes)).toThrow(FoldRefusal);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(200);
  }
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
