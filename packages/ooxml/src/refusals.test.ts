import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { defaultLimits, type Limits } from './limits.ts';
import { openPackage } from './package.ts';
import { PackageError } from './package-error.ts';
import { relationshipsOf } from './relationships.ts';
import { parseXml } from './xml.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** A file in an archive, with whatever lies its headers are to tell. */
interface Lie {
  readonly name: string;
  readonly text?: string;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly packed?: Uint8Array;
  readonly crc?: number;
  /** Where the directory says that the file starts; where it does, by default. */
  readonly start?: number;
}

/** An archive that says exactly what it is told to say. */
function archive(
  files: readonly Lie[],
  end: { readonly count?: number; readonly disk?: number } = {},
): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const push = (list: Uint8Array[], bytes: Uint8Array) => list.push(bytes) && bytes.length;
  for (const file of files) {
    const bytes = encode(file.text ?? '');
    const packed = file.packed ?? deflateSync(bytes);
    const common = new Uint8Array(26);
    const view = new DataView(common.buffer);
    view.setUint16(2, file.flags ?? 0, true);
    view.setUint16(4, file.method ?? 8, true);
    view.setUint32(10, file.crc ?? crc32(bytes), true);
    view.setUint32(14, packed.length, true);
    view.setUint32(18, file.size ?? bytes.length, true);
    const localName = encode(file.localName ?? file.name);
    const local = new Uint8Array(30);
    new DataView(local.buffer).setUint32(0, 0x04034b50, true);
    local.set(common, 4);
    new DataView(local.buffer).setUint16(26, localName.length, true);
    const name = encode(file.name);
    const central = new Uint8Array(46);
    const centralView = new DataView(central.buffer);
    centralView.setUint32(0, 0x02014b50, true);
    central.set(common, 6);
    centralView.setUint16(28, name.length, true);
    centralView.setUint32(42, file.start ?? at, true);
    push(directory, central);
    push(directory, name);
    at += push(chunks, local) && local.length + push(chunks, localName) + push(chunks, packed);
  }
  const last = new Uint8Array(22);
  const view = new DataView(last.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(4, end.disk ?? 0, true);
  view.setUint16(10, end.count ?? files.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return Uint8Array.from([...chunks, ...directory, last].flatMap((chunk) => [...chunk]));
}

const relationships = (...inner: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner.join('')}</Relationships>`;
const main = `<Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/>`;
const sound: readonly Lie[] = [
  { name: '[Content_Types].xml', text: types },
  { name: '_rels/.rels', text: relationships(main) },
  { name: 'word/document.xml', text: '<d/>' },
];

/** A stored file whose bytes are themselves the record of another file: the trick of bombs that overlap. */
const innerRecord = archive([{ name: 'inner.xml', text: 'x' }]).subarray(
  0,
  30 + 'inner.xml'.length + deflateSync(Uint8Array.of(0x78)).length,
);
const matryoshka: Lie = {
  name: 'outer.bin',
  method: 0,
  packed: innerRecord,
  size: innerRecord.length,
  crc: crc32(innerRecord),
};

/** The same file with the letter ä in Latin 1. */
function withoutUtf8(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, at) => (byte === 0xc3 && bytes[at + 1] === 0xa4 ? 0xe4 : byte));
}

function refusal(run: () => unknown): PackageError {
  try {
    run();
  } catch (error) {
    if (error instanceof PackageError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Opens the file and unpacks all of it. */
function readAll(bytes: Uint8Array, limits: Limits = defaultLimits): void {
  const pkg = openPackage(bytes, limits);
  for (const name of pkg.names()) pkg.bytes(name);
}

test('a sound file is read', () => {
  expect(() => readAll(archive(sound))).not.toThrow();
});

describe('archives that are refused', () => {
  const zeros = deflateSync(new Uint8Array(3_000_000));
  const cases: [code: string, why: string, bytes: () => Uint8Array, limits?: Partial<Limits>][] = [
    ['too-big', 'a file beyond the limit', () => archive(sound), { file: 100 }],
    [
      'not-zip',
      'something else',
      () => new TextEncoder().encode('Dear Sir or Madam, this is a plain letter.'),
    ],
    ['not-zip', 'an empty file', () => new Uint8Array()],
    ['not-zip', 'a file cut off in the middle', () => archive(sound).subarray(0, 200)],
    ['not-office', 'an archive of other things', () => archive([{ name: 'letter.txt', text: 'x' }])],
    [
      'legacy-or-encrypted',
      'an old .doc, or one with a password',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Array(600).fill(0)),
    ],
    ['encrypted', 'an encrypted part', () => archive([...sound, { name: 'word/x.xml', flags: 1 }])],
    ['zip64', 'ZIP64 by the number of parts', () => archive(sound, { count: 0xffff })],
    ['zip64', 'ZIP64 by a size', () => archive([...sound, { name: 'x', size: 0xffffffff }])],
    ['zip64', 'ZIP64 by a place', () => archive([...sound, { name: 'x', start: 0xffffffff }])],
    ['several-disks', 'an archive in several parts', () => archive(sound, { disk: 1 })],
    ['too-many-parts', 'more parts than the limit', () => archive(sound), { entries: 2 }],
    ['damaged', 'more parts counted than there are', () => archive(sound, { count: 9 })],
    [
      'damaged',
      'a directory that points behind the file',
      () => archive([...sound, { name: 'x', start: 4_000_000 }]),
    ],
    [
      'damaged',
      'a directory that points into another part',
      () => archive([...sound, { name: 'x', start: 7 }]),
    ],
    [
      'damaged',
      'two names for one part',
      () => archive([...sound, { name: 'word/a.xml', localName: 'word/b.xml' }]),
    ],
    ['damaged', 'a wrong checksum', () => archive([...sound, { name: 'x', text: 'x', crc: 1 }])],
    ['damaged', 'a size that is too large', () => archive([...sound, { name: 'x', text: 'x', size: 9 }])],
    [
      'damaged',
      'compressed bytes that are none',
      () => archive([...sound, { name: 'x', packed: Uint8Array.of(7, 7, 7) }]),
    ],
    [
      'damaged',
      'a stored part of another size',
      () => archive([...sound, { name: 'x', method: 0, size: 9, packed: Uint8Array.of(7) }]),
    ],
    ['unsafe-name', 'a name that climbs', () => archive([...sound, { name: 'word/../../etc/passwd' }])],
    ['unsafe-name', 'an absolute name', () => archive([...sound, { name: '/etc/passwd' }])],
    ['unsafe-name', 'a name with a drive', () => archive([...sound, { name: 'C:x' }])],
    ['unsafe-name', 'a name with a backslash', () => archive([...sound, { name: 'word\\x.xml' }])],
    ['unsafe-name', 'a name with an empty folder', () => archive([...sound, { name: 'word//x.xml' }])],
    [
      'unsafe-name',
      'a name that is not UTF-8',
      () => withoutUtf8(archive([...sound, { name: 'word/ä.xml' }])),
    ],
    [
      'unsafe-name',
      'relationships under a name that some readers take for another',
      () => archive([...sound, { name: 'word/_RELS/document.xml.rels', text: relationships() }]),
    ],
    [
      'not-office',
      'content types under a name that some readers do not know',
      () => archive([{ name: '[content_types].XML', text: types }, ...sound.slice(1)]),
    ],
    ['unsafe-name', 'a name with a null', () => archive([...sound, { name: 'word/x.xml\0.png' }])],
    ['duplicate-name', 'two parts of one name', () => archive([...sound, { name: 'WORD/Document.xml' }])],
    [
      'unknown-compression',
      'a compression that Office does not use',
      () => archive([...sound, { name: 'x', method: 12 }]),
    ],
    [
      'part-too-big',
      'a part beyond the limit',
      () => archive([...sound, { name: 'x', packed: zeros, size: 3_000_000 }]),
      { part: 2_000_000 },
    ],
    ['part-too-big', 'parts that are too much together', () => archive(sound), { total: 100 }],
    [
      'part-too-big',
      'a bomb of 300 MB that says so',
      () => archive([...sound, { name: 'x', packed: zeros, size: 300_000_000 }]),
    ],
    [
      'part-too-big',
      'many parts that are 300 MB together',
      () =>
        archive([
          ...sound,
          ...[1, 2, 3, 4, 5, 6].map((n) => ({
            name: `x${n}`,
            packed: new Uint8Array(300_000),
            size: 50_000_000,
          })),
        ]),
    ],
    [
      'expands-too-much',
      'a bomb that says so',
      () => archive([...sound, { name: 'x', packed: zeros, size: 3_000_000 }]),
    ],
    [
      'expands-too-much',
      'a bomb that lies about its size',
      () => archive([...sound, { name: 'x', packed: zeros, size: 5 }]),
    ],
    [
      'overlap',
      'one part inside another',
      () =>
        archive([matryoshka, ...sound, { name: 'inner.xml', text: 'x', start: 30 + matryoshka.name.length }]),
    ],
  ];
  test.each(cases)('%s: %s', (code, _, bytes, limits) => {
    const file = bytes();
    expect(refusal(() => readAll(file, { ...defaultLimits, ...limits })).code).toBe(code);
  });
});

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
    ['external-content', linked('frame', 'https://example.org/')],
    ['external-content', linked('subDocument', '//server/share/a.docx')],
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
  });
});
