import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from './limits.ts';
import { archive, type Lie, office, readAll, refusal, relationships, sound, types } from './lying-archive.ts';
import { openPackage } from './package.ts';
import { relationshipsOf } from './relationships.ts';
import { parseXml } from './xml.ts';

describe('content that is refused', () => {
  const withParts = (...parts: readonly Lie[]) => archive([...sound, ...parts]);
  const linked = (type: string, target: string, mode = 'External') =>
    withParts({
      name: 'word/_rels/document.xml.rels',
      text: relationships(
        `<Relationship Id="a" Type="${office}/${type}" Target="${target}" TargetMode="${mode}"/>`,
      ),
    });

  test.each([
    ['macros', withParts({ name: 'word/vbaProject.bin', text: 'x' })],
    [
      'macros',
      archive([
        {
          name: '[Content_Types].xml',
          text: types.replace(
            '/>',
            '><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          ),
        },
        ...sound.slice(1),
      ]),
    ],
    [
      'macros',
      archive([
        {
          name: '[Content_Types].xml',
          text: types.replace(
            '/>',
            '><Override PartName="/word/evil.bin" ContentType="application/vnd.ms-office.vba&#x50;roject"/></Types>',
          ),
        },
        ...sound.slice(1),
      ]),
    ],
    ['macros', linked('vbaProject', 'evil.bin', 'Internal')],
    ['external-content', linked('attachedTemplate', 'https://example.org/a.dotm')],
    ['external-content', linked('oleObject', 'file:///etc/passwd')],
    [
      'external-content',
      withParts({
        name: 'word/_rels/settings.xml.rels',
        text: relationships(
          `<Relationship Id="a" Type="${office}/attachedTemplate" Target="file://server/a.dotm" TargetMode="External"/>`,
        ),
      }),
    ],
    ['external-content', linked('attachedTemplate', 'file:///\\\\server\\share\\a.dotx')],
    ['external-content', linked('frame', 'https://example.org/')],
    ['external-content', linked('subDocument', '//server/share/a.docx')],
    ['external-content', linked('AttachedTemplate', 'https://example.org/a.dotm')],
    ['external-content', linked('attachedTemplate/', 'https://example.org/a.dotm')],
    ['external-content', linked('attachedTemplate ', 'https://example.org/a.dotm')],
    ['external-content', linked('attached%54emplate#', 'https://example.org/a.dotm')],
    ['macros', linked('vbaProject/', 'evil.bin', 'Internal')],
    ['outside-reference', linked('attachedTemplate', 'https://example.org/a.dotm', 'external')],
    ['outside-reference', linked('hyperlink', 'https://example.org/', ' External')],
    ['outside-reference', linked('image', 'media/a.png', '')],
    ['outside-reference', linked('image', '../../../etc/passwd', 'Internal')],
    ['outside-reference', linked('image', '/../etc/passwd', 'Internal')],
    ['outside-reference', linked('image', '..\\..\\..\\etc\\passwd', 'Internal')],
    ['outside-reference', linked('image', '%2e%2e/%2E%2E%2F../etc/passwd', 'Internal')],
    ['outside-reference', linked('image', 'file:///etc/passwd', 'Internal')],
    [
      'doctype',
      withParts({
        name: 'word/_rels/document.xml.rels',
        text: `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${relationships()}`,
      }),
    ],
  ])('%s', (code, bytes) => {
    expect(refusal(() => readAll(bytes)).code).toBe(code);
  });

  test('a hyperlink to elsewhere is none of them', () => {
    const pkg = openPackage(linked('hyperlink', 'https://example.org/'));
    expect(relationshipsOf(pkg, 'word/document.xml')).toMatchObject([{ type: 'hyperlink', external: true }]);
  });

  test.each([
    ['attachedTemplate', 'file:///C:\\Users\\planner\\Templates\\Town%20hall.dotx', 'External'],
    ['oleObject', 'embeddings/a.bin', 'Internal'],
    ['frameSettings', 'https://example.org/', 'External'],
    ['attachedTemplateNote', 'https://example.org/', 'External'],
  ])('nor is a %s at %s, %s', (type, target, mode) => {
    expect(() => openPackage(linked(type, target, mode))).not.toThrow();
  });

  test('bytes that are not UTF-8', () => {
    const bytes = Uint8Array.of(0x3c, 0xff, 0xfe);
    const pkg = openPackage(
      withParts({ name: 'word/x.xml', method: 0, packed: bytes, size: 3, crc: crc32(bytes) }),
    );
    expect(refusal(() => pkg.text('word/x.xml')).code).toBe('not-utf8');
  });
});

describe('XML that is refused', () => {
  const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>';
  test.each([
    ['doctype', laughs],
    ['not-well-formed', '<a>&c;</a>'],
    ['not-well-formed', '<a><b></a>'],
    ['not-well-formed', '<w:a/>'],
    ['not-well-formed', '<a b="1" b="2"/>'],
    ['not-well-formed', '<a/><b/>'],
    ['not-well-formed', '<a>\u0001</a>'],
    ['not-well-formed', ''],
    ['too-deep', '<a>'.repeat(300) + '</a>'.repeat(300)],
  ])('%s', (code, xml) => {
    expect(refusal(() => parseXml(xml)).code).toBe(code);
  });

  test('too many elements', () => {
    expect(
      refusal(() => parseXml(`<a>${'<b/>'.repeat(20)}</a>`, { ...defaultLimits, elements: 10 })).code,
    ).toBe('too-many-elements');
    const narrow = { ...defaultLimits, held: 10 };
    const blocks = (count: number, inside: number) =>
      `<a><b>${`<c>${'<d/>'.repeat(inside)}</c>`.repeat(count)}</b></a>`;
    expect(() => parseXml(blocks(9, 9), narrow)).not.toThrow();
    for (const source of [blocks(11, 0), blocks(1, 11)])
      expect(refusal(() => parseXml(source, narrow)).code).toBe('too-many-elements');
  });
});
