import { type Field, fieldName } from './host/fields.ts';
import type { Risk } from './host/risks.ts';
import { visibleText } from './host/visible-text.ts';
import type { StyleUse } from './inspect.ts';
import type { CaptionRange } from './part/caption-numbers.ts';
import type { Counts } from './part/writer.ts';
import type { PeoplesChange } from './splice/changes.ts';
import type { TrackCounts } from './track/track-changes.ts';

/** What folding did, for the person who asked for it. */
export interface FoldReport {
  readonly place: string;
  readonly language: string;
  /** Codes of the recommendations that it is of; none means all. */
  readonly proposals: readonly string[];
  readonly edition: string;
  /** Whether an earlier chapter was taken out, with its edition where that is known. */
  readonly replaced: boolean;
  readonly replacedEdition?: string;
  /** Paragraphs and rows that are marked as changes; absent where none were asked for. */
  readonly tracked?: TrackCounts;
  /** Level of our highest heading in the host. */
  readonly level: number;
  readonly inserted: Counts & { readonly pictures: number };
  readonly styles: readonly StyleUse[];
  /** Names of styles that the host did not have. */
  readonly addedStyles: readonly string[];
  readonly captions: readonly CaptionRange[];
  /** What shows old numbers until somebody presses F9 on it. */
  readonly refresh: readonly Refresh[];
  /** Changes by people in the last edition that stand in this one. */
  readonly kept: readonly PeoplesChange[];
  /** Those where the edition has other words, too: people's stand, the edition's are here. */
  readonly conflicts: readonly PeoplesChange[];
  /** Changes by people that were given up because it was asked for. */
  readonly overwritten: readonly PeoplesChange[];
  readonly risks: readonly Risk[];
  /** Parts of the file. */
  readonly changedParts: readonly string[];
  readonly addedParts: readonly string[];
  readonly untouchedParts: number;
}

export interface Refresh {
  readonly kind: 'contents' | 'caption' | 'reference';
  /** Where: words of the paragraph. */
  readonly text: string;
}

const contents = new Set(['TOC', 'INDEX', 'TOA']);
const references = new Set(['REF', 'PAGEREF', 'NOTEREF', 'STYLEREF']);

/** Fields of the host that show what was true before: contents, captions behind the offset, references to what moved. */
export function toRefresh(fields: readonly Field[], offset: number, series: readonly string[]): Refresh[] {
  const found: Refresh[] = [];
  let moved = 0;
  for (const field of [...fields].sort((a, b) => a.start - b.start)) {
    const name = fieldName(field);
    const text = field.paragraph ? visibleText(field.paragraph).slice(0, 80) : '';
    if (contents.has(name)) found.push({ kind: 'contents', text: text === '' ? field.instruction : text });
    else if (
      name === 'SEQ' &&
      field.start >= offset &&
      series.includes(field.instruction.split(/\s+/)[1] ?? '')
    )
      found.push({ kind: 'caption', text });
    else if (references.has(name) && /\d/.test(field.result) && !isInContents(field)) moved++;
  }
  if (moved > 0) found.push({ kind: 'reference', text: `${moved} cross-references with numbers` });
  return found;
}

/** Page numbers in the entries of contents come with them. */
function isInContents({ paragraph }: Field): boolean {
  return (
    paragraph !== undefined &&
    /<w:pStyle\b[^>]*w:val="(?:TOC|TableofFigures|Contents)/i.test(
      paragraph.source.slice(paragraph.start, paragraph.openEnd + 200),
    )
  );
}
