import type { Refusal } from '@decode/model/refusal';
import { readFont } from '../content/font.ts';
import { type Run, type Scanned, textOfRun } from '../content/painted.ts';
import { scanContent } from '../content/scan.ts';
import { settleActualText } from '../content/settle-actual-text.ts';
import { nearestNode, type PrintPlan, refusalAt } from '../plan/plan.ts';
import { damaged } from '../read/lexer.ts';
import { isName, latin1, Stream } from '../read/values.ts';
import type { Owned } from '../structure/read-owners.ts';
import { refusalBeside } from './beside.ts';
import { unexplained } from './unexplained.ts';
import { type Page, plainText, type Work } from './work.ts';

/** What no mark can tell: fonts, glyphs, forms, margins, scale. */
export function checkPage(work: Work, { items, odd, doubled }: Scanned, page: Page, index: number): void {
  const { pdf, plan } = work;
  const resources = pdf.dict(page.dict.get('Resources'));
  if (odd.size > 0 || doubled.length > 0) throw damaged('it has operators that Chromium never wrote');
  for (const [, value] of pdf.dict(resources?.get('XObject')) ?? []) {
    const form = pdf.get(value);
    if (
      form instanceof Stream &&
      isName(form.dict.get('Subtype'), 'Form') &&
      /\bT[jJ]\b/u.test(latin1(pdf.inflate(form)))
    )
      throw inForm(work, form, page, index);
  }
  const runs = items.flatMap((item) => (item.kind === 'text' ? item.runs : []));
  for (const run of runs) {
    checkRun(run, plan, page.owned, index);
    settleActualText(run);
  }
  checkFurniture(
    work,
    runs.filter(({ mark }) => !mark),
    page,
    index,
  );
}

/** Told by the words of the form (ISO 32000-1, 8.10): which block they are of is said nowhere else. */
function inForm(work: Work, form: Stream, page: Page, index: number): Refusal {
  const { pdf } = work;
  const resources = pdf.dict(form.dict.get('Resources'));
  const fonts = new Map(
    [...(pdf.dict(resources?.get('Font')) ?? [])].map(([key, value]) => [key, readFont(pdf, value)]),
  );
  const words = scanContent(pdf.inflate(form), fonts)
    .items.flatMap((item) => (item.kind === 'text' ? item.runs.map(textOfRun) : []))
    .join(' ')
    .slice(0, 60)
    .trim();
  return refusalBeside(work, page, {
    found: `"${words}" on page ${index + 1} is inside something transparent, filtered or masked, where readers lose it.`,
    words,
    todo: 'Remove that style.',
  });
}

/**
 * ISO 14289-1, 7.1: what is not tagged is furniture, and only what the plan knows as such may be. In the margins that
 * is whole running heads and the number of this page or the last; elsewhere, whole texts of what decorates.
 */
function checkFurniture(work: Work, runs: readonly Run[], page: Page, index: number): void {
  const {
    pdf,
    plan: { margins, decoration },
    pageCount,
  } = work;
  const [left = 0, low = 0, right = 0, high = 0] = (pdf.array(page.dict.get('MediaBox')) ?? []).map(Number);
  const { top, bottom } = right - left > high - low ? margins.wide : margins.upright;
  const inMargins = [...margins.texts, ...decoration, String(index + 1), String(pageCount)];
  const read = (own: readonly Run[]) => own.map(textOfRun).join(' ');
  const isOutside = ({ baseline }: Run) => baseline > high - top || baseline < low + bottom;
  const words =
    unexplained(read(runs.filter(isOutside)), inMargins) ??
    unexplained(read(runs.filter((run) => !isOutside(run))), decoration);
  if (words !== undefined) throw stray(work, words, page, index);
}

/** ISO 14289-1, 7.21; ISO 19005-2, 6.2.11. */
function checkRun(run: Run, { families, nodes }: PrintPlan, owned: readonly Owned[], index: number): void {
  const { font, glyphs, mark } = run;
  if (glyphs.length === 0) return;
  const refuse = (found: string) => {
    const owner = owned.find(({ what }) => mark && 'mcid' in what && what.mcid === mark.mcid)?.node ?? 0;
    const block = nearestNode(nodes, owner, ({ text }) => text !== undefined);
    const words = asWritten(textOfRun(run), nodes[block ?? -1]?.text ?? '').slice(0, 60);
    return refusalAt(nodes, owner, `"${words}" on page ${index + 1} ${found}`, 'Use other characters.');
  };
  if (!font.embedded) throw refuse(`is in ${font.name}, a font that is not in the PDF.`);
  if (families.length > 0 && !families.some((family) => font.name.startsWith(family.replaceAll(' ', ''))))
    throw refuse(
      `is printed in ${font.name}, a font of this machine: ${families.join(', ')} lack these characters, or could not be used.`,
    );
  if (
    glyphs.some((glyph) => glyph === 0 || (font.unicode[glyph] === undefined && run.actualText === undefined))
  )
    throw refuse(`has a character that the font ${font.name} does not have.`);
}

/** Printed words with the characters that no glyph tells, from the text that they are part of. */
function asWritten(printed: string, text: string): string {
  const parts = printed.split(/\ufffd+/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'));
  if (parts.length === 1) return printed;
  return new RegExp(parts.join('.+?'), 'u').exec(plainText(text))?.[0] ?? printed;
}

/** ISO 14289-1, 7.1: told by the block before it, or after it. */
export function emptyPage({ plan: { nodes } }: Work, pages: readonly Page[], index: number): Refusal {
  const before = pages
    .slice(0, index)
    .findLast(({ owned }) => owned.length > 0)
    ?.owned.at(-1);
  const beside = before ?? pages.slice(index).find(({ owned }) => owned.length > 0)?.owned[0];
  const block = nearestNode(nodes, beside?.node ?? 0, ({ text }) => text !== undefined) ?? 0;
  const words = plainText(nodes[block]?.text ?? '')
    .slice(0, 60)
    .trim();
  return refusalAt(
    nodes,
    block,
    `Page ${index + 1} of the PDF is empty, ${before ? 'after' : 'before'} "${words}".`,
    'Look for a page break, or a height, that leaves nothing on it.',
  );
}

/** ISO 14289-1, 7.1: what is neither tagged nor furniture. */
export function stray(work: Work, words: string, page: Page, index: number): Refusal {
  const excerpt = words.trim().slice(0, 60);
  const found = `"${excerpt}" on page ${index + 1} belongs to no block of the document and to no running head.`;
  return refusalBeside(work, page, { found, words: excerpt });
}
