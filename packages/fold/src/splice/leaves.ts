import { attribute, child, descendants, parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { diffArrays } from 'diff';
import { wordNamespace } from '../host/open-host.ts';
import { visibleText } from '../host/visible-text.ts';

/** A paragraph of our part, in the text or in a table, as far as people can tell one from another. */
export interface Leaf {
  readonly paragraph: XmlElement;
  readonly text: string;
  /** All that a person may have changed on purpose: words, how they stand out, comments, tracked changes, pictures. */
  readonly look: string;
  /** Our own bookmark in it, the same in every edition. */
  readonly mark: string | undefined;
  readonly place: 'text' | 'table' | 'note';
}

/** The paragraphs of some blocks that hold anything. */
export function leavesOf(blocks: readonly XmlElement[]): Leaf[] {
  return blocks
    .flatMap((block) => (block.name === 'w:p' ? [block] : [...descendants(block, 'w:p')]))
    .map((paragraph) => ({
      paragraph,
      text: visibleText(paragraph),
      look: lookOf(paragraph),
      mark: markOf(paragraph),
      place: placeOf(paragraph, blocks),
    }))
    .filter(({ look }) => look !== '');
}

/** The blocks that a text of ours holds. @param namespaces declarations of the host's, where people's words are in it */
export function blocksOf(text: string, namespaces = ''): readonly XmlElement[] {
  const start = namespaces === '' ? fragmentStart : `<w:body ${namespaces}>`;
  return parseXml(`${start}${text}</w:body>`).children;
}

/** The declarations of namespaces on an element, as written. */
export function namespacesOf({ source, start, openEnd }: XmlElement): string {
  return (source.slice(start, openEnd).match(/xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? []).join(
    ' ',
  );
}
/** What stands before the text in the source of its blocks. */
export const fragmentStart = `<w:body xmlns:w="${wordNamespace}">`;

/** A paragraph of one list with that of another which stands for the same; undefined where it has none. */
export interface Pair {
  readonly one: Leaf | undefined;
  readonly other: Leaf | undefined;
}

/** Two lists side by side, in the order of both: paired by our bookmarks, else by their words, else by their place. */
export function align(ones: readonly Leaf[], others: readonly Leaf[]): Pair[] {
  const keyOf = ({ mark, text, look }: Leaf) => mark ?? (text === '' ? look : text);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  let gone: Leaf[] = [];
  let come: Leaf[] = [];
  const close = () => {
    // As many on both sides: each was reworded.
    const rows = gone.length === come.length ? gone.length : 0;
    for (let row = 0; row < rows; row++) pairs.push({ one: gone[row], other: come[row] });
    for (const one of gone.slice(rows)) pairs.push({ one, other: undefined });
    for (const other of come.slice(rows)) pairs.push({ one: undefined, other });
    [gone, come] = [[], []];
  };
  for (const { added, removed, count = 0 } of diffArrays(ones.map(keyOf), others.map(keyOf))) {
    if (removed) gone.push(...ones.slice(i, i + count));
    else if (added) come.push(...others.slice(j, j + count));
    else {
      close();
      for (let at = 0; at < count; at++) pairs.push({ one: ones[i + at], other: others[j + at] });
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  close();
  return pairs;
}

/** Properties by which people make text stand out; what programs write by themselves is none of them. */
const shown = ['w:b', 'w:i', 'w:u', 'w:strike', 'w:highlight', 'w:color', 'w:shd', 'w:vertAlign'];

function lookOf(paragraph: XmlElement): string {
  const spans: { text: string; marks: string }[] = [];
  const say = (text: string, marks: string) => {
    const last = spans.at(-1);
    if (last && last.marks === marks) last.text += text;
    else spans.push({ text, marks });
  };
  // What a field shows is the program's, who updates it has changed nothing.
  let shownByFields = 0;
  const visit = (element: XmlElement, around: string): void => {
    switch (element.name) {
      case 'w:pPr':
      case 'w:instrText':
      case 'mc:Fallback':
        return;
      case 'w:r': {
        const properties = child(element, 'w:rPr')?.children ?? [];
        const marks = properties
          .filter(({ name }) => shown.includes(name))
          .map((property) => `${property.name}=${attribute(property, 'w:val') ?? ''}`);
        for (const inner of element.children) visit(inner, around + marks.join());
        return;
      }
      case 'w:fldSimple':
        say('', 'field');
        return;
      case 'w:fldChar': {
        const type = attribute(element, 'w:fldCharType');
        if (type === 'separate') shownByFields++;
        else if (type === 'end') shownByFields = Math.max(0, shownByFields - 1);
        else say('', 'field');
        return;
      }
      case 'w:t':
      case 'w:delText':
        if (shownByFields === 0) say(textOf(element), around);
        return;
      case 'w:tab':
      case 'w:br':
        say(' ', around);
        return;
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        for (const inner of element.children) visit(inner, `${around}${element.name}`);
        return;
      case 'w:commentReference':
        say('', `comment ${attribute(element, 'w:id')}`);
        return;
      case 'w:footnoteReference':
        say('', 'note');
        return;
      case 'wp:docPr':
        say('', `picture ${attribute(element, 'descr') ?? ''}`);
        return;
      case 'w:bookmarkStart': {
        const name = attribute(element, 'w:name') ?? '';
        if (!name.startsWith('_')) say('', `bookmark ${name}`);
        return;
      }
      default:
        for (const inner of element.children) visit(inner, around);
    }
  };
  visit(paragraph, '');
  return spans
    .map(({ text, marks }) => `${marks}|${text}`)
    .join('\n')
    .replace(/[\s\u00a0]+$/u, '');
}

/** What a look says in words, with tracked changes and comments: how words stand out is written anew by every program. */
export function wordsIn(look: string): string {
  let words = '';
  for (const line of look.split('\n')) {
    const [, marks = '', text = ''] = /^([^|]*)\|(.*)$/s.exec(line) ?? ['', '', line];
    const told = /w:(?:ins|del|moveFrom|moveTo)|comment/.exec(marks)?.[0];
    words += told === undefined ? text : `{${told} ${text}}`;
  }
  return words.replace(/[\s\u00a0]+/g, ' ').trim();
}

function markOf(paragraph: XmlElement): string | undefined {
  for (const mark of descendants(paragraph, 'w:bookmarkStart')) {
    const name = attribute(mark, 'w:name') ?? '';
    if (/^_d(?:cd)?_/.test(name)) return name;
  }
  return undefined;
}

function placeOf(paragraph: XmlElement, blocks: readonly XmlElement[]): Leaf['place'] {
  if (blocks.includes(paragraph)) return 'text';
  return paragraph.parent?.name === 'w:footnote' ? 'note' : 'table';
}
