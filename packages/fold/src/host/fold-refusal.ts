import { Refusal } from '@decode/model';

/** Why nothing is folded. One code per reason, the same for ever: tests and messages hang on them. */
export type FoldRefusalCode =
  | 'open-document'
  | 'word-97'
  | 'password'
  | 'rich-text'
  | 'pdf'
  | 'template'
  | 'other-office'
  | 'strict'
  | 'protected'
  | 'macros'
  | 'unusual-names'
  | 'unsafe'
  | 'no-anchor'
  | 'unknown-anchor'
  | 'ambiguous-anchor'
  | 'anchor-out-of-reach'
  | 'section-break'
  | 'nothing-folded'
  | 'damaged-fold'
  | 'changed-by-people'
  | 'unresolved-changes'
  | 'nothing-chosen'
  | 'no-table'
  | 'merged-cells'
  | 'nested-table'
  | 'no-column';

/** A document, or a place in it, that is not folded into: `message` says what is wrong, `todo` what to do about it. */
export class FoldRefusal extends Refusal {
  readonly code: FoldRefusalCode;

  constructor(code: FoldRefusalCode, found: string, todo: string) {
    super(found, todo);
    this.code = code;
  }
}
