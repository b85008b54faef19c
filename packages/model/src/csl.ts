import type { Source } from './edition.ts';

/** Year, month, day, as many of them as are known. */
type CslDate = { readonly 'date-parts': readonly (readonly number[])[] };

/** An item of CSL-JSON 1.0, as reference managers read it (https://docs.citationstyles.org, schema csl-data.json). */
export interface CslItem {
  readonly id: string;
  readonly type: Source['type'];
  readonly title: string;
  readonly language: string;
  readonly author?: readonly (
    | { readonly literal: string }
    | { readonly family: string; readonly given: string }
  )[];
  readonly publisher?: string;
  readonly 'container-title'?: string;
  readonly 'title-short'?: string;
  readonly issued?: CslDate;
  readonly URL: string;
  readonly accessed: CslDate;
}

/** The sources in the order of their keys; a title that we supplied stands in square brackets, as it does in documents. */
export function cslItems(sources: Readonly<Record<string, Source>>): CslItem[] {
  return Object.entries(sources)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, source]) => ({
      id,
      type: source.type,
      title: source.title ?? `[${source['supplied-title'] ?? ''}]`,
      language: source.language,
      ...(source.author && {
        author: source.author.map((name) => (typeof name === 'string' ? { literal: name } : name)),
      }),
      ...(source.publisher && { publisher: source.publisher }),
      ...(source['container-title'] && { 'container-title': source['container-title'] }),
      ...(source['title-short'] && { 'title-short': source['title-short'] }),
      ...(source.issued && { issued: { 'date-parts': [String(source.issued).split('-').map(Number)] } }),
      URL: source.URL,
      accessed: { 'date-parts': [source.accessed.split('-').map(Number)] },
    }));
}

/** `sources.csl.json`. */
export function printCsl(sources: Readonly<Record<string, Source>>): string {
  return `${JSON.stringify(cslItems(sources), null, 1)}\n`;
}
