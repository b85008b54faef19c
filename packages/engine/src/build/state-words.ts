import type { TranslationState } from '@decode/model';

/** How the states of translations are told to people: of one text, of many, and over a column. */
export const stateWords: Readonly<
  Record<
    Exclude<TranslationState, 'auto'>,
    { readonly one: string; readonly many: string; readonly column: string }
  >
> = {
  missing: { one: 'Not translated', many: 'not translated', column: 'Not translated' },
  stale: { one: 'Translates an older text', many: 'translating an older text', column: 'Of an older text' },
  broken: {
    one: 'Broken: its figures, fields, notes or letters are not those of the text',
    many: 'broken',
    column: 'Broken',
  },
  'needs-review': {
    one: 'Needs review: not confirmed by a person',
    many: 'in need of review',
    column: 'Needs review',
  },
  outdated: {
    one: 'Written with other figures',
    many: 'written with other figures',
    column: 'Of older figures',
  },
  fresh: { one: 'Current', many: 'done', column: 'Current' },
};
