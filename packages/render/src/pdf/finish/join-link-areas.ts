import type { Pdf } from '../read/read-objects.ts';
import { Ref } from '../read/values.ts';
import type { Page, Work } from './work.ts';

/** Points between two areas that are still one. */
const seam = 0.5;

/**
 * For a link with words in another language in it Chromium writes one area for the line, or one for each of its parts:
 * sometimes this, sometimes that, of the same page. Areas of one link that touch on one line become one, so that the same
 * document gives the same bytes.
 */
export function joinLinkAreas({ pdf, held }: Work, pages: readonly Page[]): void {
  for (const { kids } of held) {
    let before: { readonly page: number; readonly area: Area } | undefined;
    for (const kid of [...kids]) {
      if (!('annotation' in kid.what)) continue;
      const { annotation } = kid.what;
      const box = boxOf(pdf, annotation);
      if (!box) continue;
      if (before?.page !== kid.page || !touch(before.area.box, box)) {
        before = { page: kid.page, area: { annotation, box } };
        continue;
      }
      const { area } = before;
      area.box = [
        Math.min(area.box[0], box[0]),
        Math.min(area.box[1], box[1]),
        Math.max(area.box[2], box[2]),
        Math.max(area.box[3], box[3]),
      ];
      pdf.dict(area.annotation)?.set('Rect', [...area.box]);
      kids.splice(kids.indexOf(kid), 1);
      const dict = pages[kid.page]?.dict;
      const rest = (pdf.array(dict?.get('Annots')) ?? []).filter(
        (one) => !(one instanceof Ref) || one.number !== annotation.number,
      );
      dict?.set('Annots', rest);
    }
  }
}

interface Area {
  readonly annotation: Ref;
  box: Box;
}

/** Left, bottom, right, top in points. */
type Box = readonly [number, number, number, number];

function boxOf(pdf: Pdf, annotation: Ref): Box | undefined {
  const given = pdf.array(pdf.dict(annotation)?.get('Rect')) ?? [];
  const [left, bottom, right, top] = given.map((value) => pdf.number(value));
  if (left === undefined || bottom === undefined || right === undefined || top === undefined)
    return undefined;
  return [left, bottom, right, top];
}

function touch(a: Box, b: Box): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= seam;
  return near(a[1], b[1]) && near(a[3], b[3]) && (near(a[2], b[0]) || near(b[2], a[0]));
}
