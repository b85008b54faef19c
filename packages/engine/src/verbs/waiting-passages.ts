import { type ChangedFigure, figuresWords } from '@decode/source';
import type { WordChange } from '@decode/translate';
import { changeWords } from '../build/change-words.ts';
import { columns, shorten } from './columns.ts';

interface Passage {
  readonly id: string;
  readonly state: string;
  readonly source: string;
  readonly changes?: readonly WordChange[] | undefined;
  readonly figures?: readonly ChangedFigure[] | undefined;
  readonly faults?: readonly string[] | undefined;
  readonly file: string;
  readonly line: number;
}
interface Point {
  readonly file: string;
  readonly line: number;
  readonly language: string;
  readonly state: string;
  readonly what: string;
}

/** `status --each`: each passage with what makes it wait, then what waits for a native speaker. */
export function waitingPassages(passages: readonly Passage[], points: readonly Point[]): string {
  const rows = columns(
    passages.map(({ file, line, id, state, source }) => [`${file}:${line}`, id, state, shorten(source)]),
  ).split('\n');
  const lines = passages.flatMap((passage, at) => [rows[at] ?? '', ...reasons(passage)]);
  const waiting = columns(
    points.map(({ file, line, language, state, what }) => [
      `${file}:${line}`,
      language,
      state,
      shorten(what),
    ]),
  );
  return [
    lines.length === 0 ? 'No passage waits for anybody.' : lines.join('\n'),
    ...(points.length === 0 ? [] : ['', 'These wait for a native speaker:', waiting]),
  ].join('\n');
}

function reasons({ changes, figures, faults = [] }: Passage): string[] {
  return [
    ...(changes ? [`  the text has changed: ${changeWords(changes)}`] : []),
    ...(figures ? [`  figures have changed: ${figuresWords(figures)}`] : []),
    ...faults.map((fault) => `  wrong: ${fault}`),
  ];
}
