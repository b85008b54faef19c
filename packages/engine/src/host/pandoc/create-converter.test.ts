import type { ConvertJob } from '@decode/model';
import { afterEach, describe, expect, test } from 'vitest';
import { MachineFailure } from '../failure.ts';
import { type ClosingConverter, type ConverterOptions, createConverter } from './create-converter.ts';
import { createPandocInstance, OutOfMemory } from './pandoc-instance.ts';
import { compilePandoc } from './pandoc-module.ts';

const open: ClosingConverter[] = [];
function converter(options: Partial<ConverterOptions> = {}): ClosingConverter {
  const made = createConverter({ workers: 1, ...options });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.close()));
});

/** A worker that does this with each job. */
const worker = (body: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; let count = 0; parentPort.on('message', (job) => { ${body} });`)}`,
  );
const answer = (text: string) =>
  `parentPort.postMessage({ bytes: new TextEncoder().encode(${text}), memory: 1 });`;
const job = {
  json: '',
  reference: new Uint8Array(),
  media: new Map(),
  epoch: 0,
  metadata: {},
} as const satisfies ConvertJob;
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('workers', () => {
  test('one that dies is replaced, and its document converted once more', async () => {
    // Each new worker counts from nothing; only the one that is told to lives past its first job.
    const once = worker(`if (job.json === 'die' && ++count === 1) process.exit(1); ${answer('job.json')}`);
    const made = converter({ program: once });
    expect(textOf(await made.convert({ ...job, json: 'live' }))).toBe('live');
    await expect(made.convert({ ...job, json: 'die' })).rejects.toThrow('died twice');
    expect(textOf(await made.convert({ ...job, json: 'live' }))).toBe('live');
  });

  test('one that does not come to an end is ended', async () => {
    const made = converter({
      program: worker(`if (job.json !== 'hang') { ${answer('job.json')} }`),
      deadlineMs: 1500,
    });
    await made.convert(job);
    await expect(made.convert({ ...job, json: 'hang' })).rejects.toThrow(MachineFailure);
    expect(textOf(await made.convert({ ...job, json: 'after' }))).toBe('after');
  });

  test('one that has done enough, or grown too large, is replaced', async () => {
    const counting = worker(answer('String(++count)'));
    const made = converter({ program: counting, recycleAfter: 2 });
    const counts = [await made.convert(job), await made.convert(job), await made.convert(job)].map(textOf);
    expect(counts).toEqual(['1', '2', '1']);
    const growing = converter({ program: counting, recycleAbove: 0 });
    expect([await growing.convert(job), await growing.convert(job)].map(textOf)).toEqual(['1', '1']);
  });

  test('no more than asked for run at once', async () => {
    const made = converter({
      program: worker(`setTimeout(() => { ${answer('String(process.hrtime.bigint())')} }, 200);`),
      workers: 2,
    });
    const ends = (await Promise.all([job, job, job, job].map(made.convert))).map((bytes) =>
      Number(BigInt(textOf(bytes)) / 1_000_000n),
    );
    const [first = 0, , , last = 0] = ends.sort((a, b) => a - b);
    expect(last - first).toBeGreaterThan(150);
  });

  test('a document that is too large is told apart from a fault of the program', async () => {
    const made = converter({
      program: worker(
        `parentPort.postMessage({ refusal: 'It needs more.', tooLarge: job.json === 'large', memory: Infinity });`,
      ),
    });
    await expect(made.convert({ ...job, json: 'large' })).rejects.toMatchObject({
      message: 'The document is too large to be made for Word. It needs more.',
      todo: expect.stringContaining('shorter'),
    });
    await expect(made.convert(job)).rejects.toMatchObject({ todo: expect.stringContaining('report it') });
  });

  test('after closing nothing is begun', async () => {
    const made = converter({ program: worker(answer('job.json')) });
    await made.close();
    await expect(made.convert(job)).rejects.toThrow('stopped');
  });
});

describe('pandoc', () => {
  const ast = (...blocks: object[]) => JSON.stringify({ 'pandoc-api-version': [1, 23, 1], meta: {}, blocks });
  const paragraph = (text: string) => ({ t: 'Para', c: [{ t: 'Str', c: text }] });
  const picture = (path: string) => ({ t: 'Para', c: [{ t: 'Image', c: [['', [], []], [], [path, '']] }] });

  async function reference(): Promise<Uint8Array> {
    const instance = await createPandocInstance(await compilePandoc(), 0);
    return instance.convert(
      { from: 'markdown', to: 'docx', standalone: true },
      new TextEncoder().encode('x'),
      new Map(),
    ).output;
  }

  test('gives the same bytes in every worker, and writes the given time instead of the clock', async () => {
    const made = converter({ workers: 2 });
    const given: ConvertJob = {
      ...job,
      json: ast(paragraph('Sveiki')),
      reference: await reference(),
      epoch: 1_793_491_200,
    };
    const results = await Promise.all([given, given, given, given].map(made.convert));
    for (const result of results) expect(result).toEqual(results[0]);
    expect(await made.convert({ ...given, epoch: 0 })).not.toEqual(results[0]);
  });

  test('a fault in what it is given is told with its own words, and the next document is converted', async () => {
    const made = converter();
    const given = { ...job, reference: await reference() };
    await expect(made.convert({ ...given, json: '{"blocks": 1}' })).rejects.toThrow(/Pandoc could not/);
    await expect(made.convert({ ...given, reference: Uint8Array.of(1, 2, 3), json: ast() })).rejects.toThrow(
      /Pandoc could not/,
    );
    expect((await made.convert({ ...given, json: ast(paragraph('x')) })).length).toBeGreaterThan(1000);
  });

  test('is refused more memory than a document may take', async () => {
    const instance = await createPandocInstance(await compilePandoc(), 0, 40);
    const many = Array.from({ length: 14_000 }, () => paragraph('x'.repeat(200)));
    const options = { from: 'json', to: 'docx', standalone: true };
    expect(() => instance.convert(options, new TextEncoder().encode(ast(...many)), new Map())).toThrow(
      OutOfMemory,
    );
    expect(instance.memory()).toBeLessThan(200_000_000);
  }, 60_000);

  test('reaches neither disk nor network', async () => {
    const made = converter();
    const given = { ...job, reference: await reference() };
    for (const path of [
      '/etc/hostname',
      'file:///etc/hostname',
      '../../../etc/hostname',
      'https://example.org/a.png',
    ]) {
      await expect(made.convert({ ...given, json: ast(picture(path)) })).rejects.toThrow(/Pandoc could not/);
    }
  });
});
