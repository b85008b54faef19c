import type { Document } from '@decode/model';
import { addDefaultType, newPackage, savePackage, xmlDeclaration } from '@decode/ooxml';
import { type Languages, languageDefaults } from '../language-tag.ts';
import { numberingPart } from '../styles/numbering-part.ts';
import { sectionProperties } from '../styles/sections.ts';
import { stylesPart } from '../styles/styles-part.ts';
import { themePart, typefaces } from '../styles/theme-part.ts';
import { type RunningHead, runningHeads } from './running-heads.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const drawings =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * The reference document by which pandoc styles its output, made from the theme and the design system: styles, lists,
 * theme, page set-up, running heads. The same bytes for the same input.
 */
export function referenceDocx(document: Pick<Document, 'meta' | 'media'>, languages: Languages): Uint8Array {
  const { meta } = document;
  const pkg = newPackage();
  const parts: readonly Part[] = [
    { name: 'styles', kind: 'styles', xml: stylesPart(meta.theme, meta.lang, languages) },
    { name: 'numbering', kind: 'numbering', xml: numberingPart(meta.theme) },
    { name: 'settings', kind: 'settings', xml: settingsPart(meta.lang, languages) },
    { name: 'fontTable', kind: 'fontTable', xml: fontTablePart() },
    { name: 'footnotes', kind: 'footnotes', xml: footnotesPart() },
    {
      name: 'theme/theme1',
      kind: 'theme',
      type: 'application/vnd.openxmlformats-officedocument.theme+xml',
      xml: themePart(meta.theme, meta.place),
    },
    ...runningHeads(document).map(headPart),
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

function headPart([file, kind, paragraphs]: RunningHead): Part {
  const element = kind === 'header' ? 'w:hdr' : 'w:ftr';
  return {
    name: file.replace(/\.xml$/, ''),
    kind,
    xml: `${xmlDeclaration}<${element} ${w} ${r} ${drawings}>${paragraphs}</${element}>`,
  };
}

/** The section at the end of the body, with the ids of this package's relationships. */
function bodySection(parts: readonly Part[]): string {
  return sectionProperties('portrait').replace(/r:id="([^"]+)\.xml"/g, (_, name: string) => {
    return `r:id="${relationshipId(parts.findIndex((part) => part.name === name))}"`;
  });
}

/**
 * Settings in the order of CT_Settings (ECMA-376 part 1, 17.15.1.78). Nothing that makes Word ask or recalculate on
 * opening; compatibility mode 15 is that of Word 2013 and all since. Notes count in letters, for raised numbers are sources.
 */
export function settingsPart(lang: string, { languages }: Languages): string {
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
    `<w:themeFontLang ${languageDefaults(lang, languages)}/><w:clrSchemeMapping${colours}/></w:settings>`
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
