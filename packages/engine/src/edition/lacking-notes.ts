import type { ContentChanges } from '@decode/compose';
import type { Message } from '@decode/model';
import type { Note } from './notes.ts';

const recommendations = '@decode/recommendations';

/**
 * The changes of content that no note tells of. Of a proposal a note names the code, of a good practice its title, so that
 * one about another does not stand for it; of a place or a publication the package of its folder is enough.
 *
 * @param since what it is compared with, as in «edition 1»
 */
export function lackingNotes(
  { proposals, practices, places, publications }: ContentChanges,
  since: string,
  notes: readonly Note[],
): Message[] {
  return [
    ...proposals
      .filter(({ code }) => !notes.some((note) => note.package === recommendations && names(note.text, code)))
      .map(({ slug, code, title, what }) =>
        lacking(
          `${code} «${title}» ${verbs[what]} since ${since}, and no note says so with its code.`,
          `${recommendations} -m "${sentences[what]} (${code})."`,
          `recommendations/proposals/${slug}/proposal.yaml`,
        ),
      ),
    ...practices
      .filter(
        ({ title }) => !notes.some((note) => note.package === recommendations && note.text.includes(title)),
      )
      .map(({ slug, title, what }) =>
        lacking(
          `The good practice «${title}» ${practiceVerbs[what]} since ${since}, and no note says so with its title.`,
          `${recommendations} -m "${practiceSentences[what]} («${title}»)."`,
          `recommendations/practices/${slug}/practice.yaml`,
        ),
      ),
    ...[
      ...places.map((slug) => ({ slug, file: 'template.yaml' })),
      ...publications.map((slug) => ({ slug, file: 'publication.yaml' })),
    ]
      .filter(({ slug }) => !notes.some((note) => note.package === packageOf(slug)))
      .map(({ slug, file }) =>
        lacking(
          `Texts, choices or figures of ${slug} have changed since ${since}, and no note says so.`,
          `${packageOf(slug)} -m "What is new in ${slug}."`,
          `templates/${slug}/${file}`,
        ),
      ),
  ];
}

const verbs = { new: 'is new', dropped: 'is no longer recommended', changed: 'has changed' } as const;
const sentences = {
  new: 'A recommendation on …',
  dropped: 'No longer recommended: …',
  changed: 'What is different, for readers',
} as const;

const practiceVerbs = { ...verbs, dropped: 'is no longer described' } as const;
const practiceSentences = {
  new: 'A good practice',
  dropped: 'No longer described: a good practice',
  changed: 'What is different, for readers',
} as const;

function packageOf(slug: string): string {
  return `@decode/template-${slug}`;
}

function names(text: string, code: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${code}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function lacking(found: string, words: string, file: string): Message {
  const start = { line: 1, column: 1 };
  return {
    rule: 'change-without-note',
    severity: 'error',
    found,
    todo: `Type: npm run pnpm -- exec changeset add --major ${words} Write the sentence as readers should find it in the list of changes.`,
    why: 'Lists of changes are made of these notes; a change without one would be found by nobody.',
    origin: { file, start, end: start },
  };
}
