import type { Document, Message, Project, Severity } from '@decode/model';

/** A change to one file of the smallest right project (tests/projects/smallest), in the order given. */
export type Edit =
  | { readonly file: string; readonly replace: string; readonly with: string }
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly like: string };

interface RuleBase {
  /** The name in messages, the same for ever. */
  readonly id: string;
  readonly severity: Severity;
  /** Why it matters, for a planning officer. */
  readonly reason: string;
}

/** What a rule found: the rest of the message comes from the rule itself. */
export type Finding = Pick<Message, 'found' | 'todo'> & Partial<Pick<Message, 'origin' | 'related'>>;

/** A rule over everything that was read. */
export interface ProjectRule extends RuleBase {
  readonly checkProject: (project: Project) => Iterable<Finding>;
  /** Run by the tests: `bad` brings this rule's message, `good` does not. */
  readonly examples: { readonly bad: readonly Edit[]; readonly good: readonly Edit[] };
}

/** A rule over one finished document. */
export interface DocumentRule extends RuleBase {
  readonly checkDocument: (document: Document, project: Project) => Iterable<Finding>;
  /** Blocks that stand alone in a document; run by the tests. */
  readonly examples: { readonly bad: Document['body']; readonly good: Document['body'] };
}

export type Rule = ProjectRule | DocumentRule;
