import type { FormName, MeasureField } from '@decode/model';
import type { Risk } from '../host/risks.ts';
import type { PeoplesChange } from '../splice/changes.ts';
import type { TrackCounts } from '../track/track-changes.ts';

/** What folding rows did, for the person who asked for it. */
export interface RowsReport {
  readonly place: string;
  readonly language: string;
  readonly edition: string;
  readonly form: FormName;
  /** Whether rows of an earlier edition stood there, with that edition where it is known. */
  readonly replaced: boolean;
  readonly replacedEdition?: string;
  /** Paragraphs and rows that are marked as changes; absent where none were asked for. */
  readonly tracked?: TrackCounts;
  /** Rows of ours that stand in the table now. */
  readonly rows: number;
  readonly columns: readonly {
    readonly heading: string;
    readonly field: MeasureField;
    /** proposal: from the recommendation; suggest: to be confirmed; municipality: left to it in words; nobody: left empty. */
    readonly filledBy: 'proposal' | 'suggest' | 'municipality' | 'nobody';
  }[];
  /** Numbers that go on from those of the table. */
  readonly numbers: readonly string[];
  /** Sums that show what was true before until somebody presses F9 on them. */
  readonly refresh: readonly { readonly kind: 'sum'; readonly text: string }[];
  /** Changes by people in the last edition that stand in this one. */
  readonly kept: readonly PeoplesChange[];
  /** Those where the edition has other words, too: people's stand, the edition's are here. */
  readonly conflicts: readonly PeoplesChange[];
  readonly risks: readonly Risk[];
  /** Parts of the file. */
  readonly changedParts: readonly string[];
  readonly addedParts: readonly string[];
  readonly untouchedParts: number;
}
