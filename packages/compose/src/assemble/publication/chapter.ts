import type { Inline, Paragraph } from '@decode/model';
import type { Settled } from '../../localise/settled.ts';
import type { Assembly, PlaceAssembly } from '../assembly.ts';
import { chosenMeasures, type Measure, type Recommended } from '../measure.ts';
import { plainWords } from '../plain-words.ts';
import type { DraftOfPlace, PublicationDraft } from './publication-draft.ts';

export interface PublicationAssembly extends Assembly {
  readonly draft: PublicationDraft;
  readonly chapters: readonly Chapter[];
}

/** A place in a publication, with what it recommends. */
export interface Chapter extends DraftOfPlace {
  readonly assembly: PlaceAssembly;
  readonly measures: readonly Measure[];
}

export function chaptersOf(
  draft: PublicationDraft,
  assemblyOf: (place: DraftOfPlace) => PlaceAssembly,
): readonly Chapter[] {
  return draft.places.map((place) => ({
    ...place,
    assembly: assemblyOf(place),
    measures: chosenMeasures(place.draft),
  }));
}

export function chapterId({ slug }: Pick<Chapter, 'slug'>): string {
  return `place-${slug}`;
}

/** Id of the part of a recommendation that says where it is made. */
export function whereId(code: string): string {
  return `where-${code}`;
}

/** The place's name as headings and tables of the publication have it. */
export function placeName({ draft }: PublicationAssembly, { index }: Chapter): Settled {
  const { publication, bundle } = draft.publication;
  return draft.text(publication, bundle, ['places', index, 'name']);
}

export function placeLink(assembly: PublicationAssembly, chapter: Chapter): Inline {
  return {
    type: 'reference',
    target: chapterId(chapter),
    children: [{ type: 'text', value: plainWords(placeName(assembly, chapter).inlines) }],
  };
}

/** Links to chapters, one after the other. */
export function placeLinks(
  assembly: PublicationAssembly,
  chapters: readonly Chapter[],
  role?: Paragraph['role'],
): Paragraph {
  const links = chapters.flatMap((chapter, i): Inline[] => [
    ...(i > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
    placeLink(assembly, chapter),
  ]);
  return assembly.words(links, role);
}

export function choiceOf({ measures }: Chapter, { proposal }: Recommended): Measure | undefined {
  return measures.find((measure) => measure.proposal === proposal);
}

/** The chapters of those places that make a recommendation. */
export function chaptersWith(assembly: PublicationAssembly, measure: Recommended): readonly Chapter[] {
  return assembly.chapters.filter((chapter) => choiceOf(chapter, measure));
}
