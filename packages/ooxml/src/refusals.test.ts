import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { defaultLimits, type Limits } from './limits.ts';
import { archive, type Lie, readAll, refusal, relationships, sound, types } from './lying-archive.ts';

/** Numbers of 2, 4 or 8 bytes, one behind the other, as ZIP writes them. */
function numbers(...list: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, at) => Number((BigInt(value) >> BigInt(8 * at)) & 0xffn)),
    ),
  );
}

const note = 'a note that is long enough to be worth the packing, packing, packing';
const noteBytes = new TextEncoder().encode(note);
const notePacked = deflateSync(noteBytes);
const noteCrc = crc32(noteBytes);
const described = 8;
/** A part whose sizes and checksum its writer only knew when it was written (APPNOTE 4.4.4, bit 3). */
const streamed: Lie = {
  name: 'word/note.xml',
  text: note,
  flags: described,
  local: { crc: 0, packedSize: 0, size: 0 },
  behind: numbers([4, 0x08074b50], [4, noteCrc], [4, notePacked.length], [4, note.length]),
};
/** Info-ZIP's second name of a part (APPNOTE 4.6.9). */
const secondName = (name: string) => {
  const bytes = new TextEncoder().encode(name);
  return Uint8Array.of(...numbers([2, 0x7075], [2, bytes.length + 5]), 1, 0, 0, 0, 0, ...bytes);
};
/** Sizes in 64 bits (APPNOTE 4.5.3). */
const wideSizes = (size: number, packed: number) => numbers([2, 1], [2, 16], [8, size], [8, packed]);

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

/** Two files of equal length that lie the other way round than the directory lists them. */
function reordered(): Uint8Array {
  const [one, two] = [
    { name: 'word/a.xml', localName: 'word/b.xml' },
    { name: 'word/b.xml', localName: 'word/a.xml' },
  ];
  const length = 30 + one.name.length + deflateSync(new Uint8Array()).length;
  const behind = archive(sound).length - 22 - sound.reduce((sum, { name }) => sum + 46 + name.length, 0);
  return archive([...sound, { ...one, start: behind + length }, { ...two, start: behind }]);
}

/** The same file with the letter ä in Latin 1. */
function withoutUtf8(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, at) => (byte === 0xc3 && bytes[at + 1] === 0xa4 ? 0xe4 : byte));
}

test('a sound file is read', () => {
  expect(() => readAll(archive(sound))).not.toThrow();
});

describe('archives of honest writers are read', () => {
  const cases: [why: string, bytes: Uint8Array][] = [
    ['sizes and checksum behind the part', archive([...sound, streamed])],
    [
      'the same without a signature',
      archive([...sound, { ...streamed, behind: streamed.behind?.slice(4) ?? notePacked }]),
    ],
    ['only the checksum behind the part', archive([...sound, { ...streamed, local: { crc: 0 } }])],
    ['values both before and behind the part', archive([...sound, { ...streamed, local: {} }])],
    [
      'sizes in 64 bits before and behind the part',
      archive([
        ...sound,
        {
          ...streamed,
          local: { crc: 0, packedSize: 0xffffffff, size: 0xffffffff },
          extra: wideSizes(0, 0),
          behind: numbers([4, 0x08074b50], [4, noteCrc], [8, notePacked.length], [8, note.length]),
        },
      ]),
    ],
    [
      'sizes in 64 bits before the part',
      archive([
        ...sound,
        {
          name: 'word/note.xml',
          text: note,
          local: { packedSize: 0xffffffff, size: 0xffffffff },
          extra: wideSizes(note.length, notePacked.length),
        },
      ]),
    ],
    ['a comment at the end', archive(sound, { comment: noteBytes })],
    [
      'room before a part, as Word leaves it',
      archive([{ ...sound[0], name: '[Content_Types].xml', extra: new Uint8Array(200) }, ...sound.slice(1)]),
    ],
    ['a folder of its own', archive([...sound, { name: 'word/', method: 0, packed: new Uint8Array() }])],
    ['a folder, deflated', archive([...sound, { name: 'word/' }])],
    [
      'a second name that is the first',
      archive([...sound, { name: 'word/x.xml', centralExtra: secondName('word/x.xml') }]),
    ],
    ['parts in another order than the directory’s', reordered()],
  ];
  test.each(cases)('%s', (_, bytes) => {
    expect(() => readAll(bytes)).not.toThrow();
  });
});

describe('archives that are refused', () => {
  const zeros = deflateSync(new Uint8Array(3_000_000));
  const hidden: Lie = { name: 'word/hidden.xml', text: '<d/>' };
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
    ['damaged', 'a part hidden by the number of parts', () => archive(sound.concat(hidden), { count: 3 })],
    ['damaged', 'a part hidden from this disk', () => archive([...sound, hidden], { here: 3 })],
    [
      'damaged',
      'a part hidden by the length of the directory',
      () => archive([...sound, hidden], { count: 3, longer: -(46 + hidden.name.length) }),
    ],
    ['damaged', 'a directory longer than told', () => archive(sound, { longer: -1 })],
    ['damaged', 'a directory shorter than told', () => archive(sound, { longer: 1 })],
    ['damaged', 'bytes before the archive', () => archive(sound, { before: noteBytes })],
    ['damaged', 'an archive before the archive', () => Uint8Array.of(...archive(sound), ...archive(sound))],
    ['damaged', 'bytes behind the directory', () => archive(sound, { between: noteBytes })],
    ['damaged', 'bytes behind the archive', () => archive(sound, { behind: noteBytes })],
    ['damaged', 'a single byte behind the archive', () => archive(sound, { behind: Uint8Array.of(0) })],
    ['damaged', 'a comment cut off', () => archive(sound, { comment: noteBytes }).subarray(0, -1)],
    ['damaged', 'a second end within a comment', () => archive(sound, { comment: archive([]) })],
    ['damaged', 'bytes between two parts', () => archive([{ ...streamed, flags: 0, local: {} }, ...sound])],
    [
      'damaged',
      'a part that the directory does not list',
      () => archive([{ name: 'word/a.xml', behind: innerRecord }, ...sound]),
    ],
    [
      'damaged',
      'values behind a part that are not its own',
      () => archive([...sound, { ...streamed, behind: numbers([4, 0x08074b50], [4, 1], [4, 2], [4, 3]) }]),
    ],
    [
      'damaged',
      'another size before the part',
      () => archive([...sound, { name: 'x', text: note, local: { size: 9 } }]),
    ],
    [
      'damaged',
      'another packed size before the part',
      () => archive([...sound, { name: 'x', text: note, local: { packedSize: 9 } }]),
    ],
    [
      'damaged',
      'another checksum before the part',
      () => archive([...sound, { name: 'x', text: note, local: { crc: 9 } }]),
    ],
    [
      'damaged',
      'another size before a part with values behind it',
      () => archive([...sound, { ...streamed, local: { crc: 0, packedSize: 0, size: 9 } }]),
    ],
    [
      'damaged',
      'no size before the part nor behind it',
      () => archive([...sound, { name: 'x', text: note, local: { size: 0 } }]),
    ],
    [
      'damaged',
      'a part encrypted by its own header',
      () => archive([...sound, { name: 'x', local: { flags: 1 } }]),
    ],
    [
      'damaged',
      'a part encrypted strongly by its own header',
      () => archive([...sound, { name: 'x', local: { flags: 0x40 } }]),
    ],
    [
      'damaged',
      'another size in 64 bits before the part',
      () =>
        archive([
          ...sound,
          {
            name: 'x',
            text: note,
            local: { packedSize: 0xffffffff, size: 0xffffffff },
            extra: wideSizes(note.length + 1, notePacked.length),
          },
        ]),
    ],
    ['damaged', 'a folder that holds something', () => archive([...sound, { name: 'word/', text: note }])],
    [
      'damaged',
      'another second name',
      () => archive([...sound, { name: 'x', centralExtra: secondName('y') }]),
    ],
    [
      'damaged',
      'another second name before the part',
      () => archive([...sound, { name: 'x', extra: secondName('y') }]),
    ],
    [
      'zip64',
      'ZIP64 by a second end',
      () => archive(sound, { between: numbers([4, 0x07064b50], [8, 0], [8, 1]) }),
    ],
    ['unsafe-name', 'a folder that climbs', () => archive([...sound, { name: 'word/../../etc/' }])],
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
    const costs = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      const refused = refusal(() => readAll(file, { ...defaultLimits, ...limits }));
      expect(refused.code).toBe(code);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    expect(Math.min(...costs)).toBeLessThan(50);
  });
});
