import { acronym } from './acronym.ts';
import { agreedPhrase } from './agreed-phrase.ts';
import { agreedTerm } from './agreed-term.ts';
import { damagedTranslation } from './damaged-translation.ts';
import { forbiddenTerm } from './forbidden-term.ts';
import { foreignLetter } from './foreign-letter.ts';
import { longSentence } from './long-sentence.ts';
import { lostEmphasis } from './lost-emphasis.ts';
import { numberValues } from './number-values.ts';
import { strayCharacters } from './stray-characters.ts';
import type { TranslationRule } from './translation-rule.ts';
import { untranslatedText } from './untranslated-text.ts';
import { wordToAvoid } from './word-to-avoid.ts';
import { wrongLetter } from './wrong-letter.ts';

/** A new rule is a file beside these and a line here. */
export const translationRules: readonly TranslationRule[] = [
  acronym,
  agreedPhrase,
  agreedTerm,
  damagedTranslation,
  forbiddenTerm,
  foreignLetter,
  longSentence,
  lostEmphasis,
  numberValues,
  strayCharacters,
  untranslatedText,
  wordToAvoid,
  wrongLetter,
];
