/** The part that is used here: the package's own types bring those of a browser with them. */
declare module 'opentype.js' {
  export function parse(bytes: ArrayBuffer): {
    readonly unitsPerEm: number;
    charToGlyphIndex(letter: string): number;
    charToGlyph(letter: string): { readonly advanceWidth: number };
  };
}
