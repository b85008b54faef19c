import { join } from 'node:path';
import { inspect } from '@decode/fold';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './fold/desk.ts';
import type { HostLanguage } from './fold/host-words.ts';
import { differingParts, paragraphsOf } from './fold/read-host.ts';
import { anchorOf, type HostKind, plainKind, wordHost } from './fold/word-host.ts';
import { createWordMaker, type WordMaker } from './word/make-word.ts';

/** The path of a planning officer, with the real recommendations of every place: inspect, fold, the next edition, unfold. */

const { read, write, run, close } = await openDesk();
let maker: WordMaker;
beforeAll(async () => {
  maker = await createWordMaker();
});
afterAll(async () => {
  await close();
  await maker.close();
});

const places: readonly (readonly [string, HostLanguage, Partial<HostKind>])[] = [
  ['daugavpils', 'lv', {}],
  ['kaunas', 'lt', { headings: 'list', byHand: true }],
  ['lodzkie', 'pl', { names: 'localised', tables: 'plain' }],
  ['magdeburg', 'de', { sections: 'landscape', tables: 'nested' }],
  ['vejle', 'da', { headings: 'typed', notes: false }],
  ['palermo', 'it', { tracked: true, comments: true }],
  ['oradea', 'ro', { names: 'own', depth: 1, lists: false }],
  ['manchuela', 'es', { headings: 'none', captions: false, contents: false }],
];

test.each(places)('%s, into a plan in %s', { timeout: 120_000 }, async (place, language, some) => {
  const kind = { ...plainKind, language, ...some };
  const plan = wordHost(kind);
  const [file, folded] = [`${place}.docx`, join('out', 'fold', `${place}.docx`)];
  await write(file, plan);

  const seen = (await run('inspect', { file })).value as { places: { at: string; text: string }[] };
  const at = seen.places.find(({ text }) => text.endsWith(anchorOf(kind)))?.at ?? '';
  const trial = (await run('fold', { file, place, at, dryRun: true })).value as { files: string[] };
  expect(trial.files).toEqual([]);
  await run('fold', { file, place, at });
  const once = await read(folded);
  const known = await maker.errorsOf(plan);
  expect((await maker.errorsOf(once)).filter((error) => !known.includes(error))).toEqual([]);
  // Every recommendation has its heading, below that of its area.
  const codes = inspect(once).places.flatMap(({ text }) => /^[A-D]\d+(?= )/.exec(text)?.[0] ?? []);
  expect(codes.length).toBeGreaterThan(5);
  expect(new Set(codes).size).toBe(codes.length);

  // Fewer recommendations stand in for another edition.
  await run('fold', { file: folded, place, proposal: codes.slice(0, 2), track: true });
  const tracked = await read(folded);
  expect((await maker.errorsOf(tracked)).filter((error) => !known.includes(error))).toEqual([]);
  expect(paragraphsOf(tracked).length).toBeGreaterThan(20);

  await run('unfold', { file: folded, overwrite: true });
  expect(differingParts(await read(join('out', 'fold', `${place}.without.docx`)), plan)).toEqual([]);
});
