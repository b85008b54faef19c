import { type Message, type NameCase, type NameForms, nameCases, type Origin } from '@decode/model';
import type { StringValues } from './create-strings.ts';
import { lookup } from './lookup.ts';

/** A name by language, as place.yaml holds it. */
export type Names = Readonly<Partial<Record<string, NameForms>>>;

/** What a sentence may ask of a name: a phrase for a role or case, or what its own words agree with. */
export type NameForm = NameCase | 'gender' | 'number';

/** The phrase for a role or case, ready to print. A missing form never falls back to the nominative: `missingForm` says where it belongs. */
export function nameForm(names: Names, tag: string, wanted: NameForm): string | undefined {
  return lookup((language) => names[language]?.[wanted], tag);
}

/** Where the forms of a name are written: `templates/vejle/place.yaml` and `partner.name`. */
export interface NameSource {
  readonly file: string;
  readonly path: string;
  readonly origin?: Origin;
}

export function missingForm(
  { file, path, origin }: NameSource,
  names: Names,
  tag: string,
  wanted: NameForm,
): Message {
  const known = nameCases.filter((name) => nameForm(names, tag, name) !== undefined);
  return {
    rule: 'missing-form',
    severity: 'error',
    found:
      known.length === 0
        ? `${path} has no name in "${tag}" (${file}).`
        : `${path} has no form "${wanted}" in "${tag}" (${file}); it has ${known.join(', ')}.`,
    todo: `Add ${path}.${tag}.${wanted} to ${file}: ${roles[wanted]}.`,
    ...(origin ? { origin } : {}),
  };
}

const roles: { readonly [name in NameForm]: string } = {
  nom: 'the name as it is',
  gen: 'the genitive',
  dat: 'the dative',
  acc: 'the accusative',
  ins: 'the instrumental',
  loc: 'the locative',
  voc: 'the vocative',
  in: 'the whole phrase that says where, as «in Kaunas»',
  of: 'the whole phrase that says whose, as «of Kaunas»',
  from: 'the whole phrase that says where from, as «from Kaunas»',
  to: 'the whole phrase that says where to, as «to Kaunas»',
  people: 'the people who live there, as the subject of a sentence: «the people of Kaunas», «kauniečiai»',
  gender: 'its gender, m, f, n or c, for words that agree with it',
  number: 'sg, or pl for a name that is a plural',
};

/**
 * The values that a string may use for a name: {place} the nominative, {placeIn}, {placeOf}, {placeGen} … the other forms.
 * {placeGender, select, f {…} other {…}} and {placeNumber, select, pl {…} other {…}} choose words that agree with it.
 * A form is looked up only if the string of the language uses it; `missing` is told which one it wanted.
 */
export function nameValues(
  prefix: string,
  names: Names,
  tag: string,
  missing: (wanted: NameForm) => string,
): StringValues {
  const value = (wanted: NameForm) => () => nameForm(names, tag, wanted) ?? missing(wanted);
  return Object.fromEntries([
    [prefix, value('nom')],
    ...([...nameCases, 'gender', 'number'] as const).map(
      (name) => [`${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`, value(name)] as const,
    ),
  ]);
}
