import type { CiteKeys, Field, Inline, ProseInline } from '@decode/model';

/** Nodes of prose and of documents, before and after citations and fields are settled. */
export type AnyInline = Inline | ProseInline | CiteKeys | Field;

/** Stands for what is none of a language's business: code, notes, citations, fields, addresses, foreign words. */
export const opaque = '\uFFFC';

/** The text as rules of a language read it: as long as what it stands for, with one sign for each node that is not theirs. */
export function flatten(node: AnyInline, tag: string): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return '\n';
    case 'strong':
    case 'emphasis':
    case 'link':
    case 'reference':
      if (!isOwn(node, tag)) return opaque;
      return (node.children as readonly AnyInline[]).map((child) => flatten(child, tag)).join('');
    case 'code':
    case 'noteReference':
    case 'citation':
    case 'field':
    case 'cite':
      return opaque;
  }
}

/** Is what the node holds text of the language, and not a foreign phrase, a link that shows its own address, or a page's number? */
export function isOwn(
  node: Extract<AnyInline, { type: 'strong' | 'emphasis' | 'link' | 'reference' }>,
  tag: string,
): boolean {
  if (node.type === 'emphasis') return node.lang === undefined || node.lang === tag;
  if (node.type === 'link') {
    const [only, more] = node.children;
    return more !== undefined || only?.type !== 'text' || !node.url.endsWith(only.value);
  }
  if (node.type === 'reference') return node.page !== true;
  return true;
}
