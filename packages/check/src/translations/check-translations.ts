import { bundlesOf, type Message, type Project, sortMessages, type Unit } from '@decode/model';
import { parseInline, plainText, unparsedWords } from '@decode/source';
import type { Rules } from '../load-rules.ts';
import type { LanguageKnowledge, StoppingRule, TranslatedText, TranslationRule } from './translation-rule.ts';

export interface TranslationSelection {
  readonly folders?: (folder: string) => boolean;
  readonly languages?: (language: string) => boolean;
  /** With the rules that only give hints. */
  readonly hints?: boolean;
}

/** Everything that the rules find in the translations, each judged by the text that it was made from. */
export function checkTranslations(
  project: Project,
  { translations }: Rules,
  selection: TranslationSelection = {},
): Message[] {
  const { folders = () => true, languages = () => true, hints = false } = selection;
  const known = knowledgeOf(project);
  const rules = translations.filter(({ severity }) => hints || severity !== 'info');
  const out: Message[] = [];
  for (const bundle of bundlesOf(project)) {
    if (!folders(bundle.folder)) continue;
    const units = new Map(bundle.units.map((unit) => [unit.id, unit]));
    for (const { file, language, entries } of bundle.catalogues.values()) {
      if (!languages(language)) continue;
      for (const entry of entries.values()) {
        const unit = units.get(entry.id);
        if (!unit || unit.language === language || entry.target.trim() === '') continue;
        const text = translatedText(
          unit.kind,
          entry.previous ?? entry.source,
          entry.target,
          unit.language,
          language,
        );
        const start = { line: 1, column: 1 };
        const origin = entry.origin ?? { file, start, end: start };
        for (const { id, severity, reason, check } of rules)
          for (const finding of check(text, known))
            out.push({ rule: id, severity, why: reason, ...finding, origin });
      }
    }
  }
  return sortMessages(out);
}

/**
 * Gives what the rules find, without hints, in a translation that is in no catalogue yet, made from `source`, which may
 * be an older text than the unit has now.
 */
export function translationFindings(
  project: Project,
  { translations }: Rules,
): (unit: Unit, source: string, target: string, language: string) => Message[] {
  const known = knowledgeOf(project);
  const rules = translations.filter(({ severity }) => severity !== 'info');
  return (unit, source, target, language) => {
    const text = translatedText(unit.kind, source, target, unit.language, language);
    return rules.flatMap(({ id, severity, reason, check }) =>
      [...check(text, known)].map((finding) => ({ rule: id, severity, why: reason, ...finding })),
    );
  };
}

/** What it takes to tell errors: no more, so that nobody has to read a whole project for them. */
export type Languages = Pick<Project, 'languages' | 'wording'>;

/**
 * What stops a document in a translation, in words; none where it may be taken and printed. The one answer for import,
 * accept, status and export. Asked are the rules whose severity is `error`: others give none.
 */
export function translationErrors(
  { languages, wording }: Languages,
  { translations }: Rules,
): (unit: Unit, source: string, target: string, language: string) => string[] {
  const known: Pick<LanguageKnowledge, 'rules' | 'wording'> = { rules: languages, wording };
  const rules = translations.filter(isStopping);
  return (unit, source, target, language) => {
    const text = translatedText(unit.kind, source, target, unit.language, language);
    // Asked of every text of thousands of folders: nothing is allocated where nothing is found.
    let errors: string[] = none;
    for (const { check } of rules)
      for (const { found, todo, severity = 'error' } of check(text, known))
        if (severity === 'error') errors = [...errors, `${found} ${todo}`];
    return errors;
  };
}

const none: string[] = [];

function isStopping(rule: TranslationRule): rule is StoppingRule {
  return rule.severity === 'error';
}

function knowledgeOf(project: Project): LanguageKnowledge {
  return {
    rules: project.languages,
    wording: project.wording,
    terms: project.terms.value,
    vocabulary: vocabularyOf(project),
  };
}

/** The words of the project's own texts, by language; asked for only where a translation holds one of the source's words. */
export function vocabularyOf(project: Project): LanguageKnowledge['vocabulary'] {
  const known = new Map<string, ReadonlySet<string>>();
  return (language) => {
    let words = known.get(language);
    if (!words) {
      const texts = bundlesOf(project).flatMap(({ units }) =>
        units.filter((unit) => unit.language === language).map(({ text }) => text),
      );
      words = new Set(
        texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}_/.@-])\p{Ll}{3,}(?![\p{L}\p{N}_/@-])/gu) ?? []),
      );
      known.set(language, words);
    }
    return words;
  };
}

export function translatedText(
  kind: string,
  source: string,
  target: string,
  sourceLanguage: string,
  language: string,
): TranslatedText {
  return new PairOfTexts(kind, source, target, sourceLanguage, language);
}

/** Most texts are judged without being parsed. */
class PairOfTexts implements TranslatedText {
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly sourceLanguage: string;
  readonly language: string;

  constructor(kind: string, source: string, target: string, sourceLanguage: string, language: string) {
    this.kind = kind;
    this.source = source;
    this.target = target;
    this.sourceLanguage = sourceLanguage;
    this.language = language;
  }

  get sourceWords(): string {
    return words(this.kind, this.source);
  }

  get targetWords(): string {
    return words(this.kind, this.target);
  }
}

const parsed = new Map<string, string>();

function words(kind: string, text: string): string {
  if (kind === 'message') return text;
  const known = unparsedWords(text) ?? parsed.get(text);
  if (known !== undefined) return known;
  const made = plainText(parseInline(text).children);
  // One text is asked for by several rules in turn, for eight languages: a few are enough.
  if (parsed.size > 200) parsed.clear();
  parsed.set(text, made);
  return made;
}
