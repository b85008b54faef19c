import { Refusal } from '@decode/model/refusal';
import { type Run, type Scanned, textOfRun } from '../content/scan.ts';
import { settleActualText } from '../content/settle-actual-text.ts';
import type { PrintPlan } from '../plan/plan.ts';
import { damaged } from '../read/lexer.ts';
import { type Dict, isName, latin1, Stream } from '../read/values.ts';
import { unexplained } from './unexplained.ts';
import type { Work } from './work.ts';

/** What no mark can tell: fonts, glyphs, forms, margins, scale. */
export function checkPage(
  work: Work,
  { items, odd, scales, doubled }: Scanned,
  page: Dict,
  index: number,
): void {
  const { pdf, plan } = work;
  const resources = pdf.dict(page.get('Resources'));
  if (odd.size > 0 || doubled.length > 0)
    throw damaged(`page ${index + 1} has operators that Chromium never wrote`);
  // Chromium draws a CSS pixel as 0.75 pt, by one or two transformations at the start of a page.
  if (scales.length > 0 && !scales.slice(0, 3).some((scale) => Math.abs(scale - 0.75) < 0.001))
    throw new Refusal(
      'Something in the document is wider than its page, and the browser shrank everything to fit. Look for a table, a picture or a long word that cannot be broken.',
    );
  for (const [, value] of pdf.dict(resources?.get('XObject')) ?? []) {
    const form = pdf.get(value);
    if (
      form instanceof Stream &&
      isName(form.dict.get('Subtype'), 'Form') &&
      /\bT[jJ]\b/u.test(latin1(pdf.inflate(form)))
    )
      throw new Refusal(
        `Text on page ${index + 1} is inside something transparent, filtered or masked, where readers lose it. Remove that style.`,
      );
  }
  const runs = items.flatMap((item) => (item.kind === 'text' ? item.runs : []));
  for (const run of runs) {
    checkRun(run, plan, index);
    settleActualText(run);
  }
  checkFurniture(
    work,
    runs.filter(({ mark }) => !mark),
    page,
    index,
  );
}

/**
 * ISO 14289-1, 7.1: what is not tagged is furniture, and only what the plan knows as such may be. In the margins that
 * is whole running heads and the number of this page or the last; elsewhere, whole texts of what decorates.
 */
function checkFurniture(
  { pdf, plan: { margins, decoration }, pageCount }: Work,
  runs: readonly Run[],
  page: Dict,
  index: number,
): void {
  const [left = 0, low = 0, right = 0, high = 0] = (pdf.array(page.get('MediaBox')) ?? []).map(Number);
  const { top, bottom } = right - left > high - low ? margins.wide : margins.upright;
  const inMargins = [...margins.texts, ...decoration, String(index + 1), String(pageCount)];
  const read = (own: readonly Run[]) => own.map(textOfRun).join(' ');
  const isOutside = ({ baseline }: Run) => baseline > high - top || baseline < low + bottom;
  const words =
    unexplained(read(runs.filter(isOutside)), inMargins) ??
    unexplained(read(runs.filter((run) => !isOutside(run))), decoration);
  if (words !== undefined) throw stray(words, index);
}

/** ISO 14289-1, 7.21; ISO 19005-2, 6.2.11. */
function checkRun(run: Run, { families }: PrintPlan, index: number): void {
  const { font, glyphs } = run;
  if (glyphs.length === 0) return;
  const words = () => JSON.stringify(textOfRun(run).slice(0, 60));
  if (!font.embedded)
    throw new Refusal(`${words()} on page ${index + 1} is in ${font.name}, a font that is not in the PDF.`);
  if (families.length > 0 && !families.some((family) => font.name.startsWith(family.replaceAll(' ', ''))))
    throw new Refusal(
      `${words()} on page ${index + 1} is printed in ${font.name}, a font of this machine: ${families.join(', ')} lack these characters, or could not be used.`,
    );
  if (
    glyphs.some((glyph) => glyph === 0 || (font.unicode[glyph] === undefined && run.actualText === undefined))
  )
    throw new Refusal(
      `${words()} on page ${index + 1} has a character that the font ${font.name} does not have. Use another character.`,
    );
}

export function stray(words: string, page: number): Error {
  return new Refusal(
    `"${words.trim().slice(0, 60)}" on page ${page + 1} belongs to no block of the document and to no running head.`,
  );
}
