import type { Document, Inline, List, Paragraph } from './document.ts';
import type { Form, FormColumn, FormName, MeasureField } from './form.ts';

/**
 * A place's measures in one form and one language: what the action table of documents, the formats for a
 * municipality's own table and folding into such a table all take. Every text is settled; nothing is left to look up.
 */
export interface MeasureTable {
  readonly form: FormName;
  readonly layout: Form['layout'];
  readonly title: string;
  readonly columns: readonly MeasureColumn[];
  /** By policy area. */
  readonly groups: readonly MeasureGroup[];
}

export interface MeasureColumn {
  readonly id: string;
  readonly field: MeasureField;
  readonly heading: string;
  readonly fill: FormColumn['fill'];
  readonly basis: FormColumn['basis'];
  /** Whether such a column was found in a source that could be read. */
  readonly verified: boolean;
  readonly value: FormColumn['value'];
  /** Share of the width; the shares of a table add up to 100. */
  readonly width: number;
}

export interface MeasureGroup {
  readonly title: readonly Inline[];
  readonly rows: readonly MeasureRow[];
}

export interface MeasureRow {
  readonly id: string;
  /** Of the recommendation. */
  readonly code: string;
  readonly proposal: string;
  /** The plan's own code, when the body has given one. */
  readonly planCode?: string;
  /** Where each indicator has a row: rows of the same measure from this one on; 0 where an earlier one counts. */
  readonly span: number;
  /** One for each column. */
  readonly cells: readonly MeasureCell[];
}

export interface MeasureCell {
  /** Empty: a blank that only those who decide can fill. */
  readonly content: readonly (Paragraph | List)[];
  /** The cell says the same as the measure's first row: a table shows it once. */
  readonly repeats: boolean;
}

/** The table with all that formats say around it. */
export interface Measures {
  readonly table: MeasureTable;
  /** The same as a document, laid out as the form asks for. */
  readonly document: Document;
  /** Sentences that a reader needs before the table. */
  readonly notes: readonly string[];
  /** What is said of it elsewhere in a workbook. */
  readonly about: readonly { readonly label: string; readonly text: string; readonly day?: string }[];
  /** Words for the state of a measure, to choose from. */
  readonly states: readonly string[];
  readonly words: {
    readonly about: string;
    readonly column: string;
    readonly basis: string;
    readonly filled: string;
    readonly unverified: string;
    readonly bases: Readonly<Record<FormColumn['basis'], string>>;
    readonly fills: Readonly<Record<FormColumn['fill'], string>>;
  };
}
