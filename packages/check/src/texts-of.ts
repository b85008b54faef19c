import { type Bundle, bundlesOf, type Origin, type Project } from '@decode/model';

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
