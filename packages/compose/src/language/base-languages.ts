import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LanguageRules, languageRules } from '@decode/model';
import { parse } from 'yaml';

const folder = resolve(import.meta.dirname, '../../../../templates/base/languages');

/** For tests: the rules of all languages of the base, by their tags. */
export const baseLanguages: ReadonlyMap<string, LanguageRules> = new Map(
  readdirSync(folder).map((file) => {
    const rules = languageRules.parse(parse(readFileSync(join(folder, file), 'utf8')));
    return [rules.tag, rules];
  }),
);

/** @throws where the base has no such language */
export function baseLanguage(tag: string): LanguageRules {
  const found = baseLanguages.get(tag);
  if (!found) throw new Error(`no rules for ${tag}`);
  return found;
}
