import type { TranslationRule } from '../translation-rule.ts';

/** Addresses have question marks before letters. */
const address = /(?:https?:\/\/|www\.)\S+/gu;

export const lostLetter: TranslationRule = {
  id: 'lost-letter',
  severity: 'error',
  reason:
    'A tool that saves in an encoding without the letters of a language puts question marks in their place.',
  *check(text) {
    if (!/[?\uFFFD]/.test(text.target)) return;
    const { targetWords } = text;
    const hit = /\p{L}*(?:(?<=\p{L}|^|\s)\?(?=\p{L})|\uFFFD)[\p{L}?\uFFFD]*/u.exec(
      targetWords.replace(address, ' '),
    );
    if (!hit) return;
    yield {
      found: `«${hit[0]}» has lost a letter: ${hit[0].includes('?') ? 'a question mark' : 'the sign �'} stands in its place.`,
      todo: 'Have the file saved again as UTF-8, from before the letter was lost, or type the word anew.',
    };
  },
  examples: {
    bad: [
      { language: 'lv', source: 'A guaranteed place.', target: 'Garant?ta vieta.' },
      { language: 'lt', source: 'Residents', target: 'Gyventoj\uFFFD' },
      { language: 'pl', source: 'Łódź grows.', target: '?ódź rośnie.' },
    ],
    good: [
      { language: 'lv', source: 'Who pays? The municipality.', target: 'Kas maksā? Pašvaldība.' },
      { language: 'es', source: 'Who pays?', target: '¿Quién paga?' },
      {
        language: 'de',
        source: 'See www.example.org/x?y=z here.',
        target: 'Siehe www.example.org/x?y=z dort.',
      },
    ],
  },
};
