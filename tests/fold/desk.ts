import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHost, verbs } from '@decode/engine';
import { expect } from 'vitest';

/** A planning officer's folder, and the commands that she types there, with the real texts of all places. */
export async function openDesk() {
  const folder = await mkdtemp(join(tmpdir(), 'decode-desk-'));
  const host = createHost({
    project: resolve(import.meta.dirname, '../..'),
    out: join(folder, 'out'),
    workingFolder: folder,
    env: process.env,
    signal: new AbortController().signal,
    note: () => {},
  });
  return {
    folder,
    host,
    read: async (name: string) => new Uint8Array(await readFile(join(folder, name))),
    write: (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes),

    /** A command that ends without failure: what it gives, also in words. */
    async run(name: string, input: object, project = host.project) {
      const verb = verbs.find((each) => each.name === name);
      if (!verb) throw new Error(`there is no verb ${name}`);
      const { value, failures } = await verb.run({ ...host, project }, verb.input.parse(input), () => {});
      expect(failures).toEqual([]);
      const words = verb.say(value);
      expect(words).not.toBe('');
      return { value: value as Record<string, unknown>, words };
    },

    async close() {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
