import { saidIn } from '../said-in.ts';
import type { TranslationRule } from '../translation-rule.ts';
import { wordingOf } from '../wording-of.ts';

/** Without hyphens at either end: a compound is a word of the language that made it. */
const word = /(?<![\p{L}\p{M}\p{N}_-])[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}_-])/gu;

export const untranslatedWord: TranslationRule = {
  id: 'untranslated-word',
  severity: 'warning',
  reason: 'One word left in the source language makes an official text look like a copy.',
  *check({ kind, source, target, sourceLanguage, language }, { wording, vocabulary }) {
    const common = vocabulary(sourceLanguage);
    const own = new Set(wordingOf(wording, language)?.asInSource ?? []);
    const wanted = new Map<string, string>();
    for (const [found] of target.matchAll(word)) {
      const small = found.toLowerCase();
      if (common.has(small) && !own.has(small)) wanted.set(small, found);
    }
    if (wanted.size === 0) return;
    const said = new Set(
      saidIn(kind, target, language)
        .match(word)
        ?.map((found) => found.toLowerCase()),
    );
    const from = saidIn(kind, source, sourceLanguage);
    const left = [...wanted]
      .filter(([small]) => said.has(small) && isWord(small, from))
      .map(([, found]) => found);
    if (left.length === 0) return;
    yield {
      found: `«${left.join('», «')}» stands in the translation as in the source.`,
      todo: `Translate it; if the language spells it so, add it to asInSource in templates/base/wording/${language}.yaml.`,
    };
  },
  examples: {
    bad: [
      { language: 'pl', source: 'Household', target: 'Jedno Household' },
      { language: 'lv', source: 'Households', target: 'Households', kind: 'owner' },
      { language: 'lv', source: 'Each household gets help.', target: 'Katra household saņem palīdzību.' },
      { language: 'de', source: 'Households get help. [@x]', target: 'Die Households bekommen Hilfe. [@x]' },
    ],
    good: [
      { language: 'de', source: 'The plan of the region', target: 'Der Plan der Region' },
      { language: 'lv', source: 'The Household Agency', target: 'Aģentūra Household' },
      { language: 'de', source: 'List of Almodóvar del Pinar', target: 'Liste von Almodóvar del Pinar' },
      { language: 'pl', source: 'The household', target: 'Dom (*household*{lang=en})' },
      {
        language: 'it',
        source: 'See [households](https://x.eu/households).',
        target: 'Si vedano le [famiglie](https://x.eu/households).',
      },
      {
        language: 'lt',
        source: '{n, plural, other {# other plans}}',
        target: '{n, plural, other {# planai}}',
        kind: 'message',
      },
    ],
  },
};

/** Is it a word of the text, and not a name, which has a capital in the midst of a sentence? */
function isWord(small: string, text: string): boolean {
  for (const match of text.matchAll(word)) {
    if (match[0].toLowerCase() !== small) continue;
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + small.length)];
    // «Almodóvar del Pinar»
    if (/\p{Lu}[\p{L}\p{M}]* $/u.test(before) && /^ \p{Lu}/u.test(after)) continue;
    if (match[0] === small || /(?:^|[.!?:;»”"(–]\s*)$/u.test(before)) return true;
  }
  return false;
}
