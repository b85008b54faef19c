import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Edits } from './edits.ts';
import {
  attribute,
  child,
  descendants,
  escapeXml,
  glance,
  parseXml,
  sourceOf,
  textOf,
  withoutBlocks,
  type XmlElement,
} from './xml.ts';

const sample = `<?xml version="1.0"?>
<!-- > and < in a comment -->
<w:body xmlns:w="urn:w" a = 'it "is"' b="a > b">
  <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:t>One &amp; <![CDATA[<two>]]></w:t></w:p>
  <w:p/><?note > ?>
</w:body>`;

describe('the tree', () => {
  const body = parseXml(sample);

  test('says where everything stands', () => {
    expect(body.children.map(sourceOf)).toEqual([
      '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:t>One &amp; <![CDATA[<two>]]></w:t></w:p>',
      '<w:p/>',
    ]);
    expect(body.source.slice(body.closeStart, body.end)).toBe('</w:body>');
  });

  test('gives attributes and text as they are meant', () => {
    expect(attribute(body, 'a')).toBe('it "is"');
    expect(attribute(body, 'b')).toBe('a > b');
    expect(attribute(body, 'c')).toBeUndefined();
    expect(attribute(child(body, 'w:p', 'w:pPr', 'w:pStyle'), 'w:val')).toBe('Heading1');
    expect([...descendants(body, 'w:t')].map(textOf)).toEqual(['One & <two>']);
  });

  test('covers every element of any well-formed text', () => {
    fc.assert(
      fc.property(xmlText, (xml) => {
        const root = parseXml(xml);
        expect(sourceOf(root)).toBe(xml);
        const check = (element: XmlElement): void => {
          expect(xml.startsWith(`<${element.name}`, element.start)).toBe(true);
          for (const inner of element.children) {
            expect(inner.start >= element.openEnd && inner.end <= element.closeStart).toBe(true);
            check(inner);
          }
        };
        check(root);
      }),
    );
  });
});

describe('a tree of which not all is read', () => {
  const written = (element: XmlElement): unknown => [sourceOf(element), element.children.map(written)];

  test('a glance shows what the element holds, and the tree keeps its own', () => {
    const [block] =
      parseXml(`<a><b>${sample.slice(sample.indexOf('<w:body'))}</b></a>`).children[0]?.children ?? [];
    const seen = glance(block!);
    expect(written(seen)).toEqual(written(block!));
    expect(seen.parent).toBe(block!.parent);
    expect(glance(block!)).toBe(block);
    expect(block!.children[0]).toBe(block!.children[0]);
  });

  test('is without some blocks what reading the rest gives', () => {
    fc.assert(
      fc.property(
        fc.array(xmlText, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.nat(4),
        (blocks, one, other) => {
          const source = `<?xml version="1.0"?><r><before/><body>${blocks.join(' ')}</body> <behind>.</behind></r>`;
          const root = parseXml(source);
          const all = child(root, 'body')?.children ?? [];
          const [first, last] = [one, other].map((each) => each % all.length).sort((a, b) => a - b);
          const [start, end] = [all[first!]!.start, all[last!]!.end];
          const left = withoutBlocks(root, start, end);
          expect(left.source).toBe(source.slice(0, start) + source.slice(end));
          expect(written(left)).toEqual(written(parseXml(left.source)));
        },
      ),
    );
  });

  test('loses no part of a block', () => {
    const root = parseXml('<r><body><p>1</p><p>2</p></body></r>');
    const [, last] = child(root, 'body')?.children ?? [];
    expect(() => withoutBlocks(root, last!.start + 1, last!.end)).toThrow(RangeError);
  });
});

describe('text for XML', () => {
  test('any string survives, apart from what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = `<a b="${escapeXml(text)}">${escapeXml(text)}</a>`;
        const root = parseXml(xml);
        expect(escapeXml(textOf(root))).toBe(escapeXml(text));
        expect(attribute(root, 'b')).toBe(textOf(root));
      }),
    );
    expect(escapeXml('a\u0000b\ud800c]]>')).toBe('a\ufffdb\ufffdc]]&gt;');
  });
});

describe('edits', () => {
  const edited = (source: string, change: (edits: Edits, root: XmlElement) => void): string => {
    const edits = new Edits(source);
    change(edits, parseXml(source));
    return edits.apply();
  };

  test('without any, the text is the same', () => {
    expect(edited(sample, () => {})).toBe(sample);
  });

  test('insertions at one offset keep their order and stand before a replacement that starts there', () => {
    const result = edited('<a><b/></a>', (edits, a) => {
      edits.replaceElement(a.children[0]!, '<new/>');
      edits.insert(3, '1');
      edits.insert(3, '2');
    });
    expect(result).toBe('<a>12<new/></a>');
  });

  test('an element that closes itself is opened once', () => {
    const result = edited('<a><b c="d"/></a>', (edits, a) => {
      edits.append(a.children[0]!, 'last');
      edits.prepend(a.children[0]!, 'first');
      edits.setAttribute(a.children[0]!, 'c', '"&"');
      edits.setAttribute(a.children[0]!, 'e', 'f');
    });
    expect(result).toBe('<a><b e="f" c="&quot;&amp;&quot;">firstlast</b></a>');
  });

  test('changes that overlap are an error, not a loss', () => {
    const overlap = () =>
      edited('<a><b/></a>', (edits, a) => {
        edits.replace(2, 6, '');
        edits.remove(a.children[0]!);
      });
    expect(overlap).toThrow('overlap');
  });
});

/** Random small documents: names, attributes with every kind of quote, text, comments. */
const xmlText = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string().map(escapeXml),
    fc.constantFrom('<!-- a > b -->', '<![CDATA[<c>]]>', '<?d > ?>', ' \n'),
    tie('element'),
  ),
  element: fc
    .tuple(fc.constantFrom('a', 'b-c', 'd.e'), fc.string(), fc.array(tie('content'), { maxLength: 4 }))
    .map(([name, value, inner]) =>
      inner.length
        ? `<${name} x="${escapeXml(value)}" y='>'>${inner.join('')}</${name}>`
        : `<${name} x = "${escapeXml(value)}" />`,
    ),
})).element;
