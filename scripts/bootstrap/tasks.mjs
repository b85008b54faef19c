import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './environment.mjs';
import { Failure } from './failure.mjs';
import { run, wasInterrupted } from './run.mjs';
import { placesOf, shardOf } from './shards.mjs';
import { listTestFiles, namesHolding, splitWords } from './test-files.mjs';

/** @typedef {{ node: string, pnpm: string, env: import('./environment.mjs').Environment }} Machine */
/** @typedef {(words: string[], machine: Machine) => Promise<number>} Task */

// Development tools by the script that starts them: no shell and no .cmd, the same on every system.
const TOOLS = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  tsc: 'typescript/bin/tsc',
  turbo: 'turbo/bin/turbo',
  vitest: 'vitest/vitest.mjs',
};

/** @type {Readonly<Record<string, Task>>} */
export const TASKS = {
  // With nothing changed the task runner knows so faster than the engine; with words only the engine
  // knows what is meant. A machine that makes a share of the places asks the task runner for each.
  start: (words, machine) => {
    const shard = shardOf(words);
    if (shard) return places(shard, machine);
    return words.length > 0 ? decode(['build', ...words], machine) : documents(machine);
  },
  test: (words, machine) =>
    splitWords(words)[0].length > 0
      ? someTests(words, machine)
      : inTurn({ typecheck, lint, tests: () => tool('vitest', ['run', ...words], machine) }, machine),
  check: (_words, machine) =>
    inTurn(
      {
        typecheck,
        lint,
        'unused code': () => tool('knip', [], machine),
        boundaries: () => tool('turbo', ['boundaries'], machine),
      },
      machine,
    ),
  decode,
  changes: (words, { node, env }) => run(node, [existing('scripts/changes.ts'), ...words], { env }),
  bench: (words, { node, env }) => run(node, [existing('scripts/bench.ts'), ...words], { env }),
  pnpm: (words, { pnpm, env }) => run(pnpm, words, { env }),
  verapdf: (words, { node, env }) => run(node, [existing('scripts/verapdf.ts'), ...words], { env }),
};

/** @param {string} name @param {string[]} words @param {Machine} machine */
export function runTask(name, words, machine) {
  return /** @type {Task} */ (TASKS[name])(words, machine);
}

/** @type {Task} */
function decode(words, { node, env }) {
  return run(node, [existing('packages/cli/src/bin.ts'), ...words], { env: sparing(env) });
}

/**
 * Left to itself Node keeps up to 128 MB of dead objects that were young; with this it keeps 16, and is no slower. It can only
 * be said before Node starts. What the user says comes after, and wins.
 *
 * @param {import('./environment.mjs').Environment} env
 */
export function sparing(env) {
  return { ...env, NODE_OPTIONS: ['--max-semi-space-size=8', env['NODE_OPTIONS']].filter(Boolean).join(' ') };
}

/** @param {Machine} machine */
async function documents(machine) {
  const words = ['run', 'documents', '--filter=//', '--log-prefix=none'];
  const code = await tool('turbo', words, { ...machine, env: sparing(machine.env) });
  const there = code === 0 && describeDocuments();
  if (there) process.stdout.write(`decode: ${there}\n`);
  return code;
}

/**
 * Documents use all cores by themselves, so places are made one after another.
 *
 * @param {import('./shards.mjs').Shard} shard @param {Machine} machine
 */
async function places(shard, machine) {
  const chosen = placesOf(join(ROOT, 'templates'), shard);
  process.stdout.write(`decode: part ${shard.part} of ${shard.parts}: ${chosen.length} places\n`);
  if (chosen.length === 0) return 0;
  const filters = chosen.map(({ name }) => `--filter=${name}`);
  const words = ['run', 'build', ...filters, '--concurrency=1'];
  return tool('turbo', words, { ...machine, env: sparing(machine.env) });
}

/** What out/ holds, from its manifest: with nothing changed nobody else says so. */
function describeDocuments() {
  const file = join(ROOT, 'out', 'manifest.json');
  if (!existsSync(file)) return undefined;
  /** @type {{ documents: { doubts: { counts: object, points: object }, outputs: { state: string }[] }[] }} */
  const { documents } = JSON.parse(readFileSync(file, 'utf8'));
  const files = documents.flatMap(({ outputs }) => outputs).filter(({ state }) => state === 'made');
  // Names and terms that wait for a native speaker mark no block, and are doubts all the same.
  const doubtful = documents.filter(({ doubts }) =>
    [doubts.counts, doubts.points].some((one) => Object.keys(one).length > 0),
  );
  return `out/ holds ${files.length} current files of ${documents.length} documents, ${doubtful.length} of them with doubts; out/index.html shows them all.`;
}

/** @param {Machine} machine */
function typecheck(machine) {
  const info = join('node_modules', '.cache', 'decode', 'tsc.tsbuildinfo');
  return tool('tsc', ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', info], machine);
}

/** @param {Machine} machine */
function lint(machine) {
  return tool('biome', ['check', '.'], machine);
}

/** @type {Task} */
async function someTests(words, machine) {
  const [names, options] = splitWords(words);
  const all = listTestFiles(ROOT);
  const files = namesHolding(names, all);
  if (files.length === 0) {
    throw new Failure(`No test file has ${names.map((name) => `"${name}"`).join(' or ')} in its name.`, {
      todo: `npm test -- <word>, where <word> is part of one of these:\n    ${all.join('\n    ')}`,
      code: 2,
    });
  }
  return tool('vitest', ['run', ...files, ...options], machine);
}

/**
 * Runs all steps, whatever fails, so that one run tells everything; the first bad status is ours.
 *
 * @param {Record<string, (machine: Machine) => Promise<number>>} steps @param {Machine} machine
 */
async function inTurn(steps, machine) {
  const codes = [];
  const verdicts = [];
  for (const [name, step] of Object.entries(steps)) {
    const code = await step(machine);
    if (wasInterrupted(code)) return code;
    codes.push(code);
    verdicts.push(`${name} ${code === 0 ? 'ok' : 'FAILED'}`);
  }
  process.stdout.write(`decode: ${verdicts.join(', ')}\n`);
  return codes.find((code) => code !== 0) ?? 0;
}

/** @param {keyof typeof TOOLS} name @param {string[]} words @param {Machine} machine */
function tool(name, words, { node, env }) {
  return run(node, [join(ROOT, 'node_modules', ...TOOLS[name].split('/')), ...words], { env });
}

/** @param {string} file */
function existing(file) {
  if (existsSync(join(ROOT, file))) return join(ROOT, file);
  throw new Failure(`${file} is missing from this clone.`, { todo: `git checkout -- ${file}` });
}
