import type { Assets, Block, Document, Meta, Picture } from '@decode/model';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type PlannedPrint, planPrint } from '../pdf/plan/plan-print.ts';
import { render, renderNotes } from './blocks.ts';
import { renderContents } from './contents.ts';
import type { HtmlContext, PageOf } from './context.ts';
import { indexDocument } from './index-document.ts';
import { lintStyles } from './lint-styles.ts';
import { pageMargins } from './page-margins.ts';
import { type NamedPage, namePages } from './page-names.ts';
import { documentStyles, fontStyles, marginTexts } from './page-styles.ts';
import { renderPicture } from './picture.ts';
import { noteList, notesIn } from './section.ts';
import type { ShellContext } from './shell-context.ts';
import { compileShells } from './shells.ts';

/** Nothing runs and nothing is loaded; styles, fonts and pictures are in the page. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/** Empty elements of pictures end themselves. */
const form = { closeEmptyElements: true } as const;

/**
 * The whole page as text. With `pageOf` contents and page references show the numbers it gives; without, it is the page
 * for the screen.
 *
 * @throws Error where the document is not complete (ids twice, links that lead nowhere, pictures missing) or a shell
 *   or style is refused.
 */
export function renderPage(document: Document, assets: Assets, pageOf?: PageOf): string {
  const { pages } = namePages(document);
  return showPage(document, assets, pageStyles(document.meta, assets, pages), pageOf);
}

/** Stands for the styles while the page is read: they are most of it, and nothing of its structure. */
const styleMark = '/*styles*/';

/**
 * The page that gets printed, with the plan of the PDF that it becomes.
 *
 * @param pageOf text that stands where the page number of a block will
 * @throws Error as `renderPage`, and where the page cannot become an accessible PDF.
 */
export function renderPrintPage(document: Document, assets: Assets, pageOf: PageOf): PlannedPrint {
  const { pages } = namePages(document);
  const styles = pageStyles(document.meta, assets, pages);
  const { html, plan } = planPrint(showPage(document, assets, styleMark, pageOf), document, {
    margins: {
      ...pageMargins(assets.styles),
      texts: marginTexts(document.meta, pages, assets.styles),
    },
    families: [...new Set(assets.fonts.map(({ family }) => family))],
  });
  return { html: html.replace(styleMark, () => styles), plan };
}

/** All styles of a document: fonts, the sheet, and what the document sets itself. */
export function pageStyles(meta: Meta, { fonts, styles }: Assets, pages: readonly NamedPage[]): string {
  return [fontStyles(fonts), checkStyles(styles), documentStyles(meta, pages)].join('\n');
}

function showPage(document: Document, assets: Assets, styles: string, pageOf: PageOf | undefined): string {
  const context = contextOf(document, pageOf);
  const content = renderContent(document.body, context);
  const shell = shellOf(document, context, {
    styles,
    // A document of one chapter has no list of chapters.
    ...(document.meta.contents.entries.length > 0 && { contents: renderContents(document, { pageOf }) }),
    content,
  });
  return compileShells(assets.shells)(shell);
}

/** What handlers know where a page begins. */
export function contextOf(document: Document, pageOf?: PageOf): HtmlContext {
  return {
    document,
    lang: document.meta.lang,
    ...(pageOf ? { pageOf } : {}),
    index: indexDocument(document),
    pageNames: namePages(document).nameOf,
    uses: new Map(),
    render,
    renderNotes,
  };
}

interface Filling {
  readonly styles: string;
  /** In place of the cover. */
  readonly head?: Element;
  /** Absent on a page whose text is the contents, and where there are none. */
  readonly contents?: Element;
  readonly content: readonly ElementContent[];
  /** What is still to be done to everything that is shown. */
  readonly settle?: (content: readonly ElementContent[]) => ElementContent[];
}

/** Everything that shells show of a document, around some content of it. */
export function shellOf(
  { meta }: Document,
  context: HtmlContext,
  { styles, head, contents, content, settle = (nodes) => [...nodes] }: Filling,
): ShellContext {
  const html = (nodes: readonly ElementContent[]) => toHtml(settle(nodes), form);
  const picture = (given: Picture | undefined) => {
    if (!given) return null;
    const element = renderPicture(given, context);
    // Where a long title leaves less room, the picture stays at the foot and the left margin.
    if (element.tagName === 'svg') element.properties['preserveAspectRatio'] ??= 'xMinYMax meet';
    return { body: html([element]) };
  };
  return {
    policy,
    lang: meta.lang,
    title: meta.title,
    subtitle: meta.subtitle,
    subject: meta.subject,
    keywords: meta.keywords.join(', '),
    place: meta.place,
    owner: meta.owner,
    edition: meta.edition,
    state: meta.state ?? '',
    notice: meta.notice,
    paged: context.pageOf !== undefined,
    head: head ? { body: html([head]) } : null,
    cover: {
      ground: meta.cover?.ground ?? 'paper',
      picture: picture(meta.cover?.picture),
      legend: meta.cover?.legend ?? '',
      logo: picture(meta.cover?.logo),
    },
    contents: contents ? { body: html([contents]) } : null,
    body: html(content),
    imprint: {
      title: meta.imprint.title,
      rows: meta.imprint.rows.map(({ label, blocks }) => ({
        label,
        body: html(renderContent(blocks, context)),
      })),
    },
    styles: { body: styles },
    words: meta.words,
  };
}

/** Blocks with the notes that no section among them holds. */
export function renderContent(blocks: readonly Block[], context: HtmlContext): ElementContent[] {
  return [...render(blocks, context), ...noteList(notesIn(blocks), 2, context)];
}

/** The last styles that were found good: documents of one run share them. */
let good: string | undefined;

function checkStyles(styles: string): string {
  if (styles === good) return styles;
  const [first] = lintStyles('styles', styles);
  if (first)
    throw new Error(`The style sheet, line ${first.origin?.start.line}: ${first.found} ${first.todo}`);
  good = styles;
  return styles;
}
