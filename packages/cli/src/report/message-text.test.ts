import type { Message } from '@decode/model';
import { expect, test } from 'vitest';
import { annotation } from './annotation.ts';
import { failuresText } from './failure-text.ts';
import { messageText } from './message-text.ts';
import { createPaint } from './paint.ts';

const plain = createPaint(false);
const message: Message = {
  rule: 'unknown-field',
  severity: 'error',
  found: 'There is no field «titel» here.',
  todo: 'Perhaps «title» is meant; rename it.',
  why: 'A field with another name is read by nobody.',
  origin: { file: 'recommendations/x.yaml', start: { line: 2, column: 1 }, end: { line: 2, column: 6 } },
  related: [
    {
      note: 'the right one',
      origin: { file: 'y.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    },
  ],
};
const read = async (file: string) => (file === 'recommendations/x.yaml' ? 'code: A1\ntitel: x\n' : undefined);

test('a message says where, what, what to do and why', async () => {
  expect(await messageText(message, read, plain, 100)).toBe(`\
error  recommendations/x.yaml:2:1  unknown-field
  There is no field «titel» here.
  1 | code: A1
  2 | titel: x
    | ^^^^^
  To do: Perhaps «title» is meant; rename it.
  Why: A field with another name is read by nobody.
  See y.yaml:1:1: the right one`);
});

test('one about a whole file, or a file that is gone, shows no line', async () => {
  const start = { line: 1, column: 1 };
  const { origin: _, why: __, related: ___, ...bare } = message;
  for (const file of ['recommendations/x.yaml', 'gone.yaml']) {
    expect(
      await messageText({ ...bare, origin: { file, start, end: start } }, read, plain, 100),
    ).not.toContain('|');
  }
  expect(await messageText(bare, read, plain, 100)).toMatch(/^error {2}unknown-field\n/);
});

test('what a message quotes is harmless to a terminal', async () => {
  const text = await messageText(
    { ...message, found: 'a\u001b]0;title\u0007b', todo: '\u009b31m' },
    read,
    plain,
    100,
  );
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('an annotation keeps what it quotes inside its own command', () => {
  const hostile = { ...message, found: '50 %\n::error::second', rule: 'a,b:c' };
  expect(annotation(hostile)).toBe(
    '::error file=recommendations/x.yaml,line=2,col=1,endLine=2,endColumn=6,title=a%2Cb%3Ac::50 %25%0A::error::second Perhaps «title» is meant; rename it.',
  );
});

test('a reason that stopped many is said once', () => {
  const reason = { found: 'The browser died twice.', todo: 'Free memory.' };
  const texts = failuresText(
    [
      { what: 'b.pdf', ...reason },
      { what: 'a.pdf', ...reason },
    ],
    false,
    plain,
  );
  expect(texts).toEqual([
    'failed  The browser died twice.\n  To do: Free memory.\n  It stopped: a.pdf, b.pdf',
  ]);
});

test('a trace is for those who ask for it', () => {
  const failure = { found: 'x', todo: 'y', trace: 'at z' };
  expect(failuresText([failure], false, plain)[0]).not.toContain('at z');
  expect(failuresText([failure], true, plain)[0]).toContain('at z');
});
