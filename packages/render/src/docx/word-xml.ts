import { escapeXml } from '@decode/ooxml';
import { spokenXml } from './language-tag.ts';
import { emuPerTwip } from './styles/geometry.ts';
import { styleId } from './styles/style.ts';
import type { CharacterStyleName, ParagraphStyleName } from './styles/styles.ts';

/** All raw OOXML of the document's body is made here (ECMA-376 part 1, transitional). */

export interface Run {
  readonly text: string;
  readonly style?: CharacterStyleName;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** With region: lv-LV. Only where it differs from the document's. */
  readonly lang?: string | undefined;
}

/** Where a word may be broken: shown by some readers as a character, so Word has an element of its own for it. */
export const softHyphen = '\u00ad';

export function run(given: Run): string {
  const words = given.text
    .split(softHyphen)
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`));
  return `<w:r>${runProperties(given)}${words.join('<w:softHyphen/>')}</w:r>`;
}
/** Text that is listed or read aloud, never laid out: with places to break, its words would be heard in pieces. */
export function spokenText(text: string): string {
  return escapeXml(text.replaceAll(softHyphen, ''));
}
export const tabRun = '<w:r><w:tab/></w:r>';

/** A complex field with the result that it shows until somebody updates it; never marked as dirty, so Word does not ask. */
export function field(instruction: string, result: Omit<Run, 'text'> & { readonly text: string }): string {
  const properties = runProperties(result);
  const mark = (type: string) => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    mark('begin') +
    `<w:r>${properties}<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r>` +
    mark('separate') +
    (result.text === '' ? '' : run(result)) +
    mark('end')
  );
}
/** Three digits wide, as page numbers are at most; page-numbers.ts puts the number in its place. */
export const unknownPage = '000';
/** The number of the page on which a bookmark stands: a slot where it will be known, else nothing until a reader updates fields. */
export function pageField(anchor: string, known: boolean, look: Omit<Run, 'text'> = {}): string {
  return field(`PAGEREF ${anchor} \\h`, { text: known ? unknownPage : '', ...look });
}
/** The two halves of a field whose result spans paragraphs. */
export function fieldStart(instruction: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
}
export const fieldEnd = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

export function bookmarkStart(id: number, name: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${escapeXml(name)}"/>`;
}
export function bookmarkEnd(id: number): string {
  return `<w:bookmarkEnd w:id="${id}"/>`;
}

/** What carries the number of a list's item through pandoc, inside its paragraph. */
export const listItemElement = 'w:decodeItem';
/**
 * @param list one number for each list of the document
 * @param around the numbered list that it stands in an item of, 0 where there is none
 * @param number that the item shows
 */
export function listItemMark(list: number, around: number, number: number): string {
  return `<${listItemElement} w:list="${list}" w:in="${around}" w:number="${number}"/>`;
}

/** A link to a bookmark of the document; `content` is runs. */
export function internalLink(anchor: string, content: string, tip?: string): string {
  const tooltip = tip === undefined ? '' : ` w:tooltip="${spokenText(shorten(tip, 250))}"`;
  return `<w:hyperlink w:anchor="${escapeXml(anchor)}"${tooltip} w:history="1">${content}</w:hyperlink>`;
}

/** @param right indent on the right, in twips, where it depends on the content */
export function paragraph(style: ParagraphStyleName, content: string, right?: number): string {
  const indent = right === undefined ? '' : `<w:ind w:right="${right}"/>`;
  return `<w:p><w:pPr><w:pStyle w:val="${styleId(style)}"/>${indent}</w:pPr>${content}</w:p>`;
}

export interface Drawing {
  /** Unique in the document. */
  readonly id: number;
  readonly name: string;
  /** Empty for a picture that only decorates. */
  readonly alt: string;
  /** Twips. */
  readonly width: number;
  readonly height: number;
  /** Ids of relationships: the PNG for every program, the SVG for those that can draw it. */
  readonly png: string;
  readonly svg?: string;
}

/** A picture in the line of text. Extensions: MS-ODRAWXML 2.4 (svgBlip), 2.41 (decorative). */
export function drawing({ id, name, alt, width, height, png, svg }: Drawing): string {
  const size = `cx="${width * emuPerTwip}" cy="${height * emuPerTwip}"`;
  const label = `id="${id}" name="${spokenText(name)}"`;
  const decorative =
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
  const vector =
    svg === undefined
      ? ''
      : `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst>`;
  return (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:docPr ${label} descr="${spokenText(alt)}">${alt === '' ? decorative : ''}</wp:docPr>` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr ${label}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${png}">${vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  );
}

/** A frame around the result of a field that spans paragraphs: LibreOffice puts an empty line before it otherwise. */
export function fieldFrame(paragraphs: string): string {
  return `<w:sdt><w:sdtContent>${paragraphs}</w:sdtContent></w:sdt>`;
}

/** The frame in which Word keeps a table of contents, with its button to update it. `heading` and `entries` are paragraphs. */
export function contentsFrame(heading: string, entries: string): string {
  return (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>' +
    `<w:sdtContent>${heading}${entries}</w:sdtContent></w:sdt>`
  );
}

function runProperties({ style, bold, italic, lang }: Omit<Run, 'text'>): string {
  const properties =
    (style === undefined ? '' : `<w:rStyle w:val="${styleId(style)}"/>`) +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (italic ? '<w:i/><w:iCs/>' : '') +
    (lang === undefined ? '' : spokenXml(lang));
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
}

/** Cut at a whole character. */
function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
