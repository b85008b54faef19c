import type { FormName } from './form.ts';
import type { Message } from './message.ts';
import type { Project } from './project.ts';
import type { Target } from './target.ts';
import { languageChain } from './text.ts';

/** A document; where `form` is given, a place's measures in that form. Documents themselves hold the action table. */
type Edition = Pick<Target, 'template' | 'language'> & { readonly form?: FormName };

const headings = /^templates\/base\/headings\/([^/]+)\.yaml$/;

/** The languages that a document speaks: its own, and those of its chapters that keep theirs. */
export function languagesOf({ template, language }: Edition, project: Project): readonly string[] {
  const publication = project.publications.get(template)?.publication.value;
  const chapters = publication?.languages.find((choice) => choice.language === language)?.chapters;
  if (!publication || chapters !== 'own') return [language];
  const own = publication.places.flatMap(
    ({ place }) => project.templates.get(place)?.place.value.language ?? [],
  );
  return [...new Set([language, ...own])];
}

/**
 * Whether a file can have a part in one document: what is in the folder of another place, of a proposal or practice
 * that its place does not print, or in a catalogue of another language cannot.
 */
export function bearsOn(file: string, edition: Edition, project: Project): boolean {
  const { template } = edition;
  const of = (pattern: RegExp): string | undefined => pattern.exec(file)?.[1];

  const translation = of(/\/i18n\/([^/]+)\.po$/);
  if (
    translation !== undefined &&
    !languagesOf(edition, project).flatMap(languageChain).includes(translation)
  )
    return false;

  // They say what a municipality's own table asks for, and nothing of ours.
  if (headings.test(file)) return false;

  // An edition is compared with the one before: its own data say what it says already.
  const kept = of(/^recommendations\/editions\/(\d+)\.json$/);
  if (kept !== undefined) return Number(kept) < project.edition.value.number;

  const publication = project.publications.get(template)?.publication.value;
  const places = publication ? publication.places.map((entry) => entry.place) : [template];
  const loaded = places.map((name) => project.templates.get(name)?.template.value);
  const proposal = of(/^recommendations\/proposals\/([^/]+)\//);
  if (proposal !== undefined) {
    return loaded.some(
      (choice) => choice?.recommendations.some((entry) => entry.proposal === proposal) ?? true,
    );
  }
  const practice = of(/^recommendations\/practices\/([^/]+)\//);
  if (practice !== undefined) {
    if (publication) return publication.practices.includes(practice);
    return loaded.some((choice) => choice?.practices.includes(practice) ?? true);
  }

  const place = of(/^templates\/([^/]+)\//);
  return place === undefined || place === 'base' || place === template || places.includes(place);
}

/**
 * Whether what a message says stands in the way of one document: a mistake in a proposal stops the places that
 * recommend it, one in a place's folder that place, one in a language's file that language; a mistake in what all
 * documents share stops all.
 */
export function concerns({ origin }: Message, edition: Edition, project: Project): boolean {
  const file = origin?.file ?? '';
  const of = (pattern: RegExp): string | undefined => pattern.exec(file)?.[1];

  const rules = of(/^templates\/base\/languages\/([^/]+)\.yaml$/);
  if (rules !== undefined) return rules === edition.language;
  const heads = of(headings);
  if (heads !== undefined) return edition.form !== undefined && heads === edition.language;
  const form = /^templates\/base\/forms\/(?:([^/]+)\/)?([^/]+)\.yaml$/.exec(file);
  if (form && project.publications.has(edition.template)) return false;
  if (form) {
    const [, country, name] = form;
    const place = project.templates.get(edition.template)?.place.value;
    const own = place ? [place.country, `${place.country}-${place.kind}`] : [country];
    return name === (edition.form ?? 'action') && (country === undefined || own.includes(country));
  }
  return bearsOn(file, edition, project);
}
