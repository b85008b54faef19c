import type { LanguageRules, Severity, Term, Wording } from '@decode/model';
import type { Examples, Finding } from '../rule.ts';

/** A translation with the text that it translates, which may be an older one than the source has now. */
export interface TranslatedText {
  /** As in `Unit`: `message` is an ICU message, everything else inline Markdown. */
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  /** The words of both without marks, fields, citations, notes and code; of a message, all of it. */
  readonly sourceWords: string;
  readonly targetWords: string;
  readonly sourceLanguage: string;
  readonly language: string;
}

/** What a rule knows of the languages. */
export interface LanguageKnowledge {
  readonly rules: ReadonlyMap<string, LanguageRules>;
  readonly wording: ReadonlyMap<string, Wording>;
  readonly terms: readonly Term[];
  /** Words that the project's texts in a source language have with a small letter: no names. */
  readonly vocabulary: (language: string) => ReadonlySet<string>;
}

/** Pairs of texts as translators would see them; the tests run them with the project's own languages and terms. */
export interface TranslationExample {
  readonly language: string;
  readonly source: string;
  readonly target: string;
  readonly kind?: string;
}

interface RuleOf<S extends Severity, Known> {
  /** The name in messages, the same for ever. */
  readonly id: string;
  /** Of its worst findings; one may have a lesser severity of its own. */
  readonly severity: S;
  /** Why it matters, for a translator. */
  readonly reason: string;
  readonly check: (
    text: TranslatedText,
    known: Known,
  ) => Iterable<Pick<Finding, 'found' | 'todo' | 'severity'>>;
  readonly examples: Examples<TranslationExample>;
}

/** A rule that stops a document. It is asked of every text for its state as well, so it knows the languages alone. */
export type StoppingRule = RuleOf<'error', Pick<LanguageKnowledge, 'rules' | 'wording'>>;

/** A rule over one translation. What is only a hint has the severity `info` and is shown by `translate check` alone. */
export type TranslationRule = StoppingRule | RuleOf<'warning' | 'info', LanguageKnowledge>;
