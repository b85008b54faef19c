import { compare, nearest, type Project, sourceLanguage } from '@decode/model';
import { type Format, formatNames } from '@decode/render/formats';
import { UsageProblem } from '../host/failure.ts';
import { compareNames } from './edition-name.ts';
import type { Edition } from './stages.ts';

export interface Selection {
  /** Folders in templates/; empty: all. */
  readonly places: readonly string[];
  /** Empty: each place's own language and English. */
  readonly languages: readonly string[];
  readonly formats: readonly Format[];
}

export interface Plan {
  /** What the whole project makes, by place and language. */
  readonly all: readonly Edition[];
  /** What is made where no language is asked for. */
  readonly usual: readonly Edition[];
  /** What was asked for. */
  readonly chosen: readonly Edition[];
  readonly formats: readonly Format[];
  /** Places that could not be read, so nothing is known of their languages. */
  readonly unreadable: readonly string[];
}

/**
 * What is to be made. Each place has its documents in its own language and in English, and beside each the one about its
 * changes if the edition before had the place; so has a publication in those that it names, some only where they are asked for.
 */
export function planBuild(project: Project, selection: Selection): Plan {
  const places = [...project.templates.values()].flatMap(({ slug, place }) =>
    [...new Set([place.value.language, sourceLanguage])].flatMap((language): Edition[] => [
      { template: slug, language },
      ...(project.kept.before?.places[slug] ? [{ template: slug, language, kind: 'changes' as const }] : []),
    ]),
  );
  const publications = [...project.publications.values()].flatMap(({ slug, publication }) => {
    const { languages, places } = publication.value;
    const isKnown = places.some(({ place }) => project.kept.before?.places[place]);
    return languages.flatMap(({ language }): Edition[] => [
      { template: slug, language },
      ...(isKnown ? [{ template: slug, language, kind: 'changes' as const }] : []),
    ]);
  });
  const isUsual = ({ template, language }: Edition) =>
    project.publications
      .get(template)
      ?.publication.value.languages.every((one) => one.language !== language || one.made !== 'asked') ?? true;
  const all = [...places, ...publications].sort(compareNames);
  const unreadable = [...project.broken]
    .filter((folder) => /^templates\/[^/]+$/.test(folder) && folder !== 'templates/base')
    .map((folder) => folder.slice('templates/'.length))
    .filter((slug) => !project.templates.has(slug) && !project.publications.has(slug))
    .sort(compare);

  mustBeKnown('place', selection.places, [
    ...project.templates.keys(),
    ...project.publications.keys(),
    ...unreadable,
  ]);
  // The language of a place that cannot be read may be any that there are rules for.
  const hidden = unreadable.length > 0 ? project.languages.keys() : [];
  mustBeKnown('language', selection.languages, new Set([...all.map(({ language }) => language), ...hidden]));
  const usual = all.filter(isUsual);
  const chosen = (selection.languages.length === 0 ? usual : all).filter(
    ({ template, language }) => wanted(selection.places, template) && wanted(selection.languages, language),
  );
  const asked = unreadable.filter((slug) => wanted(selection.places, slug));
  if (
    chosen.length === 0 &&
    asked.length === 0 &&
    (selection.places.length > 0 || selection.languages.length > 0)
  ) {
    const offered = all
      .filter(({ template }) => wanted(selection.places, template))
      .map(({ template, language }) => `${template} ${language}`);
    throw new UsageProblem(
      'Nothing is made for these places in these languages.',
      `There is: ${offered.join(', ')}.`,
    );
  }
  const formats = formatNames.filter(
    (format) => selection.formats.length === 0 || selection.formats.includes(format),
  );
  return { all, usual, chosen, formats, unreadable: asked };
}

function wanted(asked: readonly string[], value: string): boolean {
  return asked.length === 0 || asked.includes(value);
}

/** @throws UsageProblem for the first name that is none of those that are known */
export function mustBeKnown(what: string, asked: readonly string[], known: Iterable<string>): void {
  const names = [...known].sort(compare);
  for (const name of asked) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    throw new UsageProblem(
      `There is no ${what} "${name}".`,
      meant ? `Did you mean "${meant}"?` : `There is: ${names.join(', ') || 'none yet'}.`,
    );
  }
}
