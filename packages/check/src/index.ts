/** Rules over the project and its documents. */
export { checkDocument, checkProject } from './check.ts';
export type { DocumentRule, Edit, Finding, ProjectRule, Rule } from './rule.ts';
export { bareNominative } from './rules/bare-nominative.ts';
export { rules } from './rules/index.ts';
export {
  checkTranslations,
  type TranslationSelection,
  translatedText,
} from './translations/check-translations.ts';
export { translationRules } from './translations/index.ts';
export { type Readability, readability } from './translations/readability.ts';
export { hasTerm, wordsOf } from './translations/stems.ts';
