import { cleanMapping } from '../content/clean-mapping.ts';
import { type Font, readFont } from '../content/font.ts';
import type { Scanned } from '../content/painted.ts';
import { scanContent } from '../content/scan.ts';
import { trimFont } from '../content/trim-font.ts';
import { damaged } from '../read/lexer.ts';
import { type Dict, Stream } from '../read/values.ts';
import type { Page, Work } from './work.ts';

export interface ScannedPage {
  readonly content: Stream;
  readonly bytes: Uint8Array;
  readonly resources: Dict | undefined;
  readonly fonts: ReadonlyMap<string, Font>;
  readonly scanned: Scanned;
}

/** What a page shows, with the fonts that it names; each font is read, and tidied, once a file. */
export function scanPage(work: Work, { dict: page }: Page): ScannedPage {
  const { pdf } = work;
  const content = pdf.get(page.get('Contents'));
  if (!(content instanceof Stream)) throw damaged('a page has no content');
  const resources = pdf.dict(page.get('Resources'));
  const fonts = readFonts(work, resources);
  const bytes = pdf.inflate(content);
  return { content, bytes, resources, fonts, scanned: scanContent(bytes, fonts) };
}

function readFonts(work: Work, resources: Dict | undefined): ReadonlyMap<string, Font> {
  const { pdf } = work;
  const made = new Map<string, Font>();
  for (const [key, value] of pdf.dict(resources?.get('Font')) ?? []) {
    const object = pdf.get(value);
    let font = work.fonts.get(object);
    if (!font) {
      font = readFont(pdf, value);
      work.fonts.set(object, font);
      cleanMapping(pdf, pdf.dict(value));
      trimFont(pdf, pdf.dict(value));
    }
    made.set(key, font);
  }
  return made;
}
