import { beforeEach, expect, test } from 'vitest';
import { sha256 } from '../host/disk-cache.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { translateStatus } from './translate-status.ts';
import { translateSync } from './translate-sync.ts';

/** What is known of a folder is taken from the cache only while nothing that bears on it has changed. */
const quiet = () => {};
const folder = 'recommendations/proposals/first';
let host: MemoryHost;

beforeEach(async () => {
  host = createMemoryHost(smallestProject());
  await translateSync.run(host, { language: [] }, quiet);
  await translateSync.run(host, { language: [] }, quiet);
  await lv();
});

const lv = async () => {
  const asked = { folders: ['proposals/first'], language: ['lv'], each: true, html: false };
  const { value, messages } = await translateStatus.run(host, asked, quiet);
  const { counts = {}, units = [] } = value.rows[0] ?? {};
  return { counts, sources: units.map(({ source }) => source), rules: messages.map(({ rule }) => rule) };
};
const edit = (path: string, change: (text: string) => string) => {
  const before = new TextDecoder().decode(host.projectFiles.get(path));
  expect(change(before)).not.toBe(before);
  host.projectFiles.set(path, new TextEncoder().encode(change(before)));
};
const goal = (text: string) =>
  text.replace('msgid "Parents find a place."\nmsgstr ""', 'msgid "Parents find a place."\nmsgstr "Vecāki."');

test('what has not changed is told from what is kept', async () => {
  // A mark in the kept answer: texts that were read again would not have it.
  const bytes = new TextEncoder().encode('{"rows":[{"counts":{"fresh":99},"units":[]}],"errors":[]}');
  for (const key of host.cached.keys()) host.cached.set(key, { entry: { sha256: sha256(bytes) }, bytes });
  expect((await lv()).counts).toEqual({ fresh: 99 });
});

test('a translation, a text, a lock and our code each count', async () => {
  expect((await lv()).counts).toMatchObject({ fresh: 0, stale: 0 });
  edit(`${folder}/i18n/lv.po`, goal);
  expect((await lv()).counts).toMatchObject({ fresh: 1 });
  edit(`${folder}/proposal.yaml`, (text) =>
    text.replace('Parents find a place.', 'All parents find a place.'),
  );
  expect(await lv()).toMatchObject({ counts: { fresh: 0, stale: 1 } });
  expect((await lv()).sources).toContain('All parents find a place.');
  const before = host.cached.size;
  host.versions.composer = 'composer 2';
  await lv();
  expect(host.cached.size).toBe(before + 1);
  edit(`${folder}/units.lock.yaml`, (text) => text.replace(/All p|P(?=arents find)/, 'Some p'));
  await lv();
  expect(host.cached.size).toBe(before + 2);
});

test('a place in another language brings that language to all folders', async () => {
  const languages = async () => {
    const asked = { folders: ['proposals/first'], language: [], each: false, html: false };
    return (await translateStatus.run(host, asked, quiet)).value.rows.map(({ language }) => language);
  };
  expect(await languages()).toEqual(['lv']);
  for (const [path, bytes] of [...host.projectFiles]) {
    if (path.startsWith('templates/somewhere/'))
      host.projectFiles.set(path.replace('somewhere', 'elsewhere'), bytes);
  }
  edit('templates/elsewhere/place.yaml', (text) =>
    text.replaceAll(' lv:', ' da:').replace('language: lv', 'language: da'),
  );
  expect(await languages()).toEqual(['da', 'lv']);
});

test('the figures of a place count for a publication that speaks of them', async () => {
  const names =
    '{ en: { nom: Book, in: in Book, of: of Book, from: from Book, to: to Book, status: confirmed } }';
  const book = `kind: publication
languages: [{ language: en, chapters: publication }, { language: lv, chapters: own }]
title: Book
subtitle: Of two places
subject: Two places
name: ${names}
partner: { kind: administration, name: ${names} }
addressee: ${names}
parts: [situation]
places: [{ place: somewhere, name: Somewhere, summary: One. }, { place: elsewhere, name: Elsewhere, summary: Two. }]
practices: [one]
comparisons:
  - title: Residents
    about: Residents on 1 January
    years: [2020, 2024]
    chart: { finding: Somewhere shrank., from: 2020 }
    series: { somewhere: population }
`;
  host.projectFiles.set('templates/book/publication.yaml', new TextEncoder().encode(book));
  const brand = host.projectFiles.get('templates/somewhere/brand.yaml') ?? new Uint8Array();
  host.projectFiles.set('templates/book/brand.yaml', brand);
  await translateSync.run(host, { language: [] }, quiet);
  const findings = async () => {
    const asked = { folders: ['book'], language: ['lv'], each: true, html: false };
    const { value, messages } = await translateStatus.run(host, asked, quiet);
    expect(messages).toEqual([]);
    return value.rows[0]?.units?.filter(({ source }) => source === 'Somewhere shrank.');
  };
  edit('templates/book/i18n/lv.po', (text) =>
    text.replace('msgid "Somewhere shrank."\nmsgstr ""', 'msgid "Somewhere shrank."\nmsgstr "Saruka."'),
  );
  expect(await findings()).toEqual([]);
  edit('templates/somewhere/data/population.csv', (text) => text.replace('2020,20000', '2020,18000'));
  expect(await findings()).toMatchObject([
    { state: 'outdated', figures: [{ field: 'data.somewhere/population' }] },
  ]);
});

test('a folder with errors is told each time, and synced once it is mended', async () => {
  const mended = host.projectFiles.get(`${folder}/en.md`) ?? new Uint8Array();
  host.projectFiles.set(`${folder}/en.md`, new TextEncoder().encode('<b>broken</b>\n'));
  for (let i = 0; i < 2; i++) {
    expect((await lv()).rules).toContain('raw-html');
    const { messages } = await translateSync.run(host, { language: [] }, quiet);
    expect(messages.map(({ rule }) => rule)).toContain('not-synced');
  }
  host.projectFiles.set(`${folder}/en.md`, mended);
  expect((await lv()).rules).toEqual([]);
});

test('a kept answer that was damaged is worked out again', async () => {
  const known = await lv();
  for (const kept of host.cached.values()) kept.bytes[0] = 0;
  expect(await lv()).toEqual(known);
});
