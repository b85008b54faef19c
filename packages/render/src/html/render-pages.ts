import type { Assets, Block, ContentsEntry, Document } from '@decode/model';
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { renderContents } from './contents.ts';
import { namePages } from './page-names.ts';
import { contextOf, pageStyles, renderContent, shellOf } from './render-page.ts';
import { compileShells } from './shells.ts';

/** What a folder of pages is opened at. */
const first = 'index.html';
const stylesFile = 'styles.css';

/** Nothing runs; the style sheet beside the pages, which holds the fonts, is all that is loaded, from a disk or a server. */
const policy =
  "default-src 'none'; style-src 'self' file: 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

interface Page {
  readonly name: string;
  readonly content: ElementContent[];
  /** Of its chapter, in the contents. */
  readonly entry: ContentsEntry;
}

/**
 * The document as a folder, by the names of its files: a page with cover and contents, one for each chapter with its
 * notes, and the styles that they share. Links lead from page to page.
 *
 * @throws Error as `renderPage`, and where a chapter cannot be found by the contents.
 */
export async function renderPages(
  document: Document,
  assets: Assets,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { meta } = document;
  // One context for all: a note that is called in two chapters has two calls.
  const context = contextOf(document);
  const pages = chaptersOf(document).map((blocks): Page => {
    const content = renderContent(blocks, context);
    const ids = idsIn(content);
    const entry = meta.contents.entries.find(({ target, level }) => level === 1 && ids.has(target));
    const id = blocks.find((block) => block.id !== undefined)?.id;
    if (!entry || id === undefined)
      throw new Error(`The contents do not lead to the chapter "${id ?? 'without an id'}".`);
    return { name: `chapter-${id}.html`, content, entry };
  });
  const pageOf = new Map(pages.flatMap(({ name, content }) => [...idsIn(content)].map((id) => [id, name])));
  const write = compileShells(assets.shells);
  const filling = { styles: `@import "${stylesFile}";` };

  const files = new Map<string, string>();
  const contents = renderContents(document);
  const cover = shellOf(document, context, {
    ...filling,
    content: [contents],
    settle: (content) => linkPages(content, pageOf, first),
  });
  files.set(first, write({ ...cover, policy }));
  pages.forEach(({ name, content, entry }, i) => {
    const shell = shellOf(document, context, {
      ...filling,
      contents: renderContents(document, { here: entry.target }),
      head: runningHead(document),
      content: [...content, ...neighbours(document, pages[i - 1], pages[i + 1])],
      settle: (nodes) => linkPages(nodes, pageOf, name),
    });
    files.set(name, write({ ...shell, policy, title: `${titleOf(entry)} · ${meta.title}` }));
  });
  files.set(stylesFile, pageStyles(meta, assets, namePages(document).pages));
  return new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** The blocks of each page: a chapter of the first depth, and what follows it up to the next one. */
function chaptersOf({ body }: Document): Block[][] {
  const chapters: Block[][] = [];
  for (const block of body) {
    const last = chapters.at(-1);
    if (last && !opensChapter(block)) last.push(block);
    else chapters.push([block]);
  }
  return chapters;
}

function opensChapter(block: Block): boolean {
  return (
    block.type === 'section' && block.children.some((child) => child.type === 'heading' && child.depth === 1)
  );
}

function idsIn(content: readonly ElementContent[]): Set<string> {
  const ids = new Set<string>();
  visit({ type: 'root', children: [...content] } satisfies Root, 'element', ({ properties }) => {
    if (typeof properties['id'] === 'string') ids.add(properties['id']);
  });
  return ids;
}

/** Links to what stands on another page get its name. */
function linkPages(
  content: readonly ElementContent[],
  pageOf: ReadonlyMap<string, string>,
  here: string,
): ElementContent[] {
  const nodes = structuredClone([...content]);
  visit({ type: 'root', children: nodes } satisfies Root, 'element', ({ tagName, properties }) => {
    const { href } = properties;
    if (tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return;
    const page = pageOf.get(href.slice(1));
    if (page !== undefined && page !== here) properties['href'] = `${page}${href}`;
  });
  return nodes;
}

/** In place of the cover: which document this is, how far it is, and the way to its contents. */
function runningHead({ meta }: Document): Element {
  const edition = meta.state === undefined ? meta.edition : `${meta.edition} · ${meta.state}`;
  return h('header', { className: ['running'] }, [
    h('p', [h('a', { href: first }, meta.title)]),
    h('p', edition),
  ]);
}

function neighbours(
  { meta: { words } }: Document,
  before: Page | undefined,
  after: Page | undefined,
): Element[] {
  const link = (rel: 'prev' | 'next', word: string, page: Page | undefined) => {
    if (!page) return [];
    const { lang } = page.entry;
    const title = h(
      'span',
      { className: ['title'], ...(lang === undefined ? {} : { lang }) },
      titleOf(page.entry),
    );
    return [
      h('li', [
        h('a', { href: page.name, rel: [rel] }, [h('span', { className: ['detail'] }, word), ' ', title]),
      ]),
    ];
  };
  const links = [...link('prev', words.previousChapter, before), ...link('next', words.nextChapter, after)];
  if (links.length === 0) return [];
  return [
    h('nav', { className: ['neighbours'], ariaLabel: words.otherChapters }, [
      h('ul', { role: 'list' }, links),
    ]),
  ];
}

function titleOf({ number, text }: ContentsEntry): string {
  return number === undefined ? text : `${number}\u00a0${text}`;
}
