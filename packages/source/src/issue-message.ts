import { type Message, nearest, type Origin } from '@decode/model';
import type { z } from 'zod';
import { type Issue, issueWords } from './issue-words.ts';
import type { Path } from './positions.ts';
import { namesAt } from './schema-walk.ts';
import type { YamlPlaces } from './yaml-document.ts';

/** What the schema finds, in words that a planner understands, at the line and column of the value or its name. */
export function issueMessages(
  issues: readonly Issue[],
  raw: unknown,
  schema: z.ZodType,
  places: YamlPlaces,
): Message[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...pathOf(issue), key]) : [],
  );
  /** Names that are missing because they are misspelt: said once, where the misspelling stands. */
  const meant = new Set<string>();
  const out: Message[] = [];
  for (const path of unknown) {
    const name = String(path.at(-1));
    const parent = path.slice(0, -1);
    const present = Object.keys((valueAt(raw, parent) as object | undefined) ?? {});
    const known = namesAt(schema, parent);
    const guess = nearest(
      name,
      known.filter((candidate) => !present.includes(candidate)),
    );
    if (guess !== undefined) meant.add(JSON.stringify([...parent, guess]));
    out.push({
      severity: 'error',
      rule: 'unknown-field',
      found: `There is no field «${name}» here.`,
      todo:
        guess !== undefined
          ? `Perhaps «${guess}» is meant; rename it, or delete it.`
          : `Delete it${known.length > 0 && known.length <= 30 ? `; the fields here are ${known.join(', ')}` : ''}.`,
      origin: places.key(path),
    });
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') continue;
    const path = pathOf(issue);
    const got = valueAt(raw, path);
    if (got === undefined && meant.has(JSON.stringify(path))) continue;
    out.push({ severity: 'error', ...issueWords(issue, path, got), origin: place(issue, path, got, places) });
  }
  return out;
}

const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

function place(issue: Issue, path: Path, got: unknown, places: YamlPlaces): Origin {
  if (issue.code === 'invalid_key') return places.key(path);
  if (got === undefined) return places.beginning(path.slice(0, -1));
  return got === null ? places.key(path) : places.value(path);
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
