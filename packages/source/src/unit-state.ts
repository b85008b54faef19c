import type { CatalogueEntry, TranslationState, Unit } from '@decode/model';
import { checkTarget } from './check-target.ts';
import { needsTranslation } from './needs-translation.ts';

/**
 * State of a unit in one language. What the entry was translated from decides first: a target is checked against the
 * text it translates, so one that was right before its source changed is stale, not broken. A target that has lost
 * something is broken whoever confirmed it.
 */
export function unitState(unit: Unit, entry: CatalogueEntry | undefined, language: string): TranslationState {
  if (unit.language === language || !hasWords(unit)) return 'auto';
  if (!entry || entry.target.trim() === '') return 'missing';
  const base = entry.previous ?? entry.source;
  const translated = base === unit.text ? unit : { ...unit, text: base };
  if (checkTarget(translated, entry.target, language).length > 0) return 'broken';
  if (base !== unit.text) return 'stale';
  return entry.fuzzy ? 'needs-review' : 'fresh';
}

/** The same, and of a text that is otherwise current whether the figures that it speaks of still are. */
export function textState(unit: Unit, entry: CatalogueEntry | undefined, language: string): TranslationState {
  const state = unitState(unit, entry, language);
  const isCurrent = state === 'fresh' || state === 'needs-review' || state === 'auto';
  return isCurrent && hasWords(unit) && changedFigures(unit).length > 0 ? 'outdated' : state;
}

export interface ChangedFigure {
  readonly field: string;
  /** Absent where the text did not speak of it. */
  readonly was?: string | undefined;
  readonly now?: string | undefined;
}

/** Figures that are others now than when a person last wrote or accepted the text. */
export function changedFigures({ figures }: Pick<Unit, 'figures'>): ChangedFigure[] {
  if (!figures) return [];
  const { read, now } = figures;
  return [...new Set([...Object.keys(read), ...Object.keys(now)])].flatMap((field): ChangedFigure[] => {
    const [before, after] = [read[field], now[field]];
    if (before === after) return [];
    return [
      {
        field,
        ...(before === undefined ? {} : { was: before }),
        ...(after === undefined ? {} : { now: after }),
      },
    ];
  });
}

/** What to do about them. */
export function readAgain(id: string): string {
  return `Read it again, with its translations: change what is no longer true, or say that it is with "npm run decode -- translate accept ${id} --reason …".`;
}

/** What they were and are: as `figuresWords`. */
export function changedFiguresWords(unit: Pick<Unit, 'figures'>): string {
  return figuresWords(changedFigures(unit));
}

/** «data.population.last was 79903 and is 80010»; of a whole series only that it changed. */
export function figuresWords(figures: readonly ChangedFigure[]): string {
  return figures
    .map(({ field, was, now }) =>
      [was, now].some((figure) => stateOfSeries.test(figure ?? ''))
        ? `the series ${field.replace(/^data\./, '')}`
        : `${field} was ${was ?? 'not there'} and is ${now ?? 'not there'}`,
    )
    .join(', ');
}

/** «2014–2023 3f2a…»: a whole series, as `figuresOf` in compose says it. */
const stateOfSeries = /^\w+–\w+ [0-9a-f]{12}$/;

const worded = new WeakMap<Unit, boolean>();

/** Asked for each of eight languages, and the same in all. */
function hasWords(unit: Unit): boolean {
  let known = worded.get(unit);
  if (known === undefined) {
    known = needsTranslation(unit);
    worded.set(unit, known);
  }
  return known;
}
