import { FoldRefusal, inspect } from '@decode/fold';
import { addRelationship, newPackage, openPackage, savePackage } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { hostLanguages } from './fold/host-words.ts';
import { anchorOf, type HostKind, plainKind, wordHost } from './fold/word-host.ts';

/** What is known of a municipality's document before anything is folded into it. */

describe('the outline', () => {
  const names = ['built-in', 'localised', 'own'] as const;
  test.each(hostLanguages.flatMap((language) => names.map((name) => [language, name] as const)))(
    'is found in a document in %s whose heading styles have %s names',
    (language, name) => {
      const kind = { ...plainKind, language, names: name };
      const headings = inspect(wordHost(kind)).places.filter(({ kind: what }) => what === 'heading');
      expect(headings.map(({ level, number }) => [level, number])).toEqual([
        [1, '1'],
        [1, '2'],
        [2, '2.1'],
        [1, '3'],
        [1, '4'],
      ]);
      expect(headings[3]?.at).toBe(`heading:3 ${anchorOf(kind)}`);
    },
  );

  test.each([
    ['by hand', 'list', '3 Recommendations'],
    ['as text', 'typed', '3. Recommendations'],
    ['not at all', 'none', 'Recommendations'],
  ] as const)('has headings that are numbered %s', (_, headings, expected) => {
    const { places } = inspect(wordHost({ ...plainKind, headings }));
    expect(places.map(({ at }) => at)).toContain(`heading:${expected}`);
  });

  test('tells what stands where no chapter can', () => {
    const { places } = inspect(wordHost({ ...plainKind, textBox: true, controls: true }));
    expect(places.filter(({ kind }) => kind !== 'heading')).toMatchObject([
      { at: 'bookmark:Plan_place', text: expect.stringMatching(/^The municipality/) },
      { at: 'bookmark:In_a_box', reason: 'stands in a text box' },
      { at: 'control:decode-place' },
    ]);
  });
});

describe('the styles', () => {
  const styleOf = (kind: HostKind, role: string) =>
    inspect(wordHost(kind)).styles.find((use) => use.role === role);

  test('are those that most paragraphs of the document have', () => {
    expect(styleOf(plainKind, 'running text')).toMatchObject({ style: 'Plan text', why: 'most used' });
    expect(styleOf(plainKind, 'table')).toMatchObject({ style: 'Plan table', why: 'most used' });
    expect(styleOf({ ...plainKind, byHand: true }, 'running text')).toMatchObject({ style: 'Normal' });
  });

  test('are added where the document has none', () => {
    expect(styleOf(plainKind, 'heading, level 3')).toMatchObject({ style: 'heading 3', why: 'its name' });
    expect(styleOf(plainKind, 'heading, level 4')).toMatchObject({ why: 'added' });
    expect(styleOf({ ...plainKind, tables: 'plain' }, 'table')).toMatchObject({ why: 'added' });
  });
});

test('captions are told apart by the name of their series, in nine languages', () => {
  for (const language of hostLanguages) {
    const { captions } = inspect(wordHost({ ...plainKind, language }));
    expect(captions.map(({ kind, count }) => [kind, count])).toEqual([
      ['table', 1],
      ['figure', 2],
    ]);
  }
});

test('what a person should know is said', () => {
  const { risks } = inspect(wordHost({ ...plainKind, tracked: true, comments: true }));
  expect(risks.map(({ kind }) => kind)).toEqual(['tracked-changes', 'comments']);
  expect(inspect(wordHost(plainKind)).risks).toEqual([]);
  expect(inspect(wordHost({ ...plainKind, headings: 'typed' })).risks).toMatchObject([
    { kind: 'typed-numbers', found: expect.stringContaining('"1. Introduction"') },
  ]);
});

describe('what is refused', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  const utf16 = (content: string) => Buffer.from(content, 'utf16le');
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const edited = (part: string, from: string | RegExp, to: string) => {
    const pkg = openPackage(wordHost(plainKind));
    const before = pkg.text(part);
    expect(before).toMatch(from);
    pkg.set(part, before.replace(from, to));
    return savePackage(pkg);
  };
  const openDocument = () => {
    const pkg = newPackage();
    pkg.set('mimetype', 'application/vnd.oasis.opendocument.text');
    const bytes = savePackage(pkg);
    // The standard wants it stored, not compressed: the words stand at byte 38 (OpenDocument 1.3 part 2, 3.3).
    const stored = Buffer.concat([
      Buffer.from(bytes.subarray(0, 30)),
      Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text'),
    ]);
    return new Uint8Array(stored);
  };
  const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const withTemplate = () => {
    const pkg = openPackage(wordHost(plainKind));
    addRelationship(pkg, 'word/settings.xml', {
      id: 'rId1',
      type: `${relationship}/attachedTemplate`,
      target: 'https://example.org/a.dotm',
    });
    const part = 'word/_rels/settings.xml.rels';
    pkg.set(part, pkg.text(part).replace('/>', ' TargetMode="External"/>'));
    return savePackage(pkg);
  };

  test.each<[string, string, () => Uint8Array]>([
    ['an OpenDocument text', 'open-document', openDocument],
    ['an old Word file', 'word-97', () => Buffer.concat([ole, utf16('WordDocument')])],
    ['a file with a password', 'password', () => Buffer.concat([ole, utf16('EncryptedPackage')])],
    ['rich text', 'rich-text', () => text('{\\rtf1 text}')],
    ['a PDF', 'pdf', () => text('%PDF-1.7')],
    ['a text file', 'unsafe', () => text('# Plan')],
    ['nothing', 'unsafe', () => new Uint8Array()],
    [
      'a document without macros allowed to have them',
      'macros',
      () =>
        edited(
          '[Content_Types].xml',
          /openxmlformats-officedocument\.wordprocessingml\.document\.main/,
          'ms-word.document.macroEnabled.main',
        ),
    ],
    [
      'a template',
      'template',
      () => edited('[Content_Types].xml', 'wordprocessingml.document.main', 'wordprocessingml.template.main'),
    ],
    [
      'a strict document',
      'strict',
      () =>
        edited(
          'word/document.xml',
          /http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main/,
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        ),
    ],
    [
      'a document whose editing is restricted',
      'protected',
      () =>
        edited(
          'word/settings.xml',
          '<w:defaultTabStop',
          '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
        ),
    ],
    ['a document that fetches its template', 'unsafe', withTemplate],
    [
      'a document with its own document type',
      'unsafe',
      () => edited('word/document.xml', '<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
    ],
    ['half a document', 'unsafe', () => wordHost(plainKind).slice(0, 4000)],
  ])('%s', (_, code, make) => {
    const bytes = make();
    const refusal = (() => {
      try {
        inspect(bytes);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(refusal).toBeInstanceOf(FoldRefusal);
    expect(refusal).toMatchObject({ code });
    expect((refusal as FoldRefusal).todo).toMatch(/\.$/);
  });

  test('protection that is not in force does not', () => {
    const bytes = edited(
      'word/settings.xml',
      '<w:defaultTabStop',
      '<w:documentProtection w:edit="readOnly" w:enforcement="0"/><w:defaultTabStop',
    );
    expect(inspect(bytes).places.length).toBeGreaterThan(3);
  });
});
