import type { Form, FormName } from './form.ts';
import type { Place } from './place.ts';
import type { Project, Written } from './project.ts';

/** The forms of a place: its country's, with those that the country has for places of its kind (forms/<country>-<kind>). */
export function formsOf(
  { forms }: Pick<Project, 'forms'>,
  { country, kind }: Pick<Place, 'country' | 'kind'>,
): ReadonlyMap<FormName, Written<Form>> {
  return forms.get(`${country}-${kind}`) ?? forms.get(country) ?? new Map();
}

/** Whether a folder of templates/base/forms is that of a country, not of one kind of places in it. */
export function isCountry(folder: string): boolean {
  return !folder.includes('-');
}
