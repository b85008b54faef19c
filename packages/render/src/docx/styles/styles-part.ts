import type { Theme } from '@decode/model';
import { xmlDeclaration } from '@decode/ooxml';
import { type Languages, languageDefaults, languageXml, wordLanguage } from '../language-tag.ts';
import { listId } from './numbering-part.ts';
import { type Border, type CharacterStyle, foreignStyleName, type ParagraphStyle, styleId } from './style.ts';
import { characterStyles, paragraphStyles } from './styles.ts';
import { tableStylesXml } from './table-styles.ts';
import { colourAttributes, fontXml } from './theme-part.ts';

/** Built-in styles carry no mark; all others are our own (ECMA-376 part 1, 17.7.4.17). */
const builtIn =
  /^(Normal|heading \d|toc \d|TOC Heading|table of figures|Title|Subtitle|Body Text|Quote|caption|header|footer|footnote (text|reference)|Hyperlink|List (Bullet|Number|Continue)( \d)?)$/;
/** Styles that a writer does not pick from the gallery. */
const backstage = /^(toc \d|TOC Heading|table of figures|header|footer|footnote text|caption|Section End)$/;

/**
 * styles.xml: every look of the document.
 * @param lang of the document, BCP 47
 * @param languages of single words in it, each of which gets a character style, and of whole blocks
 */
export function stylesPart(theme: Theme, lang: string, { foreign, languages }: Languages): string {
  const defaults =
    `<w:docDefaults><w:rPrDefault><w:rPr>${fontXml('serif')}<w:color ${colourAttributes(theme, 'ink', 'val')}/><w:sz w:val="21"/><w:szCs w:val="21"/>` +
    `<w:lang ${languageDefaults(lang, languages)}/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>';
  const paragraphs = Object.entries(paragraphStyles).map(([name, style]) =>
    paragraphStyle(theme, name, style),
  );
  const characters = [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    ...Object.entries(characterStyles).map(([name, style]) =>
      characterStyle(name, characterProperties(theme, style)),
    ),
    ...foreign.map((language) =>
      characterStyle(foreignStyleName(language), `<w:i/><w:iCs/>${languageXml(wordLanguage(language))}`),
    ),
  ];
  return (
    `${xmlDeclaration}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${defaults}` +
    `${paragraphs.join('')}${characters.join('')}${tableStylesXml(theme)}` +
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>'
  );
}

function paragraphStyle(theme: Theme, name: string, style: ParagraphStyle): string {
  const normal = name === 'Normal';
  const kind = `${normal ? ' w:default="1"' : ''}${builtIn.test(name) ? '' : ' w:customStyle="1"'}`;
  return (
    `<w:style w:type="paragraph"${kind} w:styleId="${styleId(name)}"><w:name w:val="${name}"/>` +
    (normal ? '' : `<w:basedOn w:val="${styleId(style.based ?? 'Normal')}"/>`) +
    (style.next === undefined ? '' : `<w:next w:val="${styleId(style.next)}"/>`) +
    (backstage.test(name) ? '<w:uiPriority w:val="99"/>' : '<w:qFormat/>') +
    wrap('w:pPr', paragraphProperties(theme, style)) +
    wrap('w:rPr', characterProperties(theme, style)) +
    '</w:style>'
  );
}

function characterStyle(name: string, properties: string): string {
  const kind = builtIn.test(name) ? '' : ' w:customStyle="1"';
  return (
    `<w:style w:type="character"${kind} w:styleId="${styleId(name)}"><w:name w:val="${name}"/>` +
    `<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>${wrap('w:rPr', properties)}</w:style>`
  );
}

/** In the order of CT_PPrBase (17.3.1). */
function paragraphProperties(theme: Theme, style: ParagraphStyle): string {
  const { borders, shade, tab, list, line, before, after, left, hanging, right } = style;
  // Nine is the level of text: what a style is based on may have another.
  const outline = style.outlineOfParagraphs === undefined ? style.outline : 10;
  const border = (side: string, given: Border | 'none' | undefined) =>
    given === undefined
      ? ''
      : given === 'none'
        ? `<w:${side} w:val="nil"/>`
        : `<w:${side} w:val="single" w:sz="${given.size}" w:space="${given.space}" ${colourAttributes(theme, given.colour, 'color')}/>`;
  const spacing = attributes({
    before: twentieths(before),
    after: twentieths(after),
    line: twentieths(line),
    lineRule: line === undefined ? undefined : style.exact ? 'exact' : 'atLeast',
  });
  return (
    toggle('keepNext', style.keepNext) +
    toggle('keepLines', style.keepLines) +
    toggle('pageBreakBefore', style.pageBreakBefore) +
    (list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${listId(list.name)}"/></w:numPr>`) +
    wrap(
      'w:pBdr',
      border('top', borders?.top) +
        border('left', borders?.left) +
        border('bottom', borders?.bottom) +
        border('between', borders?.between),
    ) +
    (shade === undefined
      ? ''
      : `<w:shd w:val="clear" w:color="auto" ${colourAttributes(theme, shade, 'fill')}/>`) +
    (tab === undefined ? '' : `<w:tabs><w:tab w:val="${tab.kind}" w:pos="${tab.at}"/></w:tabs>`) +
    (spacing === '' ? '' : `<w:spacing${spacing}/>`) +
    indent(left, hanging, right) +
    (style.alignRight ? '<w:jc w:val="right"/>' : '') +
    (outline === undefined ? '' : `<w:outlineLvl w:val="${outline - 1}"/>`)
  );
}

function indent(left: number | undefined, hanging: number | undefined, right: number | undefined): string {
  // A hanging indent of nothing must be said as a first line of nothing: only that takes back an inherited one.
  const given = attributes({ left, right, ...(hanging === 0 ? { firstLine: 0 } : { hanging }) });
  return given === '' ? '' : `<w:ind${given}/>`;
}

/** In the order of CT_RPr (17.3.2). */
function characterProperties(theme: Theme, style: CharacterStyle): string {
  const { font, size, bold, italic, colour, underline, superscript } = style;
  const half = size === undefined ? 0 : Math.round(size * 2);
  return (
    (font === undefined ? '' : fontXml(font)) +
    toggle('b', bold) +
    toggle('bCs', bold) +
    (italic ? '<w:i/><w:iCs/>' : '') +
    (colour === undefined ? '' : `<w:color ${colourAttributes(theme, colour, 'val')}/>`) +
    (half === 0 ? '' : `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`) +
    (underline ? '<w:u w:val="single"/>' : '') +
    (superscript ? '<w:vertAlign w:val="superscript"/>' : '')
  );
}

function toggle(name: string, value: boolean | undefined): string {
  return value === undefined ? '' : value ? `<w:${name}/>` : `<w:${name} w:val="0"/>`;
}

function wrap(element: string, content: string): string {
  return content === '' ? '' : `<${element}>${content}</${element}>`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` w:${name}="${value}"`)
    .join('');
}

function twentieths(points: number | undefined): number | undefined {
  return points === undefined ? undefined : Math.round(points * 20);
}
