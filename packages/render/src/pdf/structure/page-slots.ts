import type { Run } from '../content/painted.ts';
import { type PlanNode, refusalAtSlot } from '../plan/plan.ts';

/** The browser did not embed a digit that is needed: the document must be printed again, with its numbers in place. */
export class MissingDigit extends Error {}

/** Each slot is one run: in two its number would be printed twice, in none not at all. */
export class PageSlots {
  private readonly taken = new Set<number>();

  /** @returns false where the slot of this node was taken before. */
  take(node: number): boolean {
    if (this.taken.has(node)) return false;
    this.taken.add(node);
    return true;
  }

  /** @throws Refusal where a slot of the plan was not taken. */
  check(nodes: readonly PlanNode[]): void {
    for (const [i, { slot }] of nodes.entries())
      if (slot !== undefined && !this.taken.has(i))
        throw refusalAtSlot(nodes, i, `The place of the page number of "${slot}" is on no page.`);
  }
}

/**
 * Puts a page number in place of the digits of a slot. Any digits of a slot are equally wide, so nothing moves but what
 * follows on the same line, which closes up where the number is shorter.
 *
 * @param after runs that follow on the line
 * @param alignEnd the number keeps its right edge, and what follows stays
 * @throws MissingDigit where the font has not all its digits.
 */
export function fillSlot(run: Run, label: string, after: readonly Run[], alignEnd: boolean): void {
  const { font, glyphs, size } = run;
  const sample = glyphs[0];
  const widthOf = (glyph: number) => font.widths[glyph] ?? font.defaultWidth;
  const width = sample === undefined ? undefined : widthOf(sample);
  const filled = [...label].map((digit) => {
    // A font has several figures of one value; that of the slot's width is the tabular one.
    const found = font.unicode.findIndex((char, glyph) => char === digit && widthOf(glyph) === width);
    if (found < 0) throw new MissingDigit(`The digit ${digit} is not in the printed font ${font.name}.`);
    return found;
  });
  const free = glyphs.length - filled.length;
  if (free < 0 || width === undefined)
    throw new MissingDigit(`The page number ${label} is longer than its place.`);
  const step = (width * size) / 1000;
  run.glyphs = filled;
  run.offsets = filled.map((_, i) => i * step);
  run.width = filled.length * step;
  if (alignEnd) run.x += free * step;
  else for (const next of after) next.x -= free * step;
}
