import type { XmlElement } from '@decode/ooxml';
import { blocksOf } from './leaves.ts';

/** The range bookmark begins in the first paragraph and ends in the last: there every program keeps it. */
export function enclosed(text: string, id: number, name: string, namespaces = ''): string {
  const [first] = firstBlock(text, namespaces);
  const properties = first?.children.find((element) => element.name === 'w:pPr');
  if (first?.name !== 'w:p' || !text.endsWith('</w:p>'))
    throw new Error('a chapter begins with a heading and ends with a paragraph');
  const at = (properties?.end ?? first.openEnd) - first.start;
  const end = text.length - '</w:p>'.length;
  return `${text.slice(0, at)}<w:bookmarkStart w:id="${id}" w:name="${name}"/>${text.slice(at, end)}<w:bookmarkEnd w:id="${id}"/>${text.slice(end)}`;
}

/** The text without the bookmark, so that another can be put around more of it. */
export function disclosed(text: string, id: number, name: string): string {
  return text
    .replace(`<w:bookmarkStart w:id="${id}" w:name="${name}"/>`, '')
    .replace(`<w:bookmarkEnd w:id="${id}"/>`, '');
}

function firstBlock(text: string, namespaces: string): readonly XmlElement[] {
  return blocksOf(text.slice(0, text.indexOf('</w:p>') + '</w:p>'.length), namespaces);
}
