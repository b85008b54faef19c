import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Pdf } from '../read/read-objects.ts';
import { isName, latin1, Stream } from '../read/values.ts';
import { cleanMapping } from './clean-mapping.ts';

test('a ligature says its letters, and the mapping how it is packed', () => {
  const mapping = new Stream(
    new Map(),
    Buffer.from('1 beginbfchar <0001> <FB01> endbfchar 1 beginbfchar <0002> <0061> endbfchar', 'latin1'),
  );
  const pdf = { get: (value: unknown) => value, inflate: ({ bytes }: Stream) => bytes } as unknown as Pdf;
  cleanMapping(pdf, new Map([['ToUnicode', mapping]]));
  expect(isName(mapping.dict.get('Filter'), 'FlateDecode')).toBe(true);
  expect(latin1(inflateSync(mapping.bytes))).toBe(
    '1 beginbfchar <0001> <00660069> endbfchar 1 beginbfchar <0002> <0061> endbfchar',
  );
});
