/** Where the likeliest region of a language is not the one that is meant in Europe. */
const regions: Readonly<Record<string, string>> = { en: 'GB', es: 'ES', pt: 'PT' };

/** The tag with region by which Word knows its dictionaries: lv → lv-LV, de-CH stays (CLDR, likely subtags). */
export function wordLanguage(tag: string): string {
  const locale = new Intl.Locale(tag);
  const region = locale.region ?? regions[locale.language] ?? locale.maximize().region;
  return region === undefined ? locale.language : `${locale.language}-${region}`;
}
