import type { Failure } from '@decode/engine';
import { harmless } from '../terminal.ts';
import type { Paint } from './paint.ts';

/** What the machine did not get done, each reason once, with everything that it stopped. */
export function failuresText(failures: readonly Failure[], debug: boolean, paint: Paint): string[] {
  const reasons = new Map<string, { readonly failure: Failure; readonly stopped: string[] }>();
  for (const failure of failures) {
    const key = `${failure.found}\n${failure.todo}`;
    const known = reasons.get(key) ?? { failure, stopped: [] };
    if (failure.what !== undefined) known.stopped.push(failure.what);
    reasons.set(key, known);
  }
  return [...reasons.values()].map(({ failure: { found, todo, trace }, stopped }) =>
    [
      `${paint('red', 'failed')}  ${harmless(found)}`,
      `  To do: ${harmless(todo)}`,
      ...(stopped.length === 0 ? [] : [`  It stopped: ${harmless(stopped.sort().join(', '))}`]),
      ...(debug && trace !== undefined ? [trace] : []),
    ].join('\n'),
  );
}
