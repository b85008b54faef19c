import {
  compareCodes,
  isPrinted,
  type LoadedProposal,
  type LoadedPublication,
  type Message,
  nearest,
  type Project,
} from '@decode/model';
import {
  createRecord,
  type Draft,
  localise,
  localisePlace,
  type PlaceDraft,
  type Subject,
} from '../../localise/draft.ts';

/** A publication in one language, with its places in the languages of their chapters. */
export interface PublicationDraft extends Draft {
  readonly publication: LoadedPublication;
  readonly places: readonly DraftOfPlace[];
  /** Everything that a place recommends, by area and code. */
  readonly recommended: readonly { readonly proposal: LoadedProposal }[];
}

export interface DraftOfPlace {
  /** Index in publication.yaml. */
  readonly index: number;
  readonly slug: string;
  readonly draft: PlaceDraft;
}

export function localisePublication(
  project: Project,
  publication: LoadedPublication,
  tag: string,
): PublicationDraft {
  const { value } = publication.publication;
  const record = createRecord();
  const subject = subjectOf(publication);
  const draft = localise(project, subject, tag, record);
  const own = value.languages.find(({ language }) => language === tag)?.chapters === 'own';
  const places = value.places.flatMap(({ place }, index): DraftOfPlace[] => {
    const template = project.templates.get(place);
    if (!template) {
      record.messages.push(unknownPlace(project, publication, index, place));
      return [];
    }
    const language = own ? template.place.value.language : tag;
    // One document, one look: charts in the chapters have its colours, and numbers in one language one form.
    const { profile } = language === tag ? subject.place.value : template.place.value;
    const habits = { ...template.place, value: { ...template.place.value, profile } };
    const looks = { ...template, place: habits, brand: publication.brand };
    return [{ index, slug: place, draft: localisePlace(project, looks, language, record) }];
  });
  return { ...draft, publication, places, recommended: recommendedIn(project, places) };
}

/** The places together, in the words of the EU's style guide whatever the language. */
function subjectOf({ slug, publication }: LoadedPublication): Subject {
  const { name, partner, addressee } = publication.value;
  const value = {
    kind: 'publication',
    trend: 'stable',
    profile: 'eu',
    language: 'en',
    name,
    partner,
    addressee,
  } as const;
  return { slug, series: new Map(), place: { file: publication.file, origin: publication.origin, value } };
}

function unknownPlace(
  project: Project,
  { publication }: LoadedPublication,
  index: number,
  place: string,
): Message {
  const meant = nearest(place, project.templates.keys());
  return {
    rule: 'unknown-place',
    severity: 'error',
    found: `There is no place "${place}" that can be read.`,
    todo: `Name a folder of templates/${meant ? ` (did you mean "${meant}"?)` : ''}.`,
    origin: publication.origin(['places', index, 'place']),
  };
}

function recommendedIn(
  project: Project,
  places: readonly DraftOfPlace[],
): readonly { readonly proposal: LoadedProposal }[] {
  const chosen = new Set(
    places.flatMap(({ draft }) =>
      draft.template.template.value.recommendations.map(({ proposal }) => proposal),
    ),
  );
  const areas = project.areas.value.map(({ id }) => id);
  return [...project.proposals.values()]
    .filter(({ slug, value }) => chosen.has(slug) && isPrinted(value, project.edition.value))
    .sort(
      (a, b) =>
        areas.indexOf(a.value.area) - areas.indexOf(b.value.area) || compareCodes(a.value.code, b.value.code),
    )
    .map((proposal) => ({ proposal }));
}
