import { compare, type EditionData, sourceLanguage } from '@decode/model';

/** What of the content is not as it was in an earlier edition, in what was written: another translation is no change. */
export interface ContentChanges {
  readonly proposals: readonly {
    /** Folder in recommendations/proposals/. */
    readonly slug: string;
    readonly code: string;
    readonly title: string;
    readonly what: 'new' | 'dropped' | 'changed';
  }[];
  /** Folders in templates/ whose own texts, choices or figures are others. */
  readonly places: readonly string[];
}

export function contentChanges(before: EditionData, now: EditionData): ContentChanges {
  const slugs = namesIn(before.proposals, now.proposals);
  return {
    proposals: slugs.flatMap((slug) => {
      const [was, is] = [before.proposals[slug], now.proposals[slug]];
      const known = is ?? was;
      if (!known || isWrittenSame(was, is)) return [];
      const what = was ? (is ? 'changed' : 'dropped') : 'new';
      return [{ slug, code: known.code, title: known.title[sourceLanguage] ?? slug, what }];
    }),
    places: namesIn(before.places, now.places).filter(
      (slug) => !isWrittenSame(before.places[slug], now.places[slug]),
    ),
  };
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
