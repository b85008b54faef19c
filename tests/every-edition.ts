import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planBuild } from '@decode/engine';
import type { DocumentKind, Project } from '@decode/model';
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

/** Every document that a build makes where no language is asked for, as its plan has them: also those of what has changed. */
export function everyKind(
  project: Project,
): readonly (readonly [template: string, language: string, kind: DocumentKind | undefined])[] {
  return planBuild(project, { places: [], languages: [], formats: [] }).usual.map(
    ({ template, language, kind }) => [template, language, kind],
  );
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
