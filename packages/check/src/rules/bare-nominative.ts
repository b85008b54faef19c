import type { ProjectRule } from '../rule.ts';
import { textsOf } from '../texts-of.ts';

export const bareNominativeName: ProjectRule = {
  id: 'bare-nominative',
  severity: 'error',
  reason: 'A name in the wrong case is the first thing that a native reader sees.',
  *checkProject(project) {
    for (const { text, language, origin } of textsOf(project)) {
      const words = bareNominative(text, project.languages.get(language)?.prepositions ?? []);
      if (words === undefined) continue;
      yield {
        found: `A name stands in the nominative behind a word that wants another case: «${words}».`,
        todo: 'Use a ready phrase or a case: {{ place.name case=in }}, in strings {placeIn}. Where the nominative is right, write case=nom.',
        origin,
      };
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'templates/base/strings/i18n/lv.po',
          replace: 'msgstr "{placeGen} profils"',
          with: 'msgstr "Ziņas no {place}"',
        },
      ],
    ],
    good: [
      [
        {
          file: 'templates/base/strings/i18n/lv.po',
          replace: 'msgstr "{placeGen} profils"',
          with: 'msgstr "Ziņas {placeFrom}"',
        },
      ],
    ],
  },
};

const name = '(?:\\{\\{\\s*place\\.(?:name|partner|addressee)\\s*\\}\\}|\\{(?:place|partner|body)\\})';
const expressions = new WeakMap<readonly string[], RegExp>();

/** A name left in the nominative behind one of `prepositions` («w {{ place.name }}»): the words, or nothing. */
export function bareNominative(text: string, prepositions: readonly string[]): string | undefined {
  if (prepositions.length === 0 || !text.includes('{')) return undefined;
  let expression = expressions.get(prepositions);
  if (!expression) {
    const words = prepositions.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    expression = new RegExp(`(?<!\\p{L})(?:(?:${words})\\s+|(?:${words})(?<=[’']))${name}`, 'iu');
    expressions.set(prepositions, expression);
  }
  return expression.exec(text)?.[0];
}
