import type { Block, Inline } from '@decode/model';
import type { Tag, Tags } from '@decode/render/pdf-reader';
import { everyPainted } from './every-tag.ts';

const grouping = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'NonStruct',
  'THead',
  'TBody',
  'BlockQuote',
  'L',
  'LI',
  'LBody',
  'Note',
]);

/** Letters of a row that may be longer than a page. */
const wholePage = 2000;

/**
 * Page breaks that readers stumble over: a heading or a table's head at the end of a page with what belongs to it on
 * the next, a row on two pages, a caption apart from its picture.
 */
export function badBreaks({ tree }: Tags): string[] {
  const blocks = blocksOf(tree);
  return blocks.flatMap((block, i) => {
    const next = blocks[i + 1];
    const name = `${block.role} "${block.text.slice(0, 60)}"`;
    const apart = next !== undefined && last(block) < first(next);
    if (/^H\d$/u.test(block.role) && apart) return [`${name} stands alone at the end of page ${last(block)}`];
    if (block.role === 'Caption' && next?.role === 'Figure' && apart)
      return [`${name} is on page ${last(block)}, its picture on page ${first(next)}`];
    return block.role === 'Table' ? badTableBreaks(block) : [];
  });
}

/** Rows of a table that stays whole, with its head. */
const fewRows = 9;

/** Tables with one of these heads of columns that stand on more than one page, though they have few rows. */
export function dividedTables({ tree }: Tags, heads: ReadonlySet<string>): string[] {
  const tables = blocksOf(tree).filter(
    (block) => block.role === 'Table' && heads.has(bare(rowsOf(block)[0]?.row.text ?? '')),
  );
  if (heads.size > 0 && tables.length === 0) return ['no table has such a head'];
  return tables
    .filter((table) => rowsOf(table).length <= fewRows)
    .flatMap(({ pages, text }) =>
      new Set(pages).size > 1 ? [`the table "${text.slice(0, 60)}" is on pages ${pages.join(' and ')}`] : [],
    );
}

const inRecommendations: ReadonlySet<string> = new Set(['steps', 'indicators', 'evidence', 'risks']);

/** What the heads of the tables in recommendations say. */
export function headsInRecommendations(blocks: readonly Block[]): Set<string> {
  return new Set(
    blocks.flatMap((block): string[] => {
      if (block.type === 'section') return [...headsInRecommendations(block.children)];
      if (block.type !== 'table' || !inRecommendations.has(block.role)) return [];
      const words = (nodes: readonly Inline[]) => nodes.map((node) => ('value' in node ? node.value : ''));
      return block.head.map(({ cells }) =>
        bare(
          cells
            .flatMap(({ children }) =>
              children.flatMap((child) => (child.type === 'paragraph' ? words(child.children) : [])),
            )
            .join(''),
        ),
      );
    }),
  );
}

function bare(text: string): string {
  return text.replace(/[\s\u00ad]+/gu, '');
}

/** Paragraphs, items and headings of which one line stands on another page than the rest. */
export function loneLines({ tree }: Tags): string[] {
  return linesOf(tree).flatMap((block) => {
    if (block.pages.length < 2) return [];
    const alone = block.pages.filter((page) => linesOn(block, page) === 1);
    return alone.map((page) => `one line of ${block.role} "${block.text.slice(0, 60)}" is on page ${page}`);
  });
}

/** The innermost elements that have lines of their own. */
function linesOf(tags: readonly Tag[]): Tag[] {
  return tags.flatMap((tag) => {
    const inner = linesOf(tag.children);
    return inner.length > 0 || !/^(?:P|H\d|LBody|Caption|Note|T[HD])$/u.test(tag.role) ? inner : [tag];
  });
}

function linesOn(block: Tag, page: number): number {
  const lines: number[] = [];
  // Raised numbers belong to the line below them.
  for (const { texts } of everyPainted(block).filter((one) => one.page === page))
    for (const { text, baseline, size } of texts)
      if (text.trim() !== '' && !lines.some((line) => Math.abs(line - baseline) < size)) lines.push(baseline);
  return lines.length;
}

function badTableBreaks(table: Tag): string[] {
  const rows = rowsOf(table);
  const body = rows.find(({ head }) => !head)?.row;
  return rows.flatMap(({ row, head }, i) => {
    const name = `the row "${row.text.slice(0, 60)}"`;
    const next = rows[i + 1]?.row;
    const alone = next !== undefined && first(row) < first(next);
    if (head && body && first(row) < first(body)) return [`${name} heads no row of page ${first(row)}`];
    // A heading over a group of rows.
    if (row.children.length === 1 && rows.length > 1 && !head && alone)
      return [`${name} stands alone at the end of page ${first(row)}`];
    return !head && row.pages.length > 1 && row.text.length < wholePage
      ? [`${name} is on pages ${row.pages.join(' and ')}`]
      : [];
  });
}

function rowsOf(tag: Tag, head = false): { row: Tag; head: boolean }[] {
  return tag.children.flatMap((child) =>
    child.role === 'TR' ? [{ row: child, head }] : rowsOf(child, head || child.role === 'THead'),
  );
}

function blocksOf(tags: readonly Tag[]): Tag[] {
  return tags.flatMap((tag) =>
    grouping.has(tag.role) ? blocksOf(tag.children) : tag.pages.length > 0 ? [tag] : [],
  );
}

function first({ pages }: Tag): number {
  return pages[0] ?? 0;
}

function last({ pages }: Tag): number {
  return pages.at(-1) ?? 0;
}
