import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const templates = resolve(import.meta.dirname, '../templates');

/**
 * Template and language of every document that a build makes, from the files alone: a place's own language and English,
 * the languages that a publication names, without those that are only made where they are asked for.
 */
export function everyEdition(): readonly (readonly [template: string, language: string])[] {
  return readdirSync(templates)
    .filter((name) => name !== 'base' && !name.includes('.'))
    .flatMap((name) => languagesOf(name).map((language) => [name, language] as const));
}

/**
 * The same, and some documents of what has changed since the edition before. They stand for those that a build makes beside
 * each place's: the rest differs in words and values, which their own tests look at.
 */
export function everyKind(): readonly (readonly [template: string, language: string, kind?: 'changes'])[] {
  return [...everyEdition(), ['daugavpils', 'lv', 'changes'], ['magdeburg', 'de', 'changes']];
}

function languagesOf(template: string): readonly string[] {
  const read = (file: string) => parse(readFileSync(join(templates, template, file), 'utf8'));
  if (existsSync(join(templates, template, 'publication.yaml'))) {
    const { languages } = read('publication.yaml') as {
      languages: readonly { language: string; made?: string }[];
    };
    return languages.filter(({ made }) => made !== 'asked').map(({ language }) => language);
  }
  const { language } = read('place.yaml') as { language: string };
  return [...new Set([language, 'en'])];
}
