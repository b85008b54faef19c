import { compare, type Place, type Publication, sourceLanguage, type Template } from '@decode/model';

/** A document in one of its languages, and the folders whose texts it prints in that language. */
export interface DocumentTexts {
  /** Its folder in templates/. */
  readonly slug: string;
  /** In English. */
  readonly name: string;
  readonly language: string;
  readonly folders: readonly string[];
}

export interface DocumentFacts {
  readonly places: ReadonlyMap<string, { readonly place: Place; readonly template: Template }>;
  readonly publications: ReadonlyMap<string, Publication>;
}

/**
 * Of each place in its own language and in English, and of each publication in its languages. Chapters that a
 * publication leaves in a place's own language count with the place.
 */
export function documentTexts({ places, publications }: DocumentFacts): DocumentTexts[] {
  const common = ['recommendations', 'templates/base/strings'];
  const proposalsOf = ({ recommendations }: Template) =>
    recommendations.map(({ proposal }) => `recommendations/proposals/${proposal}`);
  const practiceFolder = (practice: string) => `recommendations/practices/${practice}`;
  const ofPlaces = [...places].flatMap(([slug, { place, template }]) => {
    const name = place.name[sourceLanguage]?.nom ?? slug;
    const own = [...proposalsOf(template), ...template.practices.map(practiceFolder), `templates/${slug}`];
    const folders = [...new Set([...common, ...own])];
    return [...new Set([place.language, sourceLanguage])].map((language) => ({
      slug,
      name,
      language,
      folders,
    }));
  });
  const compiled = [...publications].flatMap(([slug, { title, languages, practices, places: chapters }]) =>
    languages.map(({ language, chapters: kept }): DocumentTexts => {
      const own = chapters.flatMap(({ place }) => {
        const template = places.get(place)?.template;
        const texts = kept === 'own' ? [] : [`templates/${place}`];
        return template ? [...proposalsOf(template), ...texts] : texts;
      });
      const folders = [...common, ...own, ...practices.map(practiceFolder), `templates/${slug}`];
      return { slug, name: title, language, folders: [...new Set(folders)] };
    }),
  );
  return [...ofPlaces, ...compiled].sort((a, b) => compare(a.slug, b.slug));
}
