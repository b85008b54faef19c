import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

/** @typedef {{ readonly part: number, readonly parts: number }} Shard `part` counts from 1 */

/**
 * `--shard 2/4`: the second of four machines that make all places together.
 *
 * @param {readonly string[]} words @returns {Shard | undefined}
 */
export function shardOf(words) {
  if (!words.some((word) => /^--shard(=|$)/.test(word))) return undefined;
  const found = /^--shard[= ](\d+)\/(\d+)$/.exec(words.join(' '));
  const [part, parts] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || part < 1 || part > parts) {
    throw new Failure(`"${words.join(' ')}" names no share of the places.`, {
      todo: 'npm start -- --shard 1/4 on the first of four machines, then 2/4, 3/4 and 4/4 on the others; nothing else beside it',
      code: 2,
    });
  }
  return { part, parts };
}

/**
 * The places of one machine: every fourth of four, so that each gets as many, whatever they are called.
 *
 * @param {string} templates folder @param {Shard} shard
 * @returns {{ readonly folder: string, readonly name: string }[]} with the names of their packages
 */
export function placesOf(templates, { part, parts }) {
  return readdirSync(templates)
    .sort()
    .filter((folder) => existsSync(join(templates, folder, 'turbo.json')))
    .filter((_, at) => at % parts === part - 1)
    .map((folder) => {
      const manifest = readFileSync(join(templates, folder, 'package.json'), 'utf8');
      return { folder, name: String(JSON.parse(manifest).name) };
    });
}
