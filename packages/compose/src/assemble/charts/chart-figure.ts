import { createHash } from 'node:crypto';
import type { Figure, Inline, Paragraph } from '@decode/model';
import type { Drawing } from '../../draw/vega.ts';
import type { Settled } from '../../localise/settled.ts';
import type { Assembly } from '../assembly.ts';
import { chartValues } from '../data-annex.ts';
import { onPage } from '../on-page.ts';
import type { ChartPlan } from './chart-plan.ts';

/** A drawn chart, with all that it needs to be believed. Its words are asked for in reading order, for they cite. */
export interface Charted {
  /** Of the string `chart.kind.…`. */
  readonly kind: string;
  /** The finding. */
  readonly label: Settled;
  readonly plan: ChartPlan;
  readonly drawing: Drawing;
  /** What is measured and where, what is drawn how. */
  readonly note: () => readonly Inline[];
  readonly source: () => readonly Inline[];
  /** In the annex, below the values. */
  readonly about: () => readonly Paragraph[];
}

/** Picture, finding, notes and source; the values go to the annex, with a link to them and back. */
export function chartFigure(assembly: Assembly, charted: Charted): Figure {
  const { kind, label, plan, drawing, note, source, about } = charted;
  const { svg, ...size } = drawing;
  const bytes = new TextEncoder().encode(svg);
  const media = createHash('sha256').update(bytes).digest('hex');
  assembly.media.set(media, { id: media, type: 'image/svg+xml', bytes, ...size });
  const caption = assembly.caption('figure', assembly.phrase(label));
  const values = `values-${label.id ?? caption.number}`;
  assembly.annex.push(() => [
    chartValues(assembly, { id: values, figure: caption.label, label, table: plan.table }),
    ...about(),
    assembly.words(source(), 'note'),
  ]);
  const toValues: Inline = {
    type: 'reference',
    target: values,
    children: [{ type: 'text', value: assembly.say('chart.allValues') }],
  };
  return {
    type: 'figure',
    ...(label.id ? { id: label.id } : {}),
    ...(label.origin ? { origin: label.origin } : {}),
    picture: {
      media,
      // What it is, and the values that carry the finding; that one is read as the caption.
      alt: `${assembly.say(`chart.kind.${kind}`)}. ${plan.values}.`,
    },
    caption,
    notes: [
      assembly.words(note(), 'note'),
      assembly.words([...source(), { type: 'text', value: ' ' }, toValues, onPage(assembly, values)], 'note'),
    ],
  };
}
