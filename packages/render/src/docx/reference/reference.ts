import type { Meta } from '@decode/model';
import { addDefaultType, newPackage, savePackage, xmlDeclaration } from '@decode/ooxml';
import { wordLanguage } from '../language-tag.ts';
import { type PageKind, textWidth } from '../styles/geometry.ts';
import { numberingPart } from '../styles/numbering-part.ts';
import { stylesPart } from '../styles/styles-part.ts';
import { themePart, typefaces } from '../styles/theme-part.ts';
import { field, paragraph, run, type SectionProperties, sectionProperties, tabRun } from '../word-xml.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Running heads by the pages they stand on; the cover, and the page after it, have empty ones. */
const heads = {
  none: { header: 'header1.xml', footer: 'footer1.xml' },
  portrait: { header: 'header2.xml', footer: 'footer2.xml' },
  landscape: { header: 'header3.xml', footer: 'footer3.xml' },
} as const;

/** Page set-up of a section. `opening`: the first after the cover, whose first page, the imprint, has no running head. */
export function sectionOf(page: PageKind, opening = false): SectionProperties {
  if (page === 'cover') return { page, ...heads.none };
  return { page, ...heads[page], ...(opening ? { first: heads.none } : {}) };
}

/**
 * The reference document by which pandoc styles its output, made from the theme and the design system: styles, lists,
 * theme, page set-up, running heads. The same bytes for the same input.
 * @param foreign languages of single words in the document, BCP 47
 */
export function referenceDocx(meta: Meta, foreign: readonly string[]): Uint8Array {
  const pkg = newPackage();
  const parts: readonly Part[] = [
    { name: 'styles', kind: 'styles', xml: stylesPart(meta.theme, meta.lang, foreign) },
    { name: 'numbering', kind: 'numbering', xml: numberingPart(meta.theme) },
    { name: 'settings', kind: 'settings', xml: settingsPart(meta.lang) },
    { name: 'fontTable', kind: 'fontTable', xml: fontTablePart() },
    { name: 'footnotes', kind: 'footnotes', xml: footnotesPart() },
    {
      name: 'theme/theme1',
      kind: 'theme',
      type: 'application/vnd.openxmlformats-officedocument.theme+xml',
      xml: themePart(meta.theme, meta.place),
    },
    ...runningHeads(meta),
  ];
  pkg.set('[Content_Types].xml', contentTypes(parts));
  pkg.set('_rels/.rels', relationships([{ name: 'word/document', kind: 'officeDocument' }]));
  pkg.set(
    'word/document.xml',
    `${xmlDeclaration}<w:document ${w} ${r}><w:body><w:p/>${bodySection(parts)}</w:body></w:document>`,
  );
  pkg.set('word/_rels/document.xml.rels', relationships(parts));
  for (const { name, xml } of parts) pkg.set(`word/${name}.xml`, xml);
  addDefaultType(pkg, 'xml', 'application/xml');
  addDefaultType(pkg, 'rels', 'application/vnd.openxmlformats-package.relationships+xml');
  return savePackage(pkg);
}

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly type?: string;
  readonly xml: string;
}

function runningHeads(meta: Meta): Part[] {
  const nothing = (style: 'header' | 'footer') => paragraph(style, '');
  const head = paragraph('header', run({ text: `${meta.place} · ${meta.title}` }));
  const edition = meta.state === undefined ? meta.edition : `${meta.edition} · ${meta.state}`;
  const foot = paragraph(
    'footer',
    run({ text: edition }) + tabRun + field('PAGE', { text: '1', bold: true }),
  );
  const wide = (xml: string) =>
    xml.replace(
      '</w:pPr>',
      `<w:tabs><w:tab w:val="clear" w:pos="${textWidth('portrait')}"/><w:tab w:val="right" w:pos="${textWidth('landscape')}"/></w:tabs></w:pPr>`,
    );
  const part = (kind: 'header' | 'footer', number: number, content: string): Part => {
    const element = kind === 'header' ? 'w:hdr' : 'w:ftr';
    return {
      name: `${kind}${number}`,
      kind,
      xml: `${xmlDeclaration}<${element} ${w} ${r}>${content}</${element}>`,
    };
  };
  return [
    part('header', 1, nothing('header')),
    part('header', 2, head),
    part('header', 3, head),
    part('footer', 1, nothing('footer')),
    part('footer', 2, foot),
    part('footer', 3, wide(foot)),
  ];
}

/** The section at the end of the body, with the ids of this package's relationships. */
function bodySection(parts: readonly Part[]): string {
  return sectionProperties(sectionOf('portrait')).replace(/r:id="([^"]+)\.xml"/g, (_, name: string) => {
    return `r:id="${relationshipId(parts.findIndex((part) => part.name === name))}"`;
  });
}

/**
 * Settings in the order of CT_Settings (ECMA-376 part 1, 17.15.1.78). Nothing that makes Word ask or recalculate on
 * opening; compatibility mode 15 is that of Word 2013 and all since. Notes count in letters, for raised numbers are sources.
 */
export function settingsPart(lang: string): string {
  const colours = [
    'bg1=light1',
    't1=dark1',
    'bg2=light2',
    't2=dark2',
    'hyperlink=hyperlink',
    'followedHyperlink=followedHyperlink',
  ]
    .concat([1, 2, 3, 4, 5, 6].map((number) => `accent${number}=accent${number}`))
    .map((pair) => ` w:${pair.replace('=', '="')}"`)
    .toSorted()
    .join('');
  return (
    `${xmlDeclaration}<w:settings ${w}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/>' +
    '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
    `<w:themeFontLang w:val="${wordLanguage(lang)}"/><w:clrSchemeMapping${colours}/></w:settings>`
  );
}

function fontTablePart(): string {
  const families = { [typefaces.serif]: 'roman', [typefaces.sans]: 'swiss', [typefaces.mono]: 'modern' };
  const fonts = Object.entries(families).map(
    ([name, family]) =>
      `<w:font w:name="${name}"><w:charset w:val="00"/><w:family w:val="${family}"/></w:font>`,
  );
  return `${xmlDeclaration}<w:fonts ${w}>${fonts.join('')}</w:fonts>`;
}

function footnotesPart(): string {
  const separator = (id: number, type: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${type}/></w:r></w:p></w:footnote>`;
  return `${xmlDeclaration}<w:footnotes ${w}>${separator(-1, 'separator')}${separator(0, 'continuationSeparator')}</w:footnotes>`;
}

function contentTypes(parts: readonly Part[]): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="${type}"/>`;
  const overrides = parts.map(({ name, kind, type }) => override(name, type ?? `${word}.${kind}+xml`));
  return `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${override('document', `${word}.document.main+xml`)}${overrides.join('')}</Types>`;
}

function relationships(parts: readonly { readonly name: string; readonly kind: string }[]): string {
  const entries = parts.map(
    ({ name, kind }, index) =>
      `<Relationship Id="${relationshipId(index)}" Type="${office}/${kind}" Target="${name}.xml"/>`,
  );
  return `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}

function relationshipId(index: number): string {
  return `rId${index + 1}`;
}
