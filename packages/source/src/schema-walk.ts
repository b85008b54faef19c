import { isTranslatable } from '@decode/model';
import { z } from 'zod';
import type { Path } from './positions.ts';

/** The schema without what only says whether a value may be missing. */
function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (;;) {
    if (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodDefault ||
      inner instanceof z.ZodPrefault ||
      inner instanceof z.ZodReadonly ||
      inner instanceof z.ZodNonOptional ||
      inner instanceof z.ZodCatch
    ) {
      inner = inner.unwrap() as z.ZodType;
    } else if (inner instanceof z.ZodPipe) {
      inner = inner.out as z.ZodType;
    } else if (inner instanceof z.ZodLazy) {
      inner = inner.unwrap() as z.ZodType;
    } else {
      return inner;
    }
  }
}

/** Schema of the value under one name or index; undefined where the schema does not say. */
function step(schema: z.ZodType, name: string | number): z.ZodType | undefined {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) {
    return Object.hasOwn(inner.shape, name) ? (inner.shape[name] as z.ZodType) : undefined;
  }
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  if (inner instanceof z.ZodTuple) {
    const { items, rest } = inner.def;
    return (items[Number(name)] ?? rest ?? undefined) as z.ZodType | undefined;
  }
  return undefined;
}

/** Names that may stand in the map at a path, where the schema lists them. */
export function namesAt(schema: z.ZodType, path: Path): readonly string[] {
  let at: z.ZodType | undefined = schema;
  for (const name of path) at = at && step(at, name);
  const inner = at && bare(at);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum)
    return inner.keyType.options.map(String);
  return [];
}

/** The strings of a value that its schema marks as translatable, in the order of the value. */
export function translatable(
  schema: z.ZodType,
  value: unknown,
): { readonly path: Path; readonly text: string }[] {
  const out: { path: Path; text: string }[] = [];
  const walk = (at: z.ZodType, here: unknown, path: Path): void => {
    const inner = bare(at);
    if (typeof here === 'string') {
      if (isTranslatable(at) || isTranslatable(inner)) out.push({ path, text: here });
      return;
    }
    if (inner instanceof z.ZodUnion) {
      const fits = inner.options.find((option) => (option as z.ZodType).safeParse(here).success);
      if (fits) walk(fits as z.ZodType, here, path);
      return;
    }
    const children: [string | number, unknown][] = Array.isArray(here)
      ? [...here.entries()]
      : isRecord(here)
        ? Object.entries(here)
        : [];
    for (const [name, child] of children) {
      const next = step(inner, name);
      if (next) walk(next, child, [...path, name]);
    }
  };
  walk(schema, value, []);
  return out;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
