import { textOf, type XmlElement } from '@decode/ooxml';

/** What a reader sees of a paragraph, spaces made even; what was deleted with changes tracked is not text. */
export function visibleText(paragraph: XmlElement): string {
  let text = '';
  const visit = (element: XmlElement): void => {
    if (element.name === 'w:t') text += textOf(element);
    else if (element.name === 'w:tab' || element.name === 'w:br') text += ' ';
    else if (element.name === 'w:noBreakHyphen') text += '-';
    else if (!silent.has(element.name)) for (const inner of element.children) visit(inner);
  };
  visit(paragraph);
  return even(text);
}
/** What holds no text of the paragraph itself: properties, deletions, old places of moved text, text boxes. */
const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:txbxContent',
  'mc:Fallback',
  'w:instrText',
]);

/** Spaces made even, soft hyphens left out. */
export function even(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
