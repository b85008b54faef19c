import { type Series, series, type Written } from '@decode/model';
import type { FolderReader } from './folder-reader.ts';
import { readRows } from './read-rows.ts';

/** data/ of a place: its series by name. */
export async function loadSeries(reader: FolderReader): Promise<Map<string, Written<Series>>> {
  const found = new Map<string, Written<Series>>();
  const names = new Set([...(await reader.names('data', '.yaml')), ...(await reader.names('data', '.csv'))]);
  for (const name of [...names].sort()) {
    const loaded = await loadOneSeries(reader, name);
    if (loaded) found.set(name, loaded);
  }
  return found;
}

/** The files of a series, below the folder of its place. */
export function filesOfSeries(name: string): { readonly descriptor: string; readonly rows: string } {
  return { descriptor: `data/${name}.yaml`, rows: `data/${name}.csv` };
}

/** `undefined`, with messages, where one of its two files cannot be read. */
export async function loadOneSeries(
  reader: FolderReader,
  name: string,
): Promise<Written<Series> | undefined> {
  const files = filesOfSeries(name);
  const descriptor = await reader.yaml(files.descriptor, series);
  const csv = await reader.text(files.rows);
  if (reader.isRefused(files.rows)) return undefined;
  const explained = {
    flags: descriptor?.value.flags ?? {},
    areas: descriptor?.value.geography.areas ?? {},
  };
  const rows = readRows(reader.path(files.rows), csv, explained, (message) => reader.report(message));
  return descriptor && rows ? { ...descriptor, value: { ...descriptor.value, name, rows } } : undefined;
}
