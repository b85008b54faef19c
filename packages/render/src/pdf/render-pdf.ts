import type { Assets, Document, Finisher, PageNumbers, Printer } from '@decode/model';
import type { PageOf } from '../html/context.ts';
import { renderPrintPage } from '../html/render-page.ts';
import { type PrintPlan, refusalAtSlot } from './plan/plan.ts';

/** One pass is the rule; more are taken where the digits of a page number cannot be put in place. */
const mostPasses = 4;

/**
 * The document as PDF/UA-1 and PDF/A-2a: printed once, with any digits where page numbers will stand, and finished by
 * the plan that was made with its HTML. Where the printed fonts lack a digit that is needed, it is printed again with
 * the numbers that the pass before had.
 *
 * @throws Refusal where the print cannot become an accessible PDF, or the numbers do not settle.
 */
export async function renderPdf(
  document: Document,
  assets: Assets,
  tools: Printer & Partial<Finisher>,
): Promise<Uint8Array> {
  const { lang, title } = document.meta;
  const finish = tools.finish ?? finishHere;
  let pageOf = anyDigits();
  let numbers: PageNumbers = new Map();
  let unsettled: Error | undefined;
  for (let pass = 1; pass <= mostPasses; pass++) {
    const { html, plan } = renderPrintPage(document, assets, pageOf);
    const printed = await tools.print(html, { lang, title });
    const finished = await finish(printed, plan);
    if (finished instanceof Uint8Array) return finished;
    unsettled = notSettled(plan, numbers, finished);
    numbers = finished;
    pageOf = (target) => String(finished.get(target) ?? '000');
  }
  throw unsettled;
}

/** Told at a reference whose number was another one in the last print, or else at the first of all. */
function notSettled({ nodes }: PrintPlan, before: PageNumbers, now: PageNumbers): Error {
  const slots = nodes.flatMap(({ slot }, node) => (slot === undefined ? [] : [{ slot, node }]));
  const moved = slots.find(({ slot }) => before.get(slot) !== now.get(slot));
  const { slot, node } = moved ?? slots[0] ?? { slot: '', node: 0 };
  const pages = [before.get(slot), now.get(slot)].join(' and ');
  const last = moved ? `on pages ${pages} in the last two` : `on page ${now.get(slot)}`;
  return refusalAtSlot(
    nodes,
    node,
    `The page numbers did not settle in ${mostPasses} prints: "${slot}" was ${last}.`,
    'Shorten or lengthen the part that it names, and run the command again.',
  );
}

/** Three digits for each slot, all ten in turn: so the fonts that are embedded have every digit. */
function anyDigits(): PageOf {
  let next = 0;
  return () => {
    const digits = [next, next + 1, next + 2].map((digit) => digit % 10);
    next += 3;
    return digits.join('');
  };
}

async function finishHere(printed: Uint8Array, plan: object): Promise<Uint8Array | PageNumbers> {
  const { finishPdf } = await import('./finish-pdf.ts');
  return finishPdf(printed, plan as PrintPlan);
}
