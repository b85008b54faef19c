/** Rules over the project and its documents. */

export { rangesOfFonts } from './characters-of-fonts.ts';
export { checkDocument, checkProject } from './check.ts';
export { loadRules, type Rules } from './load-rules.ts';
export type { DocumentRule, Edit, Finding, ProjectRule, Rule } from './rule.ts';
export { bareNominative } from './rules/bare-nominative.ts';
export {
  checkTranslations,
  type TranslationSelection,
  translatedText,
  translationErrors,
  translationFindings,
  vocabularyOf,
} from './translations/check-translations.ts';
export { type Readability, readability } from './translations/readability.ts';
export { wordingOf } from './translations/wording-of.ts';
