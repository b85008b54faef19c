import {
  attribute,
  child,
  escapeXml,
  PackageError,
  parseXml,
  sourceOf,
  textOf,
  type XmlElement,
  xmlDeclaration,
} from '@decode/ooxml';
import type { Host } from '../host/open-host.ts';

/** Reads the root of a record; undefined for one of another kind. */
type Read<T> = (root: XmlElement) => T | undefined;

/** The records of a kind that a host keeps, in XML parts that Word carries along and LibreOffice drops. */
export function keptIn<T>(
  { pkg, relationships }: Host,
  read: Read<T>,
): { readonly part: string; readonly record: T }[] {
  return relationships.flatMap(({ type, target, external }) => {
    if (type !== 'customXml' || external || !pkg.has(target)) return [];
    const record = read(parseXml(pkg.text(target), pkg.limits, target));
    return record ? [{ part: target, record }] : [];
  });
}

/** What lies beside a document, element by element; none where it is no file of ours. */
export function besideIn({ beside, pkg }: Pick<Host, 'beside' | 'pkg'>): readonly XmlElement[] {
  if (beside === '') return [];
  try {
    return parseXml(beside, pkg.limits).children;
  } catch (error) {
    if (error instanceof PackageError) return [];
    throw error;
  }
}

/** A file to lie beside a document: records, one behind the other, and what else lay there. */
export function besideText(
  host: Pick<Host, 'beside' | 'pkg'>,
  records: readonly string[],
  isReplaced: (other: XmlElement) => boolean,
): string {
  const others = besideIn(host).filter((element) => !isReplaced(element));
  const all = [...records, ...others.map(sourceOf)];
  return `${xmlDeclaration}<folds xmlns="urn:decode:fold:1">${all.join('\n')}</folds>\n`;
}

/** The element of a record: short words as attributes, texts packed into elements of their own. */
export function printKept(
  name: string,
  namespace: string,
  words: Readonly<Record<string, string | boolean | readonly string[]>>,
  texts: Readonly<Record<string, string>>,
): string {
  const attributes = Object.entries(words).map(
    ([word, value]) => ` ${word}="${escapeXml(typeof value === 'object' ? value.join(' ') : String(value))}"`,
  );
  const packed = Object.entries(texts).map(([word, text]) => `<${word}>${pack(text)}</${word}>`);
  return `<${name} xmlns="${namespace}"${attributes.join('')}>${packed.join('')}</${name}>`;
}

/** What such an element says; undefined where it is of another kind. */
export function readKept(root: XmlElement, name: string, namespace: string) {
  if (root.name !== name || attribute(root, 'xmlns') !== namespace) return undefined;
  const word = (key: string) => attribute(root, key) ?? '';
  return {
    word,
    words: (key: string) => word(key).split(' ').filter(Boolean),
    text: (key: string) => {
      const element = child(root, key);
      return element ? textOf(element) : '';
    },
  };
}

/** A text as it stands in a record; the package compresses the part. */
function pack(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
