import type { Bundle, Message, TranslationState, Unit } from '@decode/model';
import { nearest } from '@decode/model';
import { unitState } from '@decode/source';
import { FormatError, type Formatters, IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './create-language.ts';
import { lintMessage } from './lint-message.ts';
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

const sourceTag = 'en';

interface Ready {
  readonly format: IntlMessageFormat;
  readonly state: TranslationState;
  readonly message?: Message;
}

/**
 * The words of templates/base/strings in one language: ICU MessageFormat 1 by key (https://unicode-org.github.io/icu/userguide/format_parse/messages/),
 * with the language's own numbers and typography. What is not translated is printed in English and marked, never silently.
 * `always`: values that every message may use: kind, trend and names of the place.
 */
export function createStrings(
  bundle: Bundle,
  tag: string,
  language: Language,
  always: StringValues = {},
): Strings {
  const units = new Map(bundle.units.map((unit) => [unit.id, unit]));
  const entries = bundle.catalogues.get(tag)?.entries;
  const ready = new Map<string, Ready | Message>();

  const prepare = (unit: Unit): Ready | Message => {
    if (tag === sourceTag) return compile(unit.text, language, sourceTag, unit, 'fresh');
    const entry = entries?.get(unit.id);
    const state = unitState(unit, entry, tag);
    if (state === 'auto') return compile(unit.text, language, tag, unit, 'fresh');
    if (!entry || state === 'missing' || state === 'broken') {
      return compile(unit.text, language, sourceTag, unit, 'missing', {
        rule: 'missing-string',
        severity: 'warning',
        found: `"${unit.id}" of ${bundle.folder} is not translated into ${language.rules.englishName}; the document shows «${shortened(unit.text)}».`,
        todo: `Translate it in ${bundle.folder}/i18n/${tag}.po.`,
        origin: entry?.origin ?? unit.origin,
      });
    }
    const doubt: Message | undefined =
      state === 'stale'
        ? {
            rule: 'stale-string',
            severity: 'warning',
            found: `"${unit.id}" of ${bundle.folder} has changed in English since it was translated into ${language.rules.englishName}.`,
            todo: `Update it in ${bundle.folder}/i18n/${tag}.po; the English is now «${shortened(unit.text)}».`,
            origin: entry.origin ?? unit.origin,
          }
        : undefined;
    return compile(
      entry.target,
      language,
      tag,
      { ...unit, origin: entry.origin ?? unit.origin },
      state,
      doubt,
    );
  };

  const say = (key: string, values: StringValues = {}): Said => {
    let prepared = ready.get(key);
    if (!prepared) {
      const unit = units.get(key);
      prepared = unit ? prepare(unit) : unknownString(key, bundle, units.keys());
      ready.set(key, prepared);
    }
    if ('rule' in prepared) return { message: prepared };
    const { format, state, message } = prepared;
    try {
      const text = typesetText(String(format.format(lazily({ ...always, ...values }))), language.rules);
      const marked =
        state === 'missing' ? `[${sourceTag}: ${text}]` : state === 'stale' ? `${text} ${staleMark()}` : text;
      return message ? { text: marked, state, message } : { text: marked, state };
    } catch (cause) {
      if (!(cause instanceof FormatError)) throw cause;
      return { message: unusable(key, bundle, cause, units.get(key)?.origin) };
    }
  };

  /** «[translation out of date]», in the language where that much is translated. */
  const staleMark = (): string => {
    const unit = units.get('state.stale');
    const entry = entries?.get('state.stale');
    return unit && entry && unitState(unit, entry, tag) === 'fresh' ? `[${entry.target}]` : '[≠ en]';
  };

  return { say };
}

function compile(
  text: string,
  language: Language,
  tag: string,
  { id, origin }: Pick<Unit, 'id' | 'origin'>,
  state: TranslationState,
  message?: Message,
): Ready | Message {
  const hidden = lintMessage(text, origin).find(({ severity }) => severity === 'error');
  if (hidden) return { ...hidden, found: `"${id}": ${hidden.found}` };
  const intl = tag === language.tag ? language.rules.intl : tag;
  try {
    const format = new IntlMessageFormat(text, intl, undefined, {
      ignoreTag: true,
      formatters: formatters(language, intl),
    });
    return message ? { format, state, message } : { format, state };
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

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

function unknownString(key: string, bundle: Bundle, known: Iterable<string>): Message {
  const meant = nearest(key, known);
  return {
    rule: 'unknown-string',
    severity: 'error',
    found: `There is no string "${key}" in ${bundle.folder}.`,
    todo: `Add it to ${bundle.folder}/en.yaml${meant ? `; did you mean "${meant}"?` : ''}.`,
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
