import type { Theme } from '@decode/model';
import { xmlDeclaration } from '@decode/ooxml';
import { spokenText } from '../word-xml.ts';
import type { Colour, Font } from './style.ts';

/** Slots of the theme that carry our roles: who recolours the theme in Word recolours the document (visual.md, section 10). */
const slots = {
  dk1: 'ink',
  lt1: 'paper',
  dk2: 'brand',
  lt2: 'tint',
  accent1: 'mark',
  accent2: 'accent',
  accent3: 'ink2',
  accent4: 'rule2',
  accent5: 'solid',
  accent6: 'tint2',
  hlink: 'brand',
  folHlink: 'brand',
} as const satisfies Record<string, Colour>;

/**
 * Names by which styles call the slots (ECMA-376 part 1, 17.18.97). `onSolid` has no slot of its own; `rule` is a lighter
 * tone of one.
 */
const themeColours: Partial<Record<Colour, string>> = {
  ink: 'text1',
  paper: 'background1',
  brand: 'text2',
  tint: 'background2',
  mark: 'accent1',
  accent: 'accent2',
  ink2: 'accent3',
  rule: 'accent4',
  rule2: 'accent4',
  solid: 'accent5',
  tint2: 'accent6',
};
/** Colours that are their slot's colour with white. */
const lighterThan: Partial<Record<Colour, Colour>> = { rule: 'rule2' };

export const typefaces: Readonly<Record<Font | 'mono', string>> = {
  serif: 'Cambria',
  sans: 'Calibri',
  mono: 'Courier New',
};

/** Attributes of `w:color`, of a border, or (with `fill`) of `w:shd`: the colour, its slot where it has one, and its tone. */
export function colourAttributes(theme: Theme, colour: Colour, kind: 'val' | 'color' | 'fill'): string {
  const slot = themeColours[colour];
  const [reference, tone] = kind === 'fill' ? ['themeFill', 'themeFillTint'] : ['themeColor', 'themeTint'];
  const darker = lighterThan[colour];
  const tint = darker === undefined ? '' : ` w:${tone}="${tintOf(theme[colour], theme[darker])}"`;
  return `w:${kind}="${hex(theme[colour])}"${slot === undefined ? '' : ` w:${reference}="${slot}"${tint}`}`;
}

/** How much of a darker colour is in a lighter one, of 255, by lightness in HSL (17.3.2.6, `themeTint`): `6D`. */
function tintOf(lighter: string, darker: string): string {
  const share = (1 - lightness(lighter)) / (1 - lightness(darker));
  return Math.round(Math.min(1, share) * 255)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0');
}

/** From 0 to 1, the middle of the strongest and the weakest channel. */
function lightness(colour: string): number {
  const channels = [0, 2, 4].map((at) => Number.parseInt(hex(colour).slice(at, at + 2), 16));
  return (Math.max(...channels) + Math.min(...channels)) / 2 / 255;
}

/** `w:rFonts` by theme font, so that a change of the theme's fonts reaches every style. */
export function fontXml(font: Font | 'mono'): string {
  const name = typefaces[font];
  const slot = font === 'mono' ? undefined : font === 'serif' ? 'major' : 'minor';
  const theme = slot === undefined ? '' : ` w:asciiTheme="${slot}HAnsi" w:hAnsiTheme="${slot}HAnsi"`;
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"${theme}/>`;
}

export function themePart(theme: Theme, name: string): string {
  const colours = Object.entries(slots).map(
    ([slot, role]) => `<a:${slot}><a:srgbClr val="${hex(theme[role])}"/></a:${slot}>`,
  );
  const font = (slot: string, face: string) =>
    `<a:${slot}Font><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${slot}Font>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const three = (xml: string) => xml.repeat(3);
  const label = spokenText(name);
  return (
    `${xmlDeclaration}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${label}"><a:themeElements>` +
    `<a:clrScheme name="${label}">${colours.join('')}</a:clrScheme>` +
    `<a:fontScheme name="${label}">${font('major', typefaces.serif)}${font('minor', typefaces.sans)}</a:fontScheme>` +
    `<a:fmtScheme name="${label}"><a:fillStyleLst>${three(fill)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${three(`<a:ln w="9525">${fill}</a:ln>`)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

/** `#0a5aa6` → `0A5AA6`. */
export function hex(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}
