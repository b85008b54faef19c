import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

export const agreedPhrase: TranslationRule = {
  id: 'agreed-phrase',
  severity: 'warning',
  reason: 'A label that is called one thing here and another there is read as two things.',
  *check({ source, target, language }, { wording }) {
    if (source.length > 60) return;
    const phrases = wordingOf(wording, language)?.phrases ?? {};
    const wanted = phrases[source] ?? phrases[lowered(source)] ?? phrases[capital(source)];
    if (wanted === undefined) return;
    const agreed = typeof wanted === 'string' ? [wanted] : wanted;
    if (agreed.some((phrase) => lowered(phrase) === lowered(target))) return;
    yield {
      found: `«${source}» is translated as «${target}»; agreed is «${agreed.join('» or «')}».`,
      todo: `Use the agreed phrase, or change it in templates/base/wording/${language}.yaml for all texts.`,
    };
  },
  examples: {
    bad: [{ language: 'lv', source: 'Certainty of evidence', target: 'Pierādījumu noteiktība' }],
    good: [{ language: 'lv', source: 'certainty of evidence', target: 'Pierādījumu ticamība' }],
  },
};

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
