import { excerpt } from '@decode/fold';
import { describe, expect, test } from 'vitest';
import { stages } from '../build/stages.ts';
import { createMemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { type ChapterChoice, composeForFolding, editionOf } from './compose-chapter.ts';
import { readyChapter } from './ready-chapter.ts';

const choice: ChapterChoice = { place: 'somewhere', language: 'en', proposal: [] };
const prose = 'recommendations/proposals/first/en.md';

/** The smallest project with a second place in it. */
function twoPlaces(): Record<string, string> {
  const files = smallestProject();
  const here = Object.keys(files).filter((path) => path.startsWith('templates/somewhere/'));
  for (const path of here)
    files[path.replace('somewhere', 'elsewhere')] = (files[path] ?? '').replaceAll('somewhere', 'elsewhere');
  return files;
}

/** A chapter that was asked for once; each further time with whether it was composed anew. */
async function desk() {
  const host = createMemoryHost(twoPlaces());
  const first = await readyChapter(host, choice);
  expect(first.messages).toEqual([]);
  expect(first.made).toBeDefined();
  return {
    host,
    first,
    change(path: string, text: string) {
      host.projectFiles.set(path, new TextEncoder().encode(text));
    },
    async again(other = choice) {
      const before = [...host.cached.values()].map(({ bytes }) => bytes);
      const chapter = await readyChapter(host, other);
      const isAnew = [...host.cached.values()].some(({ bytes }) => !before.includes(bytes));
      return { chapter, isAnew };
    },
  };
}

const words = (chapter: Awaited<ReturnType<typeof readyChapter>>) => JSON.stringify(chapter.made?.chapter);

describe('a composed chapter', () => {
  test('is taken from the cache where nothing has changed, and is the same', async () => {
    const { first, again } = await desk();
    const { chapter, isAnew } = await again();
    expect(isAnew).toBe(false);
    expect(chapter).toEqual(first);
  });

  test('is composed anew where a text of it has changed', async () => {
    const { again, change } = await desk();
    change(prose, (smallestProject()[prose] ?? '').replace('Parents wait', 'Fathers wait'));
    const { chapter, isAnew } = await again();
    expect(isAnew).toBe(true);
    expect(words(chapter)).toContain('Fathers wait');
  });

  test('is composed anew where a file came or went that was looked for', async () => {
    const { again, change, host } = await desk();
    const [facts, text] = [
      'recommendations/practices/two/practice.yaml',
      'recommendations/practices/two/en.md',
    ];
    change(facts, smallestProject()[facts.replace('two', 'one')] ?? '');
    change(text, smallestProject()[text.replace('two', 'one')] ?? '');
    expect((await again()).isAnew).toBe(true);
    expect((await again()).isAnew).toBe(false);
    host.projectFiles.delete(text);
    host.projectFiles.delete(facts);
    expect((await again()).isAnew).toBe(true);
  });

  test('is composed anew by other code', async () => {
    const { again, host } = await desk();
    host.versions.composer = 'composer 2';
    expect((await again()).isAnew).toBe(true);
  });

  test('stays where other places or other languages have changed', async () => {
    const { again, change } = await desk();
    change('templates/elsewhere/data/population.csv', 'year,value\n2020,1\n');
    change('templates/elsewhere/slots/introduction/en.md', 'Other words.\n');
    change('recommendations/proposals/first/i18n/lv.po', 'this is no catalogue');
    expect((await again()).isAnew).toBe(false);
  });

  test('is not handed to another place or for other recommendations', async () => {
    const { again, first } = await desk();
    const other = await again({ ...choice, place: 'elsewhere' });
    expect(other.isAnew).toBe(true);
    expect(other.chapter.place).toBe('elsewhere');
    expect((await again({ ...choice, proposal: ['first'] })).isAnew).toBe(true);
    expect((await again()).chapter).toEqual(first);
  });

  test('is kept for no place that has errors', async () => {
    const { again, change, host } = await desk();
    change('templates/somewhere/brand.yaml', 'nothing: right\n');
    const kept = host.cached.size;
    await expect(again()).rejects.toThrow('There is no place "somewhere"');
    expect(host.cached.size).toBe(kept);
  });

  test('is what the whole project would have given', async () => {
    const { first, host } = await desk();
    const project = await stages.loadProject(host.project);
    const { document } = await composeForFolding(stages, project, editionOf(project, choice));
    expect(document && excerpt(document, undefined)).toEqual(first.made?.chapter);
  });
});
