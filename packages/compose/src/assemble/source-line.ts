import type { Inline } from '@decode/model';
import type { Assembly } from './assembly.ts';
import type { SeriesPlan } from './charts/chart-plan.ts';
import { sourceName } from './sources.ts';

/** «Source: Eurostat¹», each source of the series once. */
export function sourceLine(assembly: Assembly, { series }: Pick<SeriesPlan, 'series'>): Inline[] {
  const keys = [...new Set(series.map(({ value }) => value.source))];
  return [
    { type: 'text', value: `${assembly.say('data.source')}: ` },
    ...keys.flatMap((key, i): Inline[] => [
      { type: 'text', value: `${i > 0 ? '; ' : ''}${sourceName(assembly, key)}` },
      assembly.cite([key], series.find(({ value }) => value.source === key)?.origin(['source'])),
    ]),
    { type: 'text', value: '.' },
  ];
}
