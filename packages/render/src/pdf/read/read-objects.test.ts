import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallPdf } from '../small-pdf.ts';
import { Lexer } from './lexer.ts';
import { pagesOf, readPdf } from './read-objects.ts';
import { Name, Ref, Stream, Text, textOf, type Value } from './values.ts';

const read = (source: string): Value => new Lexer(new TextEncoder().encode(source)).value();

describe('objects', () => {
  test('are numbers, names, strings, arrays and dictionaries', () => {
    expect(read('-.5')).toBe(-0.5);
    expect(read('/A#20B')).toEqual(new Name('A B'));
    expect(textOf(read('(a\\(b\\)\\101\\\n)'))).toBe('a(b)A');
    expect(textOf(read('<FEFF0101>'))).toBe('ā');
    // D.3: what others write in one byte.
    expect(textOf(read('<8085A0E9>'))).toBe('•–€é');
    expect(read('[1 0 R 2 true null]')).toEqual([new Ref(1), 2, true, null]);
    expect(read('<</A<</B 1>>/C(x)>>')).toEqual(
      new Map<string, Value>([
        ['A', new Map([['B', 1]])],
        ['C', new Text(new Uint8Array([120]))],
      ]),
    );
  });

  test.each(['(a', '<41', '[1', '<</A 1', '<</A>>', '<</A 1 2>>', '', '>>', '['.repeat(1000)])(
    'are refused where they do not end: %s',
    (source) => {
      expect(() => read(source)).toThrow('The PDF is damaged');
    },
  );
});

test('a file gives its pages and their streams', () => {
  const pdf = readPdf(smallPdf({ pages: 3, text: 'Hello' }));
  const pages = pagesOf(pdf);
  expect(pages).toHaveLength(3);
  const content = pdf.get(pages[2]?.dict.get('Contents'));
  expect(content).toBeInstanceOf(Stream);
  expect(new TextDecoder().decode(pdf.inflate(content as Stream))).toContain('(Hello) Tj');
});

test('changed bytes give an error or a result, and always an end', () => {
  const file = smallPdf({ pages: 2 });
  const change = fc.record({ at: fc.nat(file.length - 1), to: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bytes = file.slice();
      for (const { at, to } of changes) bytes[at] = to;
      try {
        const pdf = readPdf(bytes);
        for (const { dict } of pagesOf(pdf)) {
          const content = pdf.get(dict.get('Contents'));
          if (content instanceof Stream) pdf.inflate(content);
        }
      } catch (cause) {
        expect((cause as Error).message).toMatch(/^The PDF is (damaged: .+|encrypted)\.$/u);
      }
    }),
    { numRuns: 500 },
  );
});
