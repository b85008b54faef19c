import type { Block, Document, Inline, SectionRole } from '@decode/model';
import { type Picture, picturesOfPages } from './page-pictures.ts';

/** Share of a page's height, above and below, in which running heads and folios stand. */
const furniture = 0.085;
/** Steps of grey that ink differs from paper or tint. */
const ink = 24;

/**
 * How far down each page is filled, from 0 for one without a word to 1 for one with something at its end: where the
 * lowest ink is between running head and folio, on a picture of the page.
 */
export async function fillOfPages(pdftoppm: string, pdf: string): Promise<readonly number[]> {
  const fills: number[] = [];
  for await (const picture of picturesOfPages(pdftoppm, pdf, 20)) fills.push(fillOf(picture));
  return fills;
}

function fillOf({ columns, rows, pixels }: Picture): number {
  const counts = new Uint32Array(256);
  for (const pixel of pixels) counts[pixel]!++;
  const paper = counts.indexOf(Math.max(...counts));
  const first = Math.ceil(rows * furniture);
  const last = Math.floor(rows * (1 - furniture));
  for (let row = last; row >= first; row--) {
    const line = pixels.subarray(row * columns, (row + 1) * columns);
    if (line.some((pixel) => Math.abs(pixel - paper) > ink)) return (row - first) / (last - first);
  }
  return 0;
}

/** What page a section begins on, by the bookmarks: the section in force on a page is the last that began. */
export function sectionOfPage(
  document: Document,
  bookmarks: readonly { readonly title: string; readonly page?: number }[],
): (page: number) => { readonly role: SectionRole | 'front'; readonly title: string } {
  const tidy = (text: string) => text.replace(/[\s\u00ad]+/gu, '');
  let at = 0;
  const begins: { page: number; role: SectionRole; title: string }[] = [];
  for (const { role, title } of openings(document.body)) {
    const found = bookmarks.findIndex((one, i) => i >= at && tidy(one.title).startsWith(tidy(title)));
    const page = bookmarks[found]?.page;
    if (page === undefined) throw new Error(`No bookmark leads to "${title}".`);
    begins.push({ page, role, title });
    at = found + 1;
  }
  return (page) =>
    begins.findLast((one) => one.page <= page) ?? { role: 'front', title: document.meta.title };
}

/** Sections that begin a page, with what their headings say. */
function openings(blocks: readonly Block[]): { role: SectionRole; title: string }[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'section') return [];
    const heading = block.children.find(({ type }) => type === 'heading');
    const own = heading?.type === 'heading' && block.role !== 'part' && block.role !== 'box';
    const title = own ? `${heading.number ?? ''}${wordsOf(heading.children)}` : '';
    return [...(own ? [{ role: block.role, title }] : []), ...openings(block.children)];
  });
}

function wordsOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : ''))
    .join('');
}
