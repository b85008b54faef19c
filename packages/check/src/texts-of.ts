import { type Bundle, bundlesOf, type Origin, type Project, type Written } from '@decode/model';

/** A text as its author or translator wrote it. */
export interface WrittenText {
  /** `message`: an ICU message; everything else is inline Markdown. */
  readonly kind: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly origin: Origin;
}

/** Everything that people wrote for print, in every language: sources first, then their translations. */
export function* textsOf(project: Project): Iterable<WrittenText> {
  for (const bundle of bundlesOf(project)) yield* writtenIn(bundle);
}

/** The same of one folder. */
export function* writtenIn(bundle: Bundle): Iterable<WrittenText> {
  const kinds = new Map<string, string>();
  for (const { id, kind, text, language, origin } of bundle.units) {
    kinds.set(id, kind);
    yield { kind, text, language, origin };
  }
  for (const { file, language, entries } of bundle.catalogues.values()) {
    for (const { id, target, origin } of entries.values()) {
      const start = { line: 1, column: 1 };
      if (target !== '')
        yield {
          kind: kinds.get(id) ?? '',
          text: target,
          language,
          origin: origin ?? { file, start, end: start },
        };
    }
  }
}

/** Every word of the YAML files, also what nobody translates: names, titles of sources, forms. */
export function* valuesOf(project: Project): Iterable<Pick<WrittenText, 'text' | 'origin'>> {
  const { edition, areas, sources, terms, proposals, practices, templates, publications } = project;
  const files: readonly Written<unknown>[] = [
    edition,
    areas,
    sources,
    terms,
    ...proposals.values(),
    ...practices.values(),
    ...[...templates.values()].flatMap(({ place, template, brand, series }) => [
      place,
      template,
      brand,
      ...series.values(),
    ]),
    ...[...publications.values()].flatMap(({ publication, brand }) => [publication, brand]),
  ];
  for (const file of files) yield* stringsBelow(file, file.value, []);
}

function* stringsBelow(
  file: Written<unknown>,
  value: unknown,
  path: readonly (string | number)[],
): Iterable<Pick<WrittenText, 'text' | 'origin'>> {
  if (typeof value === 'string') yield { text: value, origin: file.origin(path) };
  else if (Array.isArray(value))
    for (const [i, one] of value.entries()) yield* stringsBelow(file, one, [...path, i]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* stringsBelow(file, one, [...path, key]);
}
