/** Catalogues: read and printed as PO, merged with their source, their state told per unit. */
export { printCatalogue } from './print-catalogue.ts';
export { readCatalogue } from './read-catalogue.ts';
export { type Counts, type StatusRow, status, type UnitStatus } from './status.ts';
export { type Synced, type SyncedCatalogue, type SyncSummary, sync } from './sync.ts';
export { type WordChange, wordDiff } from './word-diff.ts';
