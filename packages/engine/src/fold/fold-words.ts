import type { FoldReport } from '@decode/fold';
import { count } from '../verbs/columns.ts';

/** What folding did, in words for a planning officer; without the name of the file. */
export function foldWords(report: FoldReport): string {
  const { inserted, replaced, replacedEdition, refresh, risks, captions, addedStyles } = report;
  const { kept, conflicts, overwritten } = report;
  const things = [
    count(inserted.headings, 'heading'),
    count(inserted.paragraphs, 'paragraph'),
    count(inserted.tables, 'table'),
    ...(inserted.figures > 0 ? [count(inserted.figures, 'figure')] : []),
    ...(inserted.notes > 0 ? [count(inserted.notes, 'note')] : []),
  ];
  const lines = [
    `${replaced ? `Replaced the chapter${replacedEdition === undefined ? '' : ` (${replacedEdition})`}` : 'Inserted the chapter'}: ${report.edition}, ${report.place}, ${report.language}.`,
    ...(report.proposals.length > 0 ? [`It is of ${report.proposals.join(', ')} alone.`] : []),
    `${things.join(', ')}; its headings begin at level ${report.level}.`,
    ...captions.map(
      ({ kind, series, from, to, prefix }) =>
        `Our ${kind}s are ${series} ${from === to ? `${prefix}${from}` : `${prefix}${from} to ${prefix}${to}`}.`,
    ),
    ...(addedStyles.length > 0 ? [`Styles that the document did not have: ${addedStyles.join(', ')}.`] : []),
    `Of the file, ${count(report.changedParts.length, 'part')} got insertions, ${report.untouchedParts} stayed as they were, byte for byte.`,
  ];
  if (report.tracked) {
    const { inserted: added, deleted, changed } = report.tracked;
    lines.push(
      `Tracked changes: ${changed} reworded, ${added} inserted, ${deleted} deleted paragraphs and rows. Accept or reject them in Word (Review).`,
    );
  }
  if (refresh.length > 0) {
    lines.push('', 'Old numbers stand in these until somebody presses Ctrl+A and F9 in Word:');
    lines.push(...refresh.map(({ kind, text }) => `  ${refreshed[kind]}${text}`));
  }
  if (kept.length > 0) {
    lines.push('', 'Kept, as people have changed it in the last edition:');
    for (const change of kept) {
      lines.push(changeWords(change));
      if (change.edition !== undefined)
        lines.push(`    with the words that are new in the edition: "${change.edition}"`);
    }
  }
  if (conflicts.length > 0) {
    lines.push(
      '',
      'Kept as people have it, though the new edition has other words; decide which should stand:',
    );
    for (const change of conflicts) {
      lines.push(changeWords(change));
      lines.push(change.edition ? `    the edition: "${change.edition}"` : '    the edition has left it out');
    }
  }
  if (overwritten.length > 0) {
    lines.push('', 'Given up, as you asked with --overwrite:');
    lines.push(...overwritten.map(changeWords));
  }
  if (risks.length > 0) lines.push('', 'To know:', ...risks.map(({ found, todo }) => `  ${found} ${todo}`));
  return lines.join('\n');
}

export function changeWords({ kind, before, after }: FoldReport['kept'][number]): string {
  if (kind === 'removed') return `  deleted: "${before}"`;
  return kind === 'added' ? `  new: "${after}"` : `  changed: "${after}"`;
}

const refreshed = {
  contents: 'Contents: ',
  caption: 'Caption: ',
  reference: '',
} as const;
