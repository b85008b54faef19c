import { describe, expect, test } from 'vitest';
import type { Store } from '../host/host.ts';
import { writeResult } from './write-result.ts';

const text = (words: string) => new TextEncoder().encode(words);

/** A folder of outputs, and what folding `given` into it leaves there. */
async function written(there: Readonly<Record<string, string>>, given: string) {
  const files = new Map(Object.entries(there).map(([path, words]) => [path, text(words)]));
  const output = {
    name: 'out',
    read: async (path: string) => files.get(path),
    write: async (path: string, bytes: Uint8Array<ArrayBuffer>) => void files.set(path, bytes),
  } as unknown as Store;
  const result = { path: 'fold/plan', bytes: text('new'), report: {}, words: 'Inserted.', beside: 'base' };
  await writeResult(output, text(given), result);
  return new TextDecoder().decode(files.get('fold/plan.docx'));
}

const docx = 'fold/plan.docx';

describe('a result', () => {
  test('is written where nothing lies', async () => {
    expect(await written({}, 'plan')).toBe('new');
  });

  test('is written over the one that was given, where we made it', async () => {
    expect(await written({ [docx]: 'edited', 'fold/plan.fold.json': '{}' }, 'edited')).toBe('new');
    expect(await written({ [docx]: 'edited', 'fold/plan.base.xml': 'base' }, 'edited')).toBe('new');
  });

  test('is not written over a document that we never wrote', async () => {
    await expect(written({ [docx]: 'plan' }, 'plan')).rejects.toThrow(/would be written over it/);
  });

  test('is not written over another that somebody has changed', async () => {
    await expect(written({ [docx]: 'edited', 'fold/plan.fold.json': '{}' }, 'plan')).rejects.toThrow(
      /has been changed since it was made/,
    );
  });
});
