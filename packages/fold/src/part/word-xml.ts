import { escapeXml } from '@decode/ooxml';
import type { Look } from '../host/looks.ts';

/**
 * The OOXML of our part (ECMA-376 part 1, transitional). Every namespace but that of the text is declared where it is
 * used, so that nothing of the host's own root has to change.
 */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
/** English Metric Units in a twip. */
const emuPerTwip = 635;

export interface RunLook {
  readonly style?: string | undefined;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly raised?: boolean;
  readonly typewriter?: boolean;
  readonly lang?: string | undefined;
  /** What the host gives by hand to such text: children of w:rPr. */
  readonly byHand?: string;
}

/** Text with its line and word breaks; a soft hyphen is an element of its own. */
export function run(text: string, look: RunLook = {}): string {
  if (text === '') return '';
  const content = text
    .split('\u00ad')
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`))
    .join('<w:softHyphen/>');
  return runOf(content, look);
}

export function runOf(content: string, look: RunLook = {}): string {
  return `<w:r>${runProperties(look)}${content}</w:r>`;
}

/** In the order that the schema wants (CT_RPr). */
export function runProperties({
  style,
  bold,
  italic,
  raised,
  typewriter,
  lang,
  byHand = '',
}: RunLook): string {
  const fonts = /^<w:rFonts\b[^>]*>/.exec(byHand)?.[0] ?? '';
  const properties =
    (style === undefined ? '' : `<w:rStyle w:val="${escapeXml(style)}"/>`) +
    (typewriter ? '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' : fonts) +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (italic ? '<w:i/><w:iCs/>' : '') +
    byHand.slice(fonts.length) +
    (raised ? '<w:vertAlign w:val="superscript"/>' : '') +
    (lang === undefined ? '' : `<w:lang w:val="${escapeXml(lang)}"/>`);
  return properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
}

export interface ParagraphLook {
  readonly style: string | undefined;
  readonly keepNext?: boolean;
  /** w:numPr. */
  readonly numbering?: string;
  readonly tabs?: string;
  /** w:spacing, w:ind, w:jc. */
  readonly byHand?: string;
}

export function paragraph(
  { style, keepNext, numbering = '', tabs = '', byHand = '' }: ParagraphLook,
  content: string,
): string {
  const properties =
    (style === undefined ? '' : `<w:pStyle w:val="${escapeXml(style)}"/>`) +
    (keepNext ? '<w:keepNext/>' : '') +
    numbering +
    tabs +
    byHand;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

export function looked({ style, paragraph: byHand }: Look): ParagraphLook {
  return { style, byHand };
}

/** By-hand formatting with other indents. */
export function indented(byHand: string, indent: string): string {
  const spacing = /<w:spacing\b[^>]*>/.exec(byHand)?.[0] ?? '';
  const alignment = /<w:jc\b[^>]*>/.exec(byHand)?.[0] ?? '';
  return spacing + indent + alignment;
}

export function bookmark(id: number, name: string, content: string): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${escapeXml(name)}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
}

/** A complex field with what it shows until somebody updates it; never marked as dirty, so Word does not ask. */
export function field(instruction: string, result: string, look: RunLook): string {
  const mark = (type: string) => runOf(`<w:fldChar w:fldCharType="${type}"/>`, look);
  return (
    mark('begin') +
    runOf(`<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`, look) +
    mark('separate') +
    run(result, look) +
    mark('end')
  );
}

export function internalLink(anchor: string, content: string, tip?: string): string {
  const tooltip = tip === undefined ? '' : ` w:tooltip="${escapeXml(shorten(tip, 250))}"`;
  return `<w:hyperlink w:anchor="${escapeXml(anchor)}"${tooltip} w:history="1">${content}</w:hyperlink>`;
}

export function externalLink(relationship: string, content: string): string {
  return `<w:hyperlink xmlns:r="${office}" r:id="${escapeXml(relationship)}" w:history="1">${content}</w:hyperlink>`;
}

export function picture(given: {
  readonly id: number;
  readonly name: string;
  readonly alt: string;
  /** Twips. */
  readonly width: number;
  readonly height: number;
  readonly relationship: string;
}): string {
  const { id, width, height, relationship } = given;
  const size = `cx="${width * emuPerTwip}" cy="${height * emuPerTwip}"`;
  const name = escapeXml(given.name);
  return runOf(
    `<w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>` +
      `<wp:docPr id="${id}" name="${name}" descr="${escapeXml(given.alt)}"/>` +
      `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${drawing}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
      `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture">` +
      `<pic:nvPicPr><pic:cNvPr id="${id}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip xmlns:r="${office}" r:embed="${escapeXml(relationship)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
      '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
  );
}

/** Cut at a whole character. */
function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
