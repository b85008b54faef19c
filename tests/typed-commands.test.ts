import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { verbs } from '@decode/engine';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const names = verbs.map(({ name }) => name);
const ofTwoWords = names.filter((name) => name.includes(' ')).join('|');
const all = names.join('|');

/** A command that a person is told to type, without what has to stand before it. */
const unfinished = [
  // «translate sync» between quotation marks, wherever it stands.
  new RegExp(`["«](?:${ofTwoWords})\\b`),
  // «Type "check"», «run "doctor --json"».
  new RegExp(`(?:[Tt]ype|[Rr]un|by|with) ["«](?:${all})\\b`),
  // The program has no name of its own that could be typed.
  new RegExp(`["«]decode (?:${all})\\b|npm run decode (?!--)`),
];

test('messages name every command as it has to be typed', () => {
  const wrong = ['packages', 'scripts'].flatMap((folder) =>
    filesIn(folder).flatMap((path) =>
      textLines(readFileSync(join(root, path), 'utf8')).flatMap((line, index) =>
        unfinished.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['todo: `Run "translate sync", then translate it.`', true],
  [`'Type "check" to see.'`, true],
  [`'then run "decode translate sync".'`, true],
  [`'Type "npm run decode check".'`, true],
  [`'Type "npm run decode -- translate sync" first.'`, false],
  [`// "translate sync" writes it`, false],
  [`name: 'translate sync',`, false],
])('reading %s', (line, wrong) => {
  expect(textLines(line).some((text) => unfinished.some((pattern) => pattern.test(text)))).toBe(wrong);
});

test('texts in the examples of help are there', () => {
  const locks = [
    ...filesIn('recommendations', /units\.lock\.yaml$/),
    ...filesIn('templates', /units\.lock\.yaml$/),
  ];
  const ids = new Set(
    locks.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^- id: (\w+)$/gm)].map(([, id]) => id),
    ),
  );
  const named = verbs.flatMap(({ examples }) =>
    examples.flatMap(({ command }) => /^translate accept (\w+)/.exec(command)?.[1] ?? []),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

/** Lines without comments: what is in them may be printed. */
function textLines(text: string): string[] {
  return text.split('\n').map((line) => (/^\s*(?:\/\/|\/?\*)/.test(line) ? '' : line));
}

function filesIn(folder: string, pattern = /(?<!\.test)\.(?:ts|mjs)$/): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return pattern.test(entry.name) ? [path] : [];
    return entry.name === 'node_modules' ? [] : filesIn(path, pattern);
  });
}
