import {
  type Bundle,
  type CatalogueEntry,
  type Edition,
  type Message,
  nearest,
  sourceLanguage,
  type TranslationState,
  type Unit,
} from '@decode/model';
import { fileStart, type ShownText, shorten, shownText, unitState } from '@decode/source';
import { FormatError, type Formatters, IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './create-language.ts';
import { lintMessage } from './lint-message.ts';
import { entryOf } from './lookup.ts';
import { stateLabel } from './state-labels.ts';
import { typesetText } from './typeset-text.ts';

/** Numbers are printed as they are (pages, years, codes) unless the message says `{n, number}` or counts with `plural`. */
export type StringValues = Readonly<Record<string, string | number | (() => string)>>;

/** With `text` it can be printed, and marks itself where it is no current translation; without, there is nothing to print. */
export type Said =
  | { readonly text: string; readonly state: TranslationState; readonly message?: Message }
  | { readonly message: Message };

export interface Strings {
  /** A value that is a function is asked only if the message uses it: forms of names that a language does not need may be missing. */
  say(key: string, values?: StringValues): Said;
}

interface Ready {
  readonly format: IntlMessageFormat;
  readonly state: TranslationState;
  readonly shown: ShownText;
  readonly message?: Message;
}

/**
 * The words of templates/base/strings in one language: ICU MessageFormat 1 by key (https://unicode-org.github.io/icu/userguide/format_parse/messages/),
 * with the language's own numbers and typography. What is not current is printed as `shownText` says and marked, never silently.
 * `always`: values that every message may use: kind, trend and names of the place.
 */
export function createStrings(
  bundle: Bundle,
  tag: string,
  language: Language,
  always: StringValues = {},
  edition: Pick<Edition, 'state' | 'withoutTranslation'> = { state: 'draft', withoutTranslation: 'refuse' },
): Strings {
  const units = new Map(bundle.units.map((unit) => [unit.id, unit]));
  const ready = new Map<string, Ready | Message>();

  const prepare = (unit: Unit): Ready | Message => {
    if (tag === sourceLanguage) return compile(unit.text, language, tag, unit, settled);
    const entry = entryOf(bundle, unit.id, language.rules);
    const state = unitState(unit, entry, tag);
    if (state === 'auto') return compile(unit.text, language, tag, unit, settled);
    const shown = shownText(state, edition);
    const message = doubtOf(bundle, unit, entry, state, shown, language);
    const doubt = { state, shown, ...(message && { message }) };
    if (!entry || shown === 'source' || shown === 'refused')
      return compile(unit.text, language, sourceLanguage, unit, doubt);
    return compile(entry.target, language, tag, { ...unit, origin: entry.origin ?? unit.origin }, doubt);
  };

  const say = (key: string, values: StringValues = {}): Said => {
    let prepared = ready.get(key);
    if (!prepared) {
      const unit = units.get(key);
      prepared = unit ? prepare(unit) : unknownString(key, bundle, units.keys());
      ready.set(key, prepared);
    }
    if ('rule' in prepared) return { message: prepared };
    const { format, state, shown, message } = prepared;
    try {
      const text = typesetText(String(format.format(lazily({ ...always, ...values }))), language.rules);
      const marked =
        shown === 'translation' || state === 'fresh' || state === 'auto'
          ? text
          : withMark(text, stateWords(stateLabel(state, shown)));
      return message ? { text: marked, state, message } : { text: marked, state };
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause;
      return { message: unusable(key, bundle, cause, units.get(key)?.origin) };
    }
  };

  /** The words for a state, in the language where they are current there. */
  const stateWords = (key: string): string => {
    const unit = units.get(key);
    const entry = entryOf(bundle, key, language.rules);
    return (unit && entry && unitState(unit, entry, tag) === 'fresh' ? entry.target : unit?.text) ?? key;
  };

  return { say };
}

/** «Sources [not yet translated]»; words for a state that are English themselves say so only once. */
function withMark(text: string, words: string): string {
  return text === words ? text : `${text} [${words}]`;
}

const settled = { state: 'fresh', shown: 'translation' } as const;

/** What is told of a string that is not current; nothing of one that is printed and only wants a second reader. */
function doubtOf(
  { folder }: Bundle,
  { id, text, origin }: Unit,
  entry: CatalogueEntry | undefined,
  state: TranslationState,
  shown: ShownText,
  { tag, rules: { englishName } }: Language,
): Message | undefined {
  if (shown === 'translation' || (shown === 'marked' && state === 'needs-review')) return undefined;
  const where = { origin: entry?.origin ?? origin };
  const file = `${folder}/i18n/${tag}.po`;
  const severity = shown === 'refused' ? 'error' : 'warning';
  if (state === 'stale')
    return {
      rule: 'stale-string',
      severity,
      found: `"${id}" of ${folder} has changed in English since it was translated into ${englishName}.`,
      todo: `Update it in ${file}; the English is now «${shorten(text, 60)}».`,
      ...where,
    };
  const what = state === 'needs-review' ? 'has a translation that nobody has confirmed' : 'is not translated';
  const then =
    shown === 'refused' ? 'a release is not made without it' : `the document shows «${shorten(text, 60)}»`;
  return {
    rule: 'missing-string',
    severity,
    found: `"${id}" of ${folder} ${what} into ${englishName}; ${then}.`,
    todo: `Translate it in ${file}.`,
    ...where,
  };
}

function compile(
  text: string,
  language: Language,
  tag: string,
  { id, origin }: Pick<Unit, 'id' | 'origin'>,
  doubt: Omit<Ready, 'format'>,
): Ready | Message {
  const hidden = lintMessage(text, origin).find(({ severity }) => severity === 'error');
  if (hidden) return { ...hidden, found: `"${id}": ${hidden.found}` };
  const intl = tag === language.tag ? language.rules.intl : tag;
  try {
    const format = new IntlMessageFormat(text, intl, undefined, {
      ignoreTag: true,
      formatters: formatters(language, intl),
    });
    return { format, ...doubt };
  } catch (cause) {
    return {
      rule: 'broken-message',
      severity: 'error',
      found: `The text of "${id}" cannot be read: ${(cause as Error).message}.`,
      todo: 'Check that every { has its } and that each plural has "other {…}".',
      origin,
    };
  }
}

/** Digits as the language writes them: Intl's own would put the marks of another style into the sentence. */
function formatters(language: Language, intl: string): Formatters {
  return {
    getNumberFormat: (_, options) =>
      ({
        format: (value: number) =>
          options?.style === 'percent' ? language.percent(value) : language.number(value),
      }) as Intl.NumberFormat,
    getPluralRules: (_, options) => new Intl.PluralRules(intl, options),
    getDateTimeFormat: () => {
      throw new Error('dates are given to a message as text');
    },
  };
}

/** Values that are asked only when the message comes to them. */
function lazily(values: StringValues): Record<string, string | number> {
  const asked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'function') Object.defineProperty(asked, name, { get: value, enumerable: true });
    else asked[name] = value;
  }
  return asked;
}

function unknownString(key: string, bundle: Bundle, known: Iterable<string>): Message {
  const meant = nearest(key, known);
  return {
    rule: 'unknown-string',
    severity: 'error',
    found: `There is no string "${key}" in ${bundle.folder}.`,
    todo: `Add it to ${bundle.folder}/en.yaml${meant ? ` (did you mean "${meant}"?)` : ''}.`,
    origin: fileStart(`${bundle.folder}/en.yaml`),
  };
}

function unusable(
  key: string,
  bundle: Bundle,
  cause: FormatError,
  origin: Unit['origin'] | undefined,
): Message {
  return {
    rule: 'missing-value',
    severity: 'error',
    found: `The string "${key}" of ${bundle.folder} asks for a value that it does not get: ${cause.message}.`,
    todo: 'Use only the values that the English string names.',
    ...(origin ? { origin } : {}),
  };
}
