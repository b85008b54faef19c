export { breakLongWords } from './break-long-words.ts';
/** The language layer: numbers, dates, lists, order, typography, strings and names. No renderer formats text. */
export type { DateForm } from './create-dates.ts';
export { createLanguage, type Language } from './create-language.ts';
export { createStrings, type StringValues } from './create-strings.ts';
export { lintMessage } from './lint-message.ts';
export { entryOf, lookup } from './lookup.ts';
export { missingForm, type NameForm, type Names, nameForm, nameValues } from './name-form.ts';
export { stateLabel } from './state-labels.ts';
export { groupedIn, writeTypedNumbers } from './typed-numbers.ts';
export { typesetBlocks, typesetInlines } from './typeset.ts';
export { typesetQuotes, typesetSpaces } from './typeset-text.ts';
