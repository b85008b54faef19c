import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeRoot } from './code-root.ts';

/** The smallest right project of the tests with the real templates/base, as texts by path. For tests. */
export function smallestProject(): Record<string, string> {
  return {
    ...textsIn(join(codeRoot, 'templates/base'), 'templates/base/'),
    ...textsIn(join(codeRoot, 'tests/projects/smallest'), ''),
  };
}

function textsIn(folder: string, prefix: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const place = join(folder, entry.name);
      if (entry.isDirectory()) return textsIn(place, `${prefix}${entry.name}/`);
      return { [`${prefix}${entry.name}`]: readFileSync(place, 'utf8') };
    }),
  ) as Record<string, string>;
}
