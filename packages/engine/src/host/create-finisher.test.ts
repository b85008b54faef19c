import { afterEach, expect, test } from 'vitest';
import { type ClosingFinisher, createFinisher, type FinisherOptions } from './create-finisher.ts';

let finisher: ClosingFinisher | undefined;
afterEach(() => finisher?.close());

/** A finisher whose worker does as it is told. */
function start(program: string, more: Partial<FinisherOptions> = {}): ClosingFinisher {
  const source = `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (job) => { ${program} });`;
  finisher = createFinisher({
    workers: 1,
    program: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
    ...more,
  });
  return finisher;
}

const printed = () => new Uint8Array([1, 2, 3]);

test('gives what the worker makes, or where targets stand, for the next print', async () => {
  const { finish } = start(
    "parentPort.postMessage({ made: job.plan.again ? new Map([['plan', 12]]) : job.printed.map((byte) => byte * 2) });",
  );
  expect(await finish(printed(), {})).toEqual(new Uint8Array([2, 4, 6]));
  expect(await finish(printed(), { again: true })).toEqual(new Map([['plan', 12]]));
});

test('a refusal is the writer’s to mend, a fault is ours', async () => {
  const { finish } = start('parentPort.postMessage(job.plan);');
  const point = { line: 7, column: 1 };
  const origin = { file: 'recommendations/a/en.md', start: point, end: point };
  const refusal = { message: 'Page 2 is empty.', todo: 'Look for a page break.', origin };
  await expect(finish(printed(), { refusal })).rejects.toMatchObject({ name: 'Refusal', ...refusal });
  const stack = 'TypeError: x is not a function\n    at finish (finish-pdf.ts:1:1)';
  const fault = { message: 'x is not a function', stack };
  await expect(finish(printed(), { fault })).rejects.toMatchObject({
    message: 'The PDF could not be finished: x is not a function',
    stack,
  });
});

test('a worker that hangs is ended, and the next document gets another', async () => {
  const { finish } = start('if (job.plan.hang) for (;;); parentPort.postMessage({ made: job.printed });', {
    deadlineMs: 3000,
  });
  await expect(finish(printed(), { hang: true })).rejects.toThrow('took longer than 3 seconds');
  expect(await finish(printed(), {})).toEqual(printed());
}, 20_000);

test('a worker that eats memory dies alone', async () => {
  const { finish } = start(
    'if (job.plan.eat) { const kept = []; for (;;) kept.push({ a: [kept.length] }); } parentPort.postMessage({ made: job.printed });',
    { memoryMb: 32 },
  );
  await expect(finish(printed(), { eat: true })).rejects.toThrow('more memory than it may');
  expect(await finish(printed(), {})).toEqual(printed());
}, 30_000);

test('a document whose worker dies is finished by another, and a second death is told with its reason', async () => {
  const { finish } = start(
    `if (Atomics.sub(job.plan.deaths, 0, 1) > 0) throw new Error('the sky fell');
     parentPort.postMessage({ made: job.printed });`,
  );
  /** Counted down by all workers that get it. */
  const dying = (times: number) => ({ deaths: new Int32Array(new SharedArrayBuffer(4)).fill(times) });
  expect(await finish(printed(), dying(1))).toEqual(printed());
  await expect(finish(printed(), dying(2))).rejects.toMatchObject({
    name: 'MachineFailure',
    message: 'The program that makes PDFs accessible died twice: the sky fell.',
    cause: { message: 'the sky fell' },
  });
  expect(await finish(printed(), dying(0))).toEqual(printed());
}, 20_000);

test('bytes that are no PDF are a fault, and not the end', async () => {
  finisher = createFinisher({ workers: 1 });
  await expect(
    finisher.finish(printed(), { nodes: [], margins: {}, decoration: [], families: [] }),
  ).rejects.toThrow('The PDF is damaged');
}, 20_000);
