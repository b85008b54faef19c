import { type PageGeometry, type PageKind, pages } from './geometry.ts';
import { styleId } from './style.ts';

interface RunningHeads {
  /** File names; finish.ts puts the ids of their relationships in their place. */
  readonly header: string;
  readonly footer: string;
}

/** Running heads by the pages they stand on: none on the cover, no chapter before the first. */
export const heads = {
  cover: { header: 'header1.xml', footer: 'footer1.xml' },
  front: { header: 'header2.xml', footer: 'footer2.xml' },
  portrait: { header: 'header3.xml', footer: 'footer2.xml' },
  landscape: { header: 'header4.xml', footer: 'footer3.xml' },
} as const satisfies Record<PageKind, RunningHeads>;

/** Page set-up of a section (ECMA-376 part 1, 17.6.17). The first page after the cover, the imprint, has no head. */
export function sectionProperties(page: PageKind): string {
  const { width, height, top, right, bottom, left, ...distance }: PageGeometry = pages[page];
  const reference = (kind: 'header' | 'footer', type: 'default' | 'first', from: PageKind) =>
    `<w:${kind}Reference w:type="${type}" r:id="${heads[from][kind]}"/>`;
  const first = page === 'front';
  return (
    '<w:sectPr>' +
    reference('header', 'default', page) +
    (first ? reference('header', 'first', 'cover') : '') +
    reference('footer', 'default', page) +
    (first ? reference('footer', 'first', page) : '') +
    // Word takes it from the settings, LibreOffice from here.
    '<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>' +
    '<w:type w:val="nextPage"/>' +
    `<w:pgSz w:w="${width}" w:h="${height}"${page === 'landscape' ? ' w:orient="landscape"' : ''}/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${distance.header}" w:footer="${distance.footer}" w:gutter="0"/>` +
    `<w:cols w:space="708"/>${first ? '<w:titlePg/>' : ''}</w:sectPr>`
  );
}

/** The paragraph that ends a section: as thin as can be, since it must stand after whatever the section ends with. */
export function sectionEnd(page: PageKind): string {
  return `<w:p><w:pPr><w:pStyle w:val="${styleId('Section End')}"/>${sectionProperties(page)}</w:pPr></w:p>`;
}
