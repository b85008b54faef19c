import { Buffer } from 'node:buffer';
import type { FontFace, Meta } from '@decode/model';
import type { NamedPage } from './page-names.ts';

/** Styles that depend on the document: colours by role, furniture of the pages, a named page per running head. */
export function documentStyles(
  { theme, place, title, edition, state }: Meta,
  pages: readonly NamedPage[],
): string {
  const colours = Object.entries(theme).map(([role, colour]) => `--${kebab(role)}:${checkColour(colour)};`);
  const headLeft = cssString(`${place} · ${title}`);
  const footLeft = cssString(state === undefined ? edition : `${edition} · ${state}`);
  return [
    `:root{${colours.join('')}--head-left:${headLeft};--foot-left:${footLeft}}`,
    // Any three digits take the same room, so that replacing them moves nothing.
    '.page-slot{font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}',
    ...pages.map(
      ({ name, wide, head }) =>
        // A named page inherits nothing from another one, so the wide ones carry their geometry themselves.
        `@page ${name}{${wide ? 'size:A4 landscape;margin:var(--wide-margin);' : ''}@top-right{content:${cssString(head)}}}` +
        `@media print{.${name}{page:${name}}}`,
    ),
  ].join('\n');
}

/** All texts that `documentStyles` and a style sheet put into the margins of pages. */
export function marginTexts(
  { place, title, edition, state }: Meta,
  pages: readonly NamedPage[],
  styles: string,
): string[] {
  return [
    `${place} · ${title}`,
    state === undefined ? edition : `${edition} · ${state}`,
    ...pages.map(({ head }) => head),
    ...[...styles.matchAll(/\bcontent\s*:[^;}]*/gu)].flatMap(([rule]) =>
      [...rule.matchAll(/"([^"\\]*)"|'([^'\\]*)'/gu)].map((match) => match[1] ?? match[2] ?? ''),
    ),
  ];
}

/** By the bytes, since the faces around them are made anew for each document. */
const encoded = new WeakMap<Uint8Array, string>();

/** The faces as data in the page, so that it needs no file beside it. */
export function fontStyles(fonts: readonly FontFace[]): string {
  return fonts.map(fontStyle).join('\n');
}

function fontStyle(face: FontFace): string {
  let rule = encoded.get(face.woff2);
  if (rule === undefined) {
    const data = Buffer.from(face.woff2).toString('base64');
    rule = `@font-face{font-family:${cssString(face.family)};font-weight:${face.weight};font-style:${face.italic ? 'italic' : 'normal'};font-display:block;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
    encoded.set(face.woff2, rule);
  }
  return rule;
}

/** A CSS string that can neither end itself nor the style element around it. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<>\p{Cc}]/gu, (char) => `\\${char.codePointAt(0)?.toString(16)} `)}"`;
}

function checkColour(colour: string): string {
  if (!/^#[0-9a-f]{6}$/u.test(colour))
    throw new Error(`The theme's colour "${colour}" is not of the form #rrggbb.`);
  return colour;
}

/** `onSolid`, `tint2`: `on-solid`, `tint-2`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]|\d+/gu, (part) => `-${part.toLowerCase()}`);
}
