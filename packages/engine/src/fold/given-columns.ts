import type { GivenColumns } from '@decode/compose';
import { type Message, measureField, nearest } from '@decode/model';
import { readYaml } from '@decode/source';
import { z } from 'zod';
import { UsageProblem } from '../host/failure.ts';
import type { Host } from '../host/host.ts';

const asked = z.enum([...measureField.options, 'empty']);
/** A heading of the table, or the number of its column: what it asks for, one thing or several below one another. */
const columnFile = z.record(z.string(), z.union([asked, z.array(asked).min(1)]));

/** What the officer says of a table's columns in a file. */
export async function readGivenColumns(
  { given }: Pick<Host, 'given'>,
  path: string,
  headings: readonly string[],
): Promise<{ readonly columns: GivenColumns; readonly messages: readonly Message[] }> {
  const bytes = await given.read(path);
  if (!bytes)
    throw new UsageProblem(`There is no file "${path}".`, 'Check its name and the folder that you are in.');
  const { document, messages } = readYaml(path, bytes, columnFile);
  if (!document) return { columns: new Map(), messages };
  const unknown = Object.keys(document.value).flatMap((heading): Message[] => {
    const isNumber = /^\d+$/.test(heading) && Number(heading) >= 1 && Number(heading) <= headings.length;
    if (isNumber || headings.includes(heading)) return [];
    const meant = nearest(heading, headings);
    return [
      {
        rule: 'unknown-column',
        severity: 'error',
        found: `The table has no column "${heading}".`,
        todo: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Its columns are: ${headings.join(', ')}.`,
        origin: document.origin([heading]),
      },
    ];
  });
  const columns = Object.entries(document.value).map(
    ([heading, fields]) => [heading, [fields].flat()] as const,
  );
  return { columns: new Map(columns), messages: [...messages, ...unknown] };
}
