/** Catalogues: read and printed as PO, merged with their source, sent out as XLIFF and taken back, their state told. */
export { accept } from './accept.ts';
export { printCatalogue } from './print-catalogue.ts';
export { pseudoProject } from './pseudo.ts';
export { readCatalogue } from './read-catalogue.ts';
export { readReturnedPo } from './read-returned-po.ts';
export type { Returned, ReturnedFolder } from './returned.ts';
export { sendable } from './sendable.ts';
export { type Counts, type StatusRow, status, type UnitStatus } from './status.ts';
export { type Synced, type SyncedCatalogue, type SyncSummary, sync } from './sync.ts';
export { type Outcome, type TakeInOptions, type TakenUnit, takeIn } from './take-in.ts';
export { printTermsCsv } from './terms/print-terms-csv.ts';
export { printTermsTbx } from './terms/print-terms-tbx.ts';
export { type TakenTerms, takeInTerms } from './terms/take-in-terms.ts';
export { type WordChange, wordDiff } from './word-diff.ts';
export { printXliff, type SentFolder, type XliffVersion } from './xliff/print-xliff.ts';
export { readXliff } from './xliff/read-xliff.ts';
