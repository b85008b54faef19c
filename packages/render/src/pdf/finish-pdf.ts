// Not through the index of the model: a worker needs no schemas, and starts in half the time.
import type { PageNumbers } from '@decode/model';
import { Refusal } from '@decode/model/refusal';

import { addOtherCodes } from './content/other-codes.ts';
import { nameOfPage } from './finish/beside.ts';
import { emptyPage } from './finish/check-page.ts';
import { checkFigures, checkNumbers, checkTexts } from './finish/check-whole.ts';
import { dropStrayLinks } from './finish/drop-stray-links.ts';
import { finishLinks } from './finish/finish-links.ts';
import { finishPage } from './finish/finish-page.ts';
import { joinLinkAreas } from './finish/join-link-areas.ts';
import { placeDestinations } from './finish/place-destinations.ts';
import { above, type Page, plainText, type Work } from './finish/work.ts';
import { catalogueOf } from './metadata/catalogue.ts';
import { informationOf } from './metadata/metadata.ts';
import { type Bookmark, buildOutline } from './metadata/outline.ts';
import type { PrintPlan } from './plan/plan.ts';
import { damaged } from './read/lexer.ts';
import { pagesOf, readPdf } from './read/read-objects.ts';
import { Ref } from './read/values.ts';
import { type BuiltTree, buildTree, type Held } from './structure/build-tree.ts';
import { faultsOfPageTree } from './structure/odd-trees.ts';
import { MissingDigit, PageSlots } from './structure/page-slots.ts';
import { readDestinations } from './structure/read-navigation.ts';
import { readOwners } from './structure/read-owners.ts';
import { Draft, writePdf } from './write/write-pdf.ts';

/**
 * Turns what the browser printed into a file that is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), by the plan that
 * was made with its HTML.
 *
 * @throws Refusal in words for the person who wrote the document, where anything cannot be what the plan says: text that
 *   belongs to nothing or is lost, a font of the machine, a character without a glyph, an empty page.
 * @returns where page numbers cannot be put in place, the page of each link's target: the document must be printed
 *   again with them.
 */
export function finishPdf(raw: Uint8Array, plan: PrintPlan): Uint8Array | PageNumbers {
  const pdf = readPdf(raw);
  const draft = new Draft(pdf);
  const root = pdf.trailer.get('Root');
  const catalogue = pdf.dict(root);
  if (!catalogue || !(root instanceof Ref)) throw damaged('it has no catalogue');
  if (faultsOfPageTree(pdf, catalogue).length > 0) throw damaged('its page tree is no tree');
  const pages: Page[] = pagesOf(pdf).map(({ ref, dict }) => ({ ref: new Ref(ref), dict, owned: [] }));
  const pageOf = new Map(pages.map(({ ref }, i) => [ref.number, i]));
  const { nodes } = plan;
  const held: Held[] = nodes.map(() => ({ kids: [], label: [], labelText: '', box: undefined }));
  const linkTexts = new Map<number, string>();

  for (const owned of readOwners(pdf, catalogue.get('StructTreeRoot'), pageOf)) {
    if (!nodes[owned.node]) throw damaged('an element is not in the plan');
    if ('annotation' in owned.what) {
      held[owned.node]?.kids.push({ after: owned.after, page: owned.page, what: owned.what });
    } else pages[owned.page]?.owned.push(owned);
  }
  const work: Work = {
    pdf,
    plan,
    held,
    linkTexts,
    fonts: new Map(),
    followers: new Map(),
    destinations: new Map(
      [...readDestinations(pdf, catalogue, pageOf)].map(([key, { page }]) => [key, page]),
    ),
    pageCount: pages.length,
    firstPages: new Map(),
    begins: new Map(),
    slots: new PageSlots(),
  };
  const marks = finishPages(work, pages);
  if (!marks) return work.destinations;
  checkTexts(work);
  work.slots.check(nodes);
  checkFigures(work);
  checkNumbers(work, pages);
  for (const [dictionary, font] of work.fonts)
    if (dictionary instanceof Map) addOtherCodes(draft, pdf, font, dictionary);

  dropStrayLinks(work, pages);
  joinLinkAreas(work, pages);
  const tree = buildTree(
    draft,
    nodes,
    held,
    pages.map(({ ref }) => ref),
    marks,
  );
  finishLinks(work, pages);
  placeDestinations(work, catalogue);
  const outline = buildOutline(draft, bookmarksOf(work, pages, tree));
  const { meta } = plan;
  const finished = catalogueOf(draft, catalogue, meta, { structure: tree.root, outline });
  return writePdf(draft, draft.add(finished), draft.add(informationOf(meta)));
}

/** How many marks each page has; undefined where a font lacks a digit of a page number. */
function finishPages(work: Work, pages: readonly Page[]): number[] | undefined {
  try {
    return pages.map((page, i) => {
      const marks = placed(work, page, i, () => finishPage(work, pages, i));
      if (marks === 0) throw emptyPage(work, pages, i);
      return marks;
    });
  } catch (cause) {
    if (cause instanceof MissingDigit) return undefined;
    throw cause;
  }
}

/** What goes wrong for another reason than the document, told with the page where it did. */
function placed<T>(work: Work, page: Page, index: number, finish: () => T): T {
  try {
    return finish();
  } catch (cause) {
    if (!(cause instanceof Error) || cause instanceof Refusal || cause instanceof MissingDigit) throw cause;
    const found = cause.message.replace(/\.$/u, '');
    throw new Error(`${found}, on ${nameOfPage(work, page, index)}.`, { cause });
  }
}

/** One bookmark for each heading that was printed (ISO 32000-1, 12.3.3). */
function bookmarksOf(work: Work, pages: readonly Page[], tree: BuiltTree): Bookmark[] {
  const {
    plan: { nodes },
    held,
  } = work;
  return nodes.flatMap((node, i): Bookmark[] => {
    const element = tree.elements.get(i);
    const kid = held[i]?.kids[0] ?? firstKid(work, i);
    const page = kid && pages[kid.page];
    if (!/^H\d$/u.test(node.role) || !element || !page) return [];
    const top = held[i]?.box?.[3] ?? 842;
    return [
      {
        level: Number(node.role[1]),
        // As in the contents: a viewer's list of bookmarks is often all that is looked at.
        title: plainText(`${node.text ?? ''}${node.state === undefined ? '' : ` [${node.state}]`}`),
        page: page.ref,
        top: top + above,
        element,
      },
    ];
  });
}

function firstKid({ held, plan: { nodes } }: Work, node: number) {
  for (let i = node + 1; i < nodes.length && (nodes[i]?.parent ?? -1) >= node; i++) {
    const kid = held[i]?.kids[0];
    if (kid) return kid;
  }
  return undefined;
}
