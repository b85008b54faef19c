import type { Document, Message, Project, Severity } from '@decode/model';

/** A change to one file of the smallest right project (tests/projects/smallest), in the order given. */
export type Edit =
  | { readonly file: string; readonly replace: string; readonly with: string }
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly like: string };

/** Run by the tests: each of `bad` brings this rule's message, none of `good` does, however near it comes. */
export interface Examples<T> {
  readonly bad: readonly T[];
  readonly good: readonly T[];
}

interface RuleBase {
  /** The name in messages, the same for ever. */
  readonly id: string;
  readonly severity: Severity;
  /** Why it matters, for a planning officer. */
  readonly reason: string;
}

/** What a rule found: the rest of the message comes from the rule itself. */
export type Finding = Pick<Message, 'found' | 'todo'> &
  // A severity of its own, where one finding of a rule is worse than others.
  Partial<Pick<Message, 'origin' | 'related' | 'severity'>>;

/** A rule over everything that was read. */
export interface ProjectRule extends RuleBase {
  readonly checkProject: (project: Project) => Iterable<Finding>;
  readonly examples: Examples<readonly Edit[]>;
}

/** A rule over one finished document. */
export interface DocumentRule extends RuleBase {
  readonly checkDocument: (document: Document, project: Project) => Iterable<Finding>;
  /** Each the blocks of one document. */
  readonly examples: Examples<Document['body']>;
}

export type Rule = ProjectRule | DocumentRule;
