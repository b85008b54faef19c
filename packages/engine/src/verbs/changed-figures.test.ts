import { expect, test } from 'vitest';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { translateAccept } from './translate-accept.ts';
import { translateStatus } from './translate-status.ts';
import { translateSync } from './translate-sync.ts';

const quiet = () => {};
const town = 'templates/somewhere';

test('a text whose figures changed waits until a person says that it still holds', async () => {
  const host = createMemoryHost(smallestProject());
  await translateSync.run(host, { language: [] }, quiet);
  const po = new TextDecoder().decode(host.projectFiles.get(`${town}/i18n/lv.po`));
  // Not as it was: what is left in English is broken.
  const translated = po.replace(/^msgid "(.+)"\nmsgstr ""$/gm, 'msgid "$1"\nmsgstr "Tulkots: $1"');
  host.projectFiles.set(`${town}/i18n/lv.po`, new TextEncoder().encode(translated));
  const csv = new TextDecoder().decode(host.projectFiles.get(`${town}/data/population.csv`));
  const recounted = csv.replace('2020,20000', '2020,21000');
  expect(recounted).not.toBe(csv);
  host.projectFiles.set(`${town}/data/population.csv`, new TextEncoder().encode(recounted));
  // A sync is no reading.
  const synced = await translateSync.run(host, { language: [] }, quiet);
  expect(synced.value.written).toEqual([]);
  const asked = { folders: ['somewhere'], language: [], each: true, html: false };
  const waiting = async () => {
    const { value } = await translateStatus.run(host, asked, quiet);
    return value.rows.flatMap(({ units }) => units ?? []).filter(({ state }) => state === 'outdated');
  };
  const [prose, chart] = await waiting();
  expect(prose?.figures).toEqual([{ field: 'data.population.first', was: '20000', now: '21000' }]);
  expect(chart?.figures?.map(({ field }) => field)).toEqual(['data.population']);
  const ids = [prose?.id ?? '', chart?.id ?? ''];
  const input = { texts: ids, language: [], reason: 'the sentences hold' };
  // Not for one language: what the figures say, they say in all.
  const forOne = await translateAccept.run(host, { ...input, language: ['lv'] }, quiet);
  expect(forOne.value).toEqual({ written: [], rows: expect.not.arrayContaining([{ accepted: true }]) });
  expect(forOne.messages.map(({ rule, todo }) => [rule, todo.includes('without --language')])).toEqual([
    ['not-accepted', true],
    ['not-accepted', true],
  ]);
  expect(await waiting()).toHaveLength(2);
  const { value } = await translateAccept.run(host, input, quiet);
  expect(value.written).toEqual([`${town}/units.lock.yaml`]);
  expect(await waiting()).toEqual([]);
  const lock = () => new TextDecoder().decode(host.projectFiles.get(`${town}/units.lock.yaml`));
  expect(lock().match(/reason: "the sentences hold"/g)).toHaveLength(2);
  // Nothing but an edit of the text takes it away.
  expect((await translateSync.run(host, { language: [] }, quiet)).value.written).toEqual([]);
});
