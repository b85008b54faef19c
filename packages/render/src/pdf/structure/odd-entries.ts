import type { Pdf } from '../read/read-objects.ts';
import { type Dict, isName, Name, Ref, textOf, type Value } from '../read/values.ts';
import { oddAttributes } from './read-attributes.ts';

const within = (names: string): ReadonlySet<string> => new Set(names.split(' '));
/** Entries of finished files, by table of ISO 32000-1. Any other would make a viewer do or show something more. */
const ofCatalogue = within(
  'Type Pages Dests Names Lang MarkInfo StructTreeRoot ViewerPreferences PageMode Outlines PageLabels Metadata OutputIntents',
);
const ofPage = within(
  'Type Parent Resources MediaBox CropBox Rotate Contents StructParents Tabs Annots Group',
);
const ofBookmark = within('Title Dest SE Parent Prev Next First Last Count');
const ofElement = within('Type S P Pg K Lang Alt ActualText E T ID A Ref');
const ofTree = within('Type K ParentTree ParentTreeNextKey IDTree RoleMap ClassMap');
const ofAnnotation = within('Type Subtype Rect Border F Dest A Contents StructParent P');
const ofAction = within('Type S URI');
const ofInformation = within('Title Author Subject Keywords Creator Producer CreationDate ModDate');

function odd(where: string, dict: Dict | undefined, known: ReadonlySet<string>): string[] {
  return [...(dict?.keys() ?? [])].filter((key) => !known.has(key)).map((key) => `${where} has a ${key}`);
}

/** What a structure element has besides what is read of it, or that contradicts its place in the tree. */
export function oddElement(pdf: Pdf, element: Dict, parent: Value | undefined): string[] {
  const said = element.get('P');
  return [
    ...[...element.keys()].filter((key) => !ofElement.has(key)).map((key) => `has a ${key}`),
    ...oddAttributes(pdf, element.get('A')).map((attribute) => `has the attribute ${attribute}`),
    ...(said instanceof Ref && parent instanceof Ref && said.number === parent.number
      ? []
      : ['names another parent than it has']),
  ];
}

/**
 * What a file asks of a viewer that files made here never do: actions on opening, another reading direction, scaled
 * pages, coloured bookmarks.
 */
export function oddEntries(pdf: Pdf, root: Dict, pages: readonly { readonly dict: Dict }[]): string[] {
  const preferences = pdf.dict(root.get('ViewerPreferences'));
  const mode = pdf.get(root.get('PageMode'));
  return [
    ...odd('the catalogue', root, ofCatalogue),
    ...odd('the names of the file', pdf.dict(root.get('Names')), within('Dests')),
    ...odd('the information of the file', pdf.dict(pdf.trailer.get('Info')), ofInformation),
    ...odd('the structure tree', pdf.dict(root.get('StructTreeRoot')), ofTree),
    ...odd('the mark on the file', pdf.dict(root.get('MarkInfo')), within('Marked')),
    ...odd('a preference of viewers', preferences, within('DisplayDocTitle')),
    ...(preferences?.get('DisplayDocTitle') === true ? [] : ['the title is not shown in windows']),
    ...(!root.has('Outlines') || isName(mode, 'UseOutlines')
      ? []
      : [`the file opens with ${mode instanceof Name ? mode.value : 'no list'}, not with its bookmarks`]),
    ...pages.flatMap(({ dict }, i) => odd(`page ${i + 1}`, dict, ofPage)),
    ...pages.flatMap(({ dict }, i) =>
      (pdf.array(dict.get('Annots')) ?? []).flatMap((one) => [
        ...odd(`a link of page ${i + 1}`, pdf.dict(one), ofAnnotation),
        ...odd(`the action of a link of page ${i + 1}`, pdf.dict(pdf.dict(one)?.get('A')), ofAction),
      ]),
    ),
    ...bookmarksOf(pdf, root).flatMap((one) =>
      odd(`the bookmark "${textOf(pdf.get(one.get('Title')))}"`, one, ofBookmark),
    ),
  ];
}

function bookmarksOf(pdf: Pdf, root: Dict): Dict[] {
  const made = new Set<Dict>();
  const visit = (first: Value | undefined): void => {
    for (let one = pdf.dict(first); one && !made.has(one); one = pdf.dict(one.get('Next'))) {
      made.add(one);
      visit(one.get('First'));
    }
  };
  visit(pdf.dict(root.get('Outlines'))?.get('First'));
  return [...made];
}

/** ISO 32000-1, table 322: by the tree of ids, a reader finds the header cells and notes that are named. */
export function faultsOfIds(pdf: Pdf, structure: Dict, ids: ReadonlyMap<string, number>): string[] {
  const listed = new Map<string, number>();
  const seen = new Set<Dict>();
  const visit = (value: Value | undefined): void => {
    const node = pdf.dict(value);
    if (!node || seen.has(node)) return;
    seen.add(node);
    const names = pdf.array(node.get('Names')) ?? [];
    for (let i = 0; i + 1 < names.length; i += 2) {
      const to = names[i + 1];
      listed.set(textOf(pdf.get(names[i])) ?? '', to instanceof Ref ? to.number : -1);
    }
    for (const kid of pdf.array(node.get('Kids')) ?? []) visit(kid);
  };
  visit(structure.get('IDTree'));
  return [
    ...[...ids]
      .filter(([id, object]) => listed.get(id) !== object)
      .map(([id]) => `the id ${id} is not found`),
    ...[...listed.keys()].filter((id) => !ids.has(id)).map((id) => `the id ${id} is of no element`),
  ];
}
