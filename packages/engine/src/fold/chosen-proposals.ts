import type { Inspection } from '@decode/fold';

interface Asked {
  readonly place: string;
  readonly language?: string | undefined;
  readonly name: string;
  readonly proposal: readonly string[];
}

/** The recommendations that are asked for; where none are named, those of the chapter that is replaced. */
export function chosenProposals(
  { place, language, name, proposal }: Asked,
  chapters: Inspection['chapters'],
): readonly string[] {
  if (proposal.length > 0) return proposal;
  const standing = chapters.find(
    (chapter) =>
      chapter.place === place &&
      chapter.name === name &&
      (language === undefined || chapter.language === language),
  );
  return standing?.proposals ?? [];
}
