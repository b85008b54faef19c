/** What people changed in a document of ours, as proposals for the texts that it was made from. */
export { type EditedText, editsInChapters, editsInDocument, holdsOurs } from './edits-in.ts';
export { editsInRows } from './edits-in-rows.ts';
export { type Proposals, type Proposed, propose } from './propose.ts';
