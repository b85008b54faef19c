import type { ProgressEvent, StepState } from '@decode/engine';
import { createPaint } from '../report/paint.ts';
import { harmless, type Terminal, wantsColour } from '../terminal.ts';

export interface ProgressReport {
  tell(event: Exclude<ProgressEvent, { kind: 'outcome' }>): void;
  note(text: string): void;
  /** Takes back what only stands there while work goes on. */
  clear(): void;
}

const marks: Readonly<Record<StepState, string>> = {
  made: 'made',
  unchanged: 'same',
  stopped: 'stop',
  failed: 'fail',
};
const colours = { made: 'green', unchanged: 'dim', stopped: 'red', failed: 'red' } as const;

/**
 * On a terminal one line that says how far it is; in a pipe and in CI a line for each step that changed something,
 * so that a log holds nothing twice.
 */
export function createProgress({ err, env }: Terminal): ProgressReport {
  const live = err.isTerminal && !env['CI'];
  const paint = createPaint(wantsColour(err, env));
  let total = 0;
  let done = 0;
  let shown = false;

  const clear = () => {
    if (shown) err.write('\r\u001b[K');
    shown = false;
  };
  const show = (text: string) => {
    clear();
    // A line that wraps could not be taken back.
    err.write(text.length < err.columns ? text : `${text.slice(0, Math.max(0, err.columns - 2))}…`);
    shown = true;
  };

  return {
    clear,
    note(text) {
      clear();
      err.write(`${harmless(text)}\n`);
    },
    tell(event) {
      if (event.kind === 'begin') {
        total = event.total;
        done = 0;
        if (live) show(`0/${total} ${event.what}`);
        else err.write(`Making ${event.what}\n`);
        return;
      }
      done++;
      const counted = total > 0 ? `${done}/${total} ` : '';
      const text = `${harmless(event.label)}: ${harmless(event.detail)}`;
      if (live) show(`${counted}${text}`);
      else if (event.state !== 'unchanged')
        err.write(`${counted}${paint(colours[event.state], marks[event.state])} ${text}\n`);
    },
  };
}
