/** Where the likeliest region of a language is not the one that is meant in Europe. */
const regions: Readonly<Record<string, string>> = { en: 'GB', es: 'ES', pt: 'PT' };

/** The tag with region by which Word knows its dictionaries: lv → lv-LV, de-CH stays (CLDR, likely subtags). */
export function wordLanguage(tag: string): string {
  const known = wordTags.get(tag);
  if (known !== undefined) return known;
  const found = wordTagOf(tag);
  wordTags.set(tag, found);
  return found;
}

/** Asked for with every run. */
const wordTags = new Map<string, string>();

function wordTagOf(tag: string): string {
  const locale = new Intl.Locale(tag);
  const region = locale.region ?? regions[locale.language] ?? locale.maximize().region;
  return region === undefined ? locale.language : `${locale.language}-${region}`;
}

/** Languages of a document besides its own, BCP 47. */
export interface Languages {
  /** Of foreign words. */
  readonly foreign: readonly string[];
  /** Of words and of whole blocks. */
  readonly languages: readonly string[];
}

/** Scripts that run from right to left, and those of East Asia (ISO 15924): Word keeps languages of their own for both. */
const rightToLeft = /^(Adlm|Arab|Hebr|Mand|Mend|Nkoo|Rohg|Samr|Syrc|Thaa)$/;
const eastAsian = /^(Bopo|Hang|Hani|Hans|Hant|Hira|Jpan|Kana|Kore)$/;

/** Which of a run's three languages says what language its text is in (ECMA-376 part 1, 17.3.2.20). */
export function languageSlot(tag: string): LanguageSlot {
  const known = slots.get(tag);
  if (known !== undefined) return known;
  const found = slotOf(tag);
  slots.set(tag, found);
  return found;
}

/** Asked for with every run that says its language. */
const slots = new Map<string, LanguageSlot>();
type LanguageSlot = 'val' | 'eastAsia' | 'bidi';

function slotOf(tag: string): LanguageSlot {
  const script = new Intl.Locale(tag).maximize().script ?? '';
  return rightToLeft.test(script) ? 'bidi' : eastAsian.test(script) ? 'eastAsia' : 'val';
}

/**
 * Attributes of a default: the document's language, and for scripts of other slots the first of the languages that the
 * document uses. @param languages BCP 47
 */
export function languageDefaults(lang: string, languages: readonly string[]): string {
  const first = (slot: 'eastAsia' | 'bidi') => {
    const found = [lang, ...languages].find((tag) => languageSlot(tag) === slot);
    return found === undefined ? '' : ` w:${slot}="${wordLanguage(found)}"`;
  };
  return `w:val="${wordLanguage(lang)}"${first('eastAsia')}${first('bidi')}`;
}

/** The language of a run or of a style, as Word knows it: lv-LV. */
export function languageXml(tag: string): string {
  const slot = languageSlot(tag);
  return `<w:lang w:val="${tag}"${slot === 'val' ? '' : ` w:${slot}="${tag}"`}/>`;
}

/** Language and direction of a run: the last of its properties, in this order (17.3.2). */
export function spokenXml(tag: string): string {
  return (languageSlot(tag) === 'bidi' ? '<w:rtl/>' : '') + languageXml(tag);
}
