import { expect, test } from 'vitest';
import { createRememberingTerminal } from '../remembering-terminal.ts';
import { createProgress } from './create-progress.ts';

const step = (label: string, state: 'made' | 'unchanged' | 'stopped', detail = 'html, pdf') =>
  ({ kind: 'step', label, state, detail }) as const;

function tellAll(terminal: ReturnType<typeof createRememberingTerminal>): string {
  const progress = createProgress(terminal);
  progress.tell({ kind: 'begin', what: '3 documents', total: 3 });
  progress.tell(step('vejle da', 'made'));
  progress.note('A browser is fetched.');
  progress.tell(step('vejle en', 'unchanged'));
  progress.tell(step('kaunas lt', 'stopped', 'html not made'));
  progress.clear();
  return terminal.printed.err;
}

test('in a pipe, a line for each step that changed something', () => {
  expect(tellAll(createRememberingTerminal())).toBe(`\
Making 3 documents
1/3 made vejle da: html, pdf
A browser is fetched.
3/3 stop kaunas lt: html not made
`);
});

test('on a terminal, one line that is overwritten and taken back', () => {
  const text = tellAll(createRememberingTerminal({ isTerminal: true }));
  expect(text.split('\r\u001b[K')).toEqual([
    '0/3 3 documents',
    '1/3 vejle da: html, pdf',
    'A browser is fetched.\n2/3 vejle en: html, pdf',
    '3/3 kaunas lt: html not made',
    '',
  ]);
});

test('in CI as in a pipe, whatever it looks like', () => {
  const terminal = createRememberingTerminal({ isTerminal: true, env: { CI: '1', NO_COLOR: '1' } });
  expect(tellAll(terminal).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('a line that is too long for the terminal is cut', () => {
  const terminal = createRememberingTerminal({ isTerminal: true });
  createProgress(terminal).tell(step('x'.repeat(200), 'made'));
  expect(terminal.printed.err.length).toBeLessThan(80);
});
