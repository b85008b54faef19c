import { z } from 'zod';

/** One cell of a cube: codes by dimension, and the office's flag where it set one. */
export interface Observation {
  readonly at: Readonly<Record<string, string>>;
  readonly value: number;
  readonly flag?: string;
}

const position = z.number().int().min(0);
const sparse = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item.nullable()), z.record(z.string().regex(/^\d+$/), item.nullable())]);

/** The part of JSON-stat 2.0 that Eurostat's answers use (https://json-stat.org/full/). */
const dataset = z
  .object({
    version: z.literal('2.0'),
    class: z.literal('dataset'),
    id: z.array(z.string()).min(1),
    size: z.array(position).min(1),
    dimension: z.record(
      z.string(),
      z.object({
        category: z.object({ index: z.union([z.array(z.string()), z.record(z.string(), position)]) }),
      }),
    ),
    value: sparse(z.number()),
    status: sparse(z.string()).optional(),
    updated: z.string().optional(),
  })
  .refine(({ id, size }) => id.length === size.length, 'id and size differ in length')
  .refine(
    ({ id, dimension }) => id.every((name) => Object.hasOwn(dimension, name)),
    'a dimension is missing',
  );

/**
 * All cells that have a value; an empty one is left out, for nothing is known there.
 *
 * @throws RangeError with what is wrong with the answer, as the end of a sentence
 */
export function readJsonStat(bytes: Uint8Array): Observation[] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RangeError('it is cut off, or no JSON');
  }
  const parsed = dataset.safeParse(json);
  if (!parsed.success) throw new RangeError(`it is no JSON-stat 2.0 (${reason(json, parsed.error)})`);
  const { id, size, dimension, value, status } = parsed.data;
  const codes = id.map((name, i) => {
    const index = dimension[name]?.category.index ?? [];
    const list: string[] = [];
    if (Array.isArray(index)) list.push(...index);
    else for (const [code, at] of Object.entries(index)) list[at] = code;
    if (list.length !== size[i] || list.includes(undefined as never))
      throw new RangeError(`it is no JSON-stat 2.0 (the codes of ${name} do not fill its size)`);
    return list;
  });
  const cells = size.reduce((all, n) => all * n, 1);
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, found]): Observation[] => {
    const at = Number(key);
    if (at >= cells) throw new RangeError('it is no JSON-stat 2.0 (more values than cells)');
    if (found === null || found === undefined) return [];
    const flag = Array.isArray(status) ? status[at] : status?.[String(at)];
    return [{ at: place(at, id, size, codes), value: found, ...(flag ? { flag } : {}) }];
  });
}

/** The last dimension runs fastest. */
function place(
  at: number,
  id: readonly string[],
  size: readonly number[],
  codes: readonly (readonly string[])[],
): Record<string, string> {
  const found: Record<string, string> = {};
  let rest = at;
  for (let i = id.length - 1; i >= 0; i--) {
    const length = size[i] ?? 1;
    found[id[i] ?? ''] = codes[i]?.[rest % length] ?? '';
    rest = Math.floor(rest / length);
  }
  return found;
}

/** What Eurostat says where it gives no data, else the first thing that is not as it should be. */
function reason(json: unknown, error: z.ZodError): string {
  const said = z.object({ error: z.array(z.object({ label: z.string() })).min(1) }).safeParse(json);
  if (said.success) return said.data.error[0]?.label.slice(0, 200) ?? '';
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`;
}
