/** A chapter of recommendations into a municipality's own DOCX, again and again, and out of it. */
export { type Folded, fold, type Order } from './fold.ts';
export { type FoldedRows, foldRows, headingsOfTable } from './fold-rows.ts';
export { type Anchor, parseAnchor } from './host/anchor.ts';
export { FoldRefusal, type FoldRefusalCode } from './host/fold-refusal.ts';
export type { Risk } from './host/risks.ts';
export { type Inspection, inspect, type Place, type StyleUse, type TableView } from './inspect.ts';
export { type Chapter, excerpt } from './part/excerpt.ts';
export type { FoldReport } from './report.ts';
export type { RowsOrder } from './rows/rows-order.ts';
export type { RowsReport } from './rows/rows-report.ts';
export { type Unfolded, unfold } from './unfold.ts';
