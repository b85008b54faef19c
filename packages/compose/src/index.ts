/** Sources and data to Document: load, localise, assemble. */
export { contrastFloors } from './assemble/theme.ts';
export { type Composed, compose, unreadFaults } from './compose.ts';
export { type ComposedMeasures, composeMeasures } from './compose-measures.ts';
export { compareEditions, type FieldChange, type PlaceChanges } from './editions/compare-editions.ts';
export { type ContentChanges, contentChanges } from './editions/content-changes.ts';
export { editionData, printEditionData } from './editions/edition-data.ts';
export { recommendedMeasures } from './editions/recommended-measures.ts';
export type { ReadCatalogue } from './load/folder-reader.ts';
export { loadProject } from './load/load-project.ts';
export { type GivenColumns, type MatchedColumn, matchColumns } from './match-columns.ts';
export { trace } from './trace/trace.ts';
