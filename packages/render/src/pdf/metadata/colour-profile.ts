import { Buffer } from 'node:buffer';

/**
 * An sRGB profile (IEC 61966-2-1) of our own, ICC version 4.3 (ICC.1:2010): matrix and parametric curve, 500 bytes. The
 * primaries are those of sRGB adapted to D50 by the Bradford matrix of the `chad` tag.
 */
export function srgbProfile(): Uint8Array {
  const curve = Buffer.concat([
    ascii('para'),
    Buffer.from([0, 0, 0, 0, 0, 3, 0, 0]),
    // g, a, b, c, d of table 68: Y = (aX + b)^g from d on, else cX.
    ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
  ]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('Free of copyright')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    [
      'chad',
      Buffer.concat([
        ascii('sf32'),
        Buffer.alloc(4),
        ...[1.0479, 0.0229, -0.0502, 0.0296, 0.9904, -0.0171, -0.0092, 0.0151, 0.7517].map(fixed),
      ]),
    ],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const placed = new Map<Buffer, number>();
  const data: Buffer[] = [];
  let offset = 132 + 12 * tags.length;
  const table = tags.map(([signature, content]) => {
    let at = placed.get(content);
    if (at === undefined) {
      at = offset;
      placed.set(content, at);
      const whole = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
      data.push(whole);
      offset += whole.length;
    }
    return Buffer.concat([ascii(signature), integer(at), integer(content.length)]);
  });
  const header = Buffer.alloc(132);
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x04300000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  // A date must stand here; that of the edition of the profile's standard.
  for (const [i, part] of [2010, 12, 1, 0, 0, 0].entries()) header.writeUInt16BE(part, 24 + 2 * i);
  header.write('acsp', 36, 'latin1');
  Buffer.concat([0.9642, 1, 0.8249].map(fixed)).copy(header, 68);
  header.writeUInt32BE(tags.length, 128);
  return Buffer.concat([header, ...table, ...data]);
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function integer(value: number): Buffer {
  const made = Buffer.alloc(4);
  made.writeUInt32BE(value);
  return made;
}

/** s15Fixed16Number. */
function fixed(value: number): Buffer {
  const made = Buffer.alloc(4);
  made.writeInt32BE(Math.round(value * 65_536));
  return made;
}

function xyz(...values: readonly number[]): Buffer {
  return Buffer.concat([ascii('XYZ '), Buffer.alloc(4), ...values.map(fixed)]);
}

/** multiLocalizedUnicodeType with one text, in English. */
function localised(text: string): Buffer {
  const units = Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat([
    ascii('mluc'),
    Buffer.alloc(4),
    integer(1),
    integer(12),
    ascii('enUS'),
    integer(units.length),
    integer(28),
    units,
  ]);
}
