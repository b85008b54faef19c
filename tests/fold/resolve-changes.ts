import {
  attribute,
  child,
  descendants,
  Edits,
  openPackage,
  parseXml,
  textOf,
  type XmlElement,
} from '@decode/ooxml';

/** A paragraph as a reader has it before eyes: its style, its words, and whether it is in a table. */
export type ReadParagraph = readonly [style: string, text: string, place: 'text' | 'table'];

/** The text of a document when all tracked changes are accepted, or all rejected: Word's rules, for whole paragraphs and rows. */
export function resolved(bytes: Uint8Array, how: 'accept' | 'reject'): ReadParagraph[] {
  const source = openPackage(bytes).text('word/document.xml');
  const root = parseXml(source);
  const gone = how === 'accept' ? 'w:del' : 'w:ins';
  const edits = new Edits(source);
  const visit = (element: XmlElement): void => {
    const isGoneRow = element.name === 'w:tr' && child(element, 'w:trPr', gone);
    const isGoneParagraph = element.name === 'w:p' && child(element, 'w:pPr', 'w:rPr', gone);
    if (element.name === gone && element.parent?.name !== 'w:rPr' && element.parent?.name !== 'w:trPr')
      edits.remove(element);
    else if (isGoneRow || isGoneParagraph) edits.remove(element);
    else for (const inner of element.children) visit(inner);
  };
  visit(root);
  return read(edits.apply());
}

export function readParagraphs(bytes: Uint8Array): ReadParagraph[] {
  return read(openPackage(bytes).text('word/document.xml'));
}

function read(source: string): ReadParagraph[] {
  const root = parseXml(source);
  return [...descendants(root, 'w:p')].map((paragraph) => [
    attribute(child(paragraph, 'w:pPr', 'w:pStyle'), 'w:val') ?? '',
    [...descendants(paragraph, 'w:t'), ...descendants(paragraph, 'w:delText')]
      .sort((a, b) => a.start - b.start)
      .map(textOf)
      .join(''),
    paragraph.parent?.name === 'w:tc' ? 'table' : 'text',
  ]);
}
