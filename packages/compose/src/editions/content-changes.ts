import { compare, type EditionData, sourceLanguage, type Wordings } from '@decode/model';

/** What of the content is not as it was in an earlier edition, in what was written: another translation is no change. */
export interface ContentChanges {
  readonly proposals: readonly {
    /** Folder in recommendations/proposals/. */
    readonly slug: string;
    readonly code: string;
    readonly title: string;
    readonly what: 'new' | 'dropped' | 'changed';
  }[];
  readonly practices: readonly {
    /** Folder in recommendations/practices/. */
    readonly slug: string;
    readonly title: string;
    readonly what: 'new' | 'dropped' | 'changed';
  }[];
  /** Folders in templates/ whose own texts, choices or figures are others. */
  readonly places: readonly string[];
  /** Documents of several places, by folder in templates/: their own texts, choices or comparisons are others. */
  readonly publications: readonly string[];
}

export function contentChanges(before: EditionData, now: EditionData): ContentChanges {
  return {
    proposals: changesOf(before.proposals, now.proposals).map(({ known: { code }, ...change }) => ({
      ...change,
      code,
    })),
    practices: changesOf(before.practices, now.practices).map(({ known: _, ...change }) => change),
    places: changedIn(before.places, now.places),
    publications: changedIn(before.publications, now.publications),
  };
}

function changesOf<T extends { readonly title: Wordings }>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
) {
  return namesIn(before, now).flatMap((slug) => {
    const [was, is] = [before[slug], now[slug]];
    const known = is ?? was;
    if (!known || isWrittenSame(was, is)) return [];
    const what: 'new' | 'dropped' | 'changed' = was ? (is ? 'changed' : 'dropped') : 'new';
    return [{ slug, title: known.title[sourceLanguage] ?? slug, what, known }];
  });
}

function changedIn(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): string[] {
  return namesIn(before, now).filter((slug) => !isWrittenSame(before[slug], now[slug]));
}

function namesIn(...records: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))].sort(compare);
}

function isWrittenSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inSource) === JSON.stringify(b, inSource);
}

/** Of texts and sums by language, those of the one that all is written in. */
export function inSource(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && sourceLanguage in value
    ? (value as Record<string, unknown>)[sourceLanguage]
    : value;
}
