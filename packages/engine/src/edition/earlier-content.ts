import { compare, type Files } from '@decode/model';
import type { Given, Sources } from '../host/host.ts';

/** Content as it was, in a folder that somebody names. */
export interface EarlierContent {
  readonly files: Files;
  readonly sources: Pick<Sources, 'list' | 'read'>;
}

/** What stands in the folder of an earlier state of the project, of what editions and their notes are made from. */
export async function earlierContent(given: Given, folder: string): Promise<EarlierContent | undefined> {
  const below = async (part: string) =>
    ((await given.walk(`${folder}/${part}`)) ?? [])
      .filter((path) => !path.split('/').includes('node_modules'))
      .map((path) => `${part}/${path}`);
  const paths = (await Promise.all(['recommendations', 'templates', '.changeset'].map(below))).flat();
  if (!paths.some((path) => path.startsWith('recommendations/'))) return undefined;
  const known = new Set(paths);
  const read = async (path: string) => (known.has(path) ? given.read(`${folder}/${path}`) : undefined);
  return {
    files: {
      read,
      list: async (place) => {
        const inside = paths.filter((path) => path.startsWith(`${place}/`));
        const names = inside.map((path) => path.slice(place.length + 1).replace(/\/.*$/, '/'));
        return [...new Set(names)].filter((name) => !name.startsWith('.')).sort(compare);
      },
    },
    sources: { list: async () => [...paths].sort(compare), read },
  };
}
