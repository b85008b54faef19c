import type { CatalogueEntry, TranslationState, Unit } from '@decode/model';
import { checkTarget } from '@decode/source';

/** What the rules of `check`, which this package does not know, find that stops a document, in words. */
export type ErrorsIn = (unit: Unit, source: string, target: string, language: string) => readonly string[];

/** What those rules find in a translation by the text that it was made from; nothing where there is none. */
export function errorsOf(
  unit: Unit,
  entry: CatalogueEntry | undefined,
  language: string,
  state: TranslationState,
  errorsIn: ErrorsIn,
): readonly string[] {
  if (!entry || state === 'auto' || state === 'missing') return nothing;
  return errorsIn(unit, entry.previous ?? entry.source, entry.target, language);
}

const nothing: readonly string[] = [];

/** All that breaks a translation, in words, with what those rules found. */
export function faultsOf(
  unit: Unit,
  { previous, source, target }: CatalogueEntry,
  language: string,
  errors: readonly string[],
): string[] {
  const damages = checkTarget({ ...unit, text: previous ?? source }, target, language);
  return [...damages.map(({ found }) => found), ...errors];
}
