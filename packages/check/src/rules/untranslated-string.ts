import { languageChain, sourceLanguage } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

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
      for (const { id, origin } of strings.units) {
        const entries = catalogues.flatMap((catalogue) => catalogue.entries.get(id) ?? []);
        const entry = entries.find(({ target }) => target !== '') ?? entries[0];
        // A copy of the English is told as any text's is: untranslated-text.
        if (entry?.target) continue;
        yield {
          found: `The string "${id}" has no translation in ${language}.`,
          todo: `Translate it in ${strings.folder}/i18n/${language}.po.`,
          origin: entry?.origin ?? origin,
        };
      }
    }
  },
  examples: {
    bad: [
      [{ file: 'templates/base/strings/i18n/lv.po', replace: 'msgstr "Kopsavilkums"', with: 'msgstr ""' }],
    ],
    good: [
      // No place speaks German.
      [
        {
          file: 'templates/base/strings/i18n/de.po',
          replace: 'msgstr "Zusammenfassung"',
          with: 'msgstr ""',
        },
      ],
    ],
  },
};
