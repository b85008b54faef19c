import type { Chapter } from '@decode/fold';
import { compare, type Message, nearest, type Project } from '@decode/model';
import { type Composer, composeAndCheck } from '../build/composition.ts';
import { obstacles } from '../build/concerns.ts';
import { scopeOf } from '../build/scope.ts';
import type { Edition, Stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';

export interface ComposedChapter {
  /** Absent where an error stops it. */
  readonly chapter?: Chapter;
  /** As the cover says it. */
  readonly edition: string;
  /** Seconds since 1970-01-01 UTC of the edition's date. */
  readonly epoch: number;
  readonly messages: readonly Message[];
}

/** What a person asks for: a place, a language or that of the place, and recommendations by code or folder; none means all. */
export interface ChapterChoice {
  readonly place: string;
  readonly language?: string | undefined;
  readonly proposal: readonly string[];
}

/** The place and language that are meant. @throws UsageProblem for what does not exist. */
export function editionOf(
  project: Project,
  { place, language }: Pick<ChapterChoice, 'place' | 'language'>,
): Edition {
  const known = project.templates.get(place);
  if (!known) throw unknown('place', place, [...project.templates.keys()]);
  const own = known.place.value.language;
  if (language !== undefined && language !== own && language !== 'en')
    throw unknown('document', language, [own, 'en']);
  return { template: place, language: language ?? own };
}

/** The chapter as the project stands now, checked as any document is before it is made. */
export async function composeChapter(
  stages: Composer['stages'] & Pick<Stages, 'checkProject'>,
  project: Project,
  edition: Edition,
  choice: ChapterChoice,
): Promise<ComposedChapter> {
  const known = [...project.messages, ...(await stages.checkProject(project))];
  const stopping = obstacles(known, edition, project);
  if (stopping.length > 0) return { edition: '', epoch: 0, messages: stopping };
  const { document, composition } = await composeAndCheck(stages, scopeOf(project, edition), edition);
  const { messages } = composition;
  if (!document) return { edition: '', epoch: 0, messages };
  const { excerpt } = await import('@decode/fold');
  const codes = codesOf(project, edition.template, choice.proposal);
  return {
    chapter: excerpt(document, codes),
    edition: document.meta.edition,
    epoch: document.meta.epoch,
    messages,
  };
}

/** Codes such as A1 of recommendations that the place prints; undefined for all. */
export function codesOf(project: Project, place: string, wanted: readonly string[]): Set<string> | undefined {
  if (wanted.length === 0) return undefined;
  const printed =
    project.templates.get(place)?.template.value.recommendations.map(({ proposal }) => proposal) ?? [];
  const codes = new Map(printed.map((slug) => [slug, project.proposals.get(slug)?.value.code ?? slug]));
  return new Set(
    wanted.map((word) => {
      const code =
        codes.get(word) ?? [...codes.values()].find((each) => each.toLowerCase() === word.toLowerCase());
      if (code === undefined)
        throw unknown('recommendation', word, [...codes.keys(), ...codes.values()], `in ${place}`);
      return code;
    }),
  );
}

function unknown(what: string, name: string, known: readonly string[], where = ''): UsageProblem {
  const meant = nearest(name, known);
  return new UsageProblem(
    `There is no ${what} "${name}"${where === '' ? '' : ` ${where}`}.`,
    meant ? `Did you mean "${meant}"?` : `There is: ${[...known].sort(compare).join(', ')}.`,
  );
}
