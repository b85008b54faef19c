import type { Inline, List, Paragraph } from '@decode/model';
import { digest, type Sign } from '../part/needs.ts';
import { bookmark, run, runProperties } from '../part/word-xml.ts';
import type { CellLook, RowLook } from './row-look.ts';

/** What a cell of ours says. */
export interface RowCell {
  readonly content: readonly (Paragraph | List)[];
  /** Words in place of what only the municipality can fill. */
  readonly blank?: string;
  /** A list of the host's counts the row: nothing is written. */
  readonly counted?: boolean;
}

/**
 * Two hidden bookmarks in two cells make a row known as ours: one of them goes when somebody types over all the words of
 * its cell.
 */
export function rowMarks({ key }: Sign, id: string): readonly [string, string] {
  const name = digest([id]);
  return [`_dct_${key}_${name}`, `_dcu_${key}_${name}`];
}

export function rowXml(look: RowLook, cells: readonly string[]): string {
  return `<w:tr>${look.properties}${cells.join('')}</w:tr>`;
}

/** @param lang the language of the rows, where the host's text is in another */
export function cellXml(
  look: CellLook,
  cell: RowCell,
  mark: { readonly id: number; readonly name: string } | undefined,
  lang: string | undefined,
): string {
  const paragraphs = linesOf(cell).map(({ inlines, isItem }) => {
    const list = isItem || cell.counted ? look.list : '';
    return { list, text: runsOf(inlines, look, lang, cell.blank !== undefined && cell.content.length === 0) };
  });
  const all = paragraphs.length > 0 ? paragraphs : [{ list: cell.counted ? look.list : '', text: '' }];
  const written = all.map(({ list, text }, index) => {
    const content = index === 0 && mark ? bookmark(mark.id, mark.name, text) : text;
    return `<w:p>${paragraphProperties(look, list)}${content}</w:p>`;
  });
  return `<w:tc>${look.properties}${written.join('')}</w:tc>`;
}

/** The order is that of the schema: w:numPr behind the style and what keeps lines together (CT_PPrBase). */
function paragraphProperties({ paragraph, run: format }: CellLook, list: string): string {
  const first = /^(?:<w:(?:pStyle|keepNext|keepLines|widowControl)\b[^>]*\/>)*/.exec(paragraph)?.[0] ?? '';
  const mark = runProperties(format);
  const properties = first + list + paragraph.slice(first.length) + mark;
  return properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
}

interface Line {
  readonly inlines: readonly Inline[];
  readonly isItem: boolean;
}

function linesOf({ content, blank }: RowCell): Line[] {
  if (content.length === 0) {
    return blank === undefined ? [] : [{ inlines: [{ type: 'text', value: blank }], isItem: false }];
  }
  return content.flatMap((block): Line[] => {
    if (block.type === 'paragraph') return [{ inlines: lineOf(block), isItem: false }];
    return block.children.flatMap((item) =>
      item.children.flatMap((child): Line[] => {
        if (child.type === 'paragraph') return [{ inlines: lineOf(child), isItem: true }];
        return child.type === 'list' ? linesOf({ content: [child] }) : [];
      }),
    );
  });
}

/** With what a reader must know of the translation. */
function lineOf({ children, state, lang }: Paragraph): Inline[] {
  const own: Inline[] =
    lang === undefined ? [...children] : [{ type: 'emphasis', lang, children: [...children] }];
  return state === undefined ? own : [...own, { type: 'text', value: ` [${state.label}]` }];
}

interface Span {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly lang?: string | undefined;
}

/** What leads elsewhere stays as its words: citations and notes have no place in a row of another document. */
function runsOf(
  inlines: readonly Inline[],
  look: CellLook,
  lang: string | undefined,
  italic: boolean,
): string {
  const write = (nodes: readonly Inline[], span: Span): string =>
    nodes
      .map((node) => {
        switch (node.type) {
          case 'text':
          case 'code':
            return runs(node.value, look.run, span);
          case 'break':
            return runs(' ', look.run, span);
          case 'strong':
            return write(node.children, { ...span, bold: true });
          case 'emphasis':
            return write(
              node.children,
              node.lang === undefined ? { ...span, italic: true } : { ...span, lang: node.lang },
            );
          case 'link':
          case 'reference':
            return write(node.children, span);
          default:
            return '';
        }
      })
      .join('');
  return write(inlines, { italic, lang });
}

function runs(text: string, { style, bold, italic, byHand }: RunLook, span: Span): string {
  const isOff = (name: string) => byHand.includes(`<${name} w:val="0"/>`);
  return run(text, {
    style,
    bold: (bold || span.bold === true) && !isOff('w:b'),
    italic: (italic || span.italic === true) && !isOff('w:i'),
    byHand,
    lang: span.lang,
  });
}
type RunLook = CellLook['run'];
