import { compare, type Document, type Message, nearest, type Project } from '@decode/model';
import { type Composer, composeAndCheck } from '../build/composition.ts';
import { obstacles } from '../build/concerns.ts';
import { scopeOf } from '../build/scope.ts';
import type { Edition, Stages } from '../build/stages.ts';
import { UsageProblem } from '../host/failure.ts';

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

/** The document whose chapter is folded, as the project stands now, checked as any is before it is made. */
export async function composeForFolding(
  stages: Composer['stages'] & Pick<Stages, 'checkProject'>,
  project: Project,
  edition: Edition,
): Promise<{ readonly document?: Document; readonly messages: readonly Message[] }> {
  const known = [...project.messages, ...(await stages.checkProject(project))];
  const stopping = obstacles(known, edition, project);
  if (stopping.length > 0) return { messages: stopping };
  const { document, composition } = await composeAndCheck(stages, scopeOf(project, edition), edition);
  const { messages } = composition;
  return document ? { document, messages } : { messages };
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
