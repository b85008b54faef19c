import { languageChain, sourceLanguage } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

/** Nothing but arguments, digits and marks. */
const wordless = /^(?:[\d\s\p{P}\p{S}]|\{[^}]*\})*$/u;

export const untranslatedString: ProjectRule = {
  id: 'untranslated-string',
  severity: 'warning',
  reason: 'One English label, and the document is not official.',
  *checkProject({ strings, templates, languages: rules }) {
    const languages = new Set([...templates.values()].map(({ place }) => place.value.language));
    for (const language of [...languages].sort()) {
      // A language whose rules cannot be read has its own messages.
      if (language === sourceLanguage || !rules.has(language)) continue;
      // A language with a region takes what it does not say itself from the language.
      const catalogues = languageChain(language).flatMap((tag) => strings.catalogues.get(tag) ?? []);
      if (catalogues.length === 0) {
        const file = `${strings.folder}/i18n/${language}.po`;
        const start = { line: 1, column: 1 };
        yield {
          found: `The strings have no catalogue in ${language}.`,
          todo: `Run "npm run decode -- translate sync", then translate ${file}.`,
          origin: { file, start, end: start },
        };
        continue;
      }
      for (const { id, text, origin } of strings.units) {
        const entries = catalogues.flatMap((catalogue) => catalogue.entries.get(id) ?? []);
        const entry = entries.find(({ target }) => target !== '') ?? entries[0];
        const same = wordless.test(text) || rules.get(language)?.sameAsEnglish.includes(text);
        if (entry?.target && (entry.target !== text || same)) continue;
        yield {
          // What is missing is marked in the document; a copy of the English would pass for a translation.
          ...(entry?.target && { severity: 'error' as const }),
          found: `The string "${id}" ${entry?.target ? 'is still English' : 'has no translation'} in ${language}.`,
          todo: `Translate it in ${strings.folder}/i18n/${language}.po, or add it to sameAsEnglish in templates/base/languages/${language}.yaml.`,
          origin: entry?.origin ?? origin,
        };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'templates/base/strings/i18n/lv.po',
          replace: 'msgstr "Kopsavilkums"',
          with: 'msgstr "Summary"',
        },
      ],
      [{ file: 'templates/base/strings/i18n/lv.po', replace: 'msgstr "Kopsavilkums"', with: 'msgstr ""' }],
    ],
    good: [
      // No place speaks German.
      [
        {
          file: 'templates/base/strings/i18n/de.po',
          replace: 'msgstr "Zusammenfassung"',
          with: 'msgstr "Summary"',
        },
      ],
    ],
  },
};
