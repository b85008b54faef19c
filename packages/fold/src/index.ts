/** A chapter of recommendations into a municipality's own DOCX, again and again, and out of it. */
export { FoldRefusal, type FoldRefusalCode } from './host/fold-refusal.ts';
export type { Risk } from './host/risks.ts';
export { type Inspection, inspect, type Place, type StyleUse } from './inspect.ts';
