import type { FormName, MeasureTable } from '@decode/model';
import { signOf } from '../part/needs.ts';

/** Which rows are put into which table. */
export interface RowsOrder {
  /** By what people know the table: caption, heading, words of its head, number. */
  readonly table: string;
  /** Columns in the order of those of the table. */
  readonly measures: MeasureTable;
  /** Indices of columns that are left empty, without the words that ask for them to be filled. */
  readonly silent: ReadonlySet<number>;
  /** Words in place of what only the municipality can fill. */
  readonly blank: string;
  /** Folder in templates/. */
  readonly place: string;
  /** BCP 47. */
  readonly language: string;
  readonly form: FormName;
  /** Tells several tables of one place and form in one document apart. */
  readonly name: string;
  /** As the cover says it. */
  readonly edition: string;
  /** Words of the row that ours follow, the first time; the end of the table where there are none. */
  readonly behind: string | undefined;
  /** Whether words open a row of sums. */
  readonly totals: (words: string) => boolean;
  /** Marks the difference to the last edition as changes by this author, made at this time (ISO 8601, UTC). */
  readonly track?: { readonly author: string; readonly date: string };
  /** What an earlier folding left beside the document, for where the document has lost it; XML. */
  readonly beside?: string;
  /** Gives up what people changed in our rows since. */
  readonly overwrite: boolean;
}

/** What stands for the rows of a place in a form, under a name. */
export function keyOf({
  place,
  language,
  form,
  name,
}: Pick<RowsOrder, 'place' | 'language' | 'form' | 'name'>): string {
  return signOf(place, language, `rows ${form} ${name}`).key;
}
