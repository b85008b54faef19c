import type { Inline, Origin } from '@decode/model';
import type { Assembly } from './assembly.ts';
import { sourceName } from './sources.ts';

/** «Source: Eurostat¹», each source once. */
export function sourceLine(
  assembly: Assembly,
  cited: readonly { readonly source: string; readonly origin?: Origin }[],
): Inline[] {
  const keys = [...new Set(cited.map(({ source }) => source))];
  return [
    { type: 'text', value: `${assembly.say('data.source')}: ` },
    ...keys.flatMap((key, i): Inline[] => [
      { type: 'text', value: `${i > 0 ? '; ' : ''}${sourceName(assembly, key)}` },
      assembly.cite([key], cited.find(({ source }) => source === key)?.origin),
    ]),
    { type: 'text', value: '.' },
  ];
}
