import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { MachineFailure } from './failure.ts';
import { fetchChromium, fetchedChromium } from './npm-chromium.ts';
import { toolsFolder } from './tools-folder.ts';

export interface BrowserChoice {
  readonly path: string;
  /** How it was found, in words for `doctor`: «DECODE_CHROME», «on this machine», «from npm». */
  readonly from: string;
  /** Variables that it needs besides our own. */
  readonly env: Readonly<Record<string, string>>;
  /** A headless shell has the old headless mode only, and starts three times as fast. */
  readonly shell: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Each may name the browser to take. */
export const browserVariables = ['DECODE_CHROME', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'];

const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

const fixedPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/lib/chromium/chromium-headless-shell', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** What to type, by system. */
const howToGet: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'Debian and Ubuntu: sudo apt-get install chromium-headless-shell (or chromium)',
  darwin: 'brew install --cask google-chrome',
  win32: 'winget install Google.Chrome',
};

/** The browser on this machine, or undefined where there is none; nothing is fetched. */
export function findBrowser(env: Environment): BrowserChoice | undefined {
  return asked(env) ?? onMachine(env) ?? fetchedChromium(toolsFolder(env));
}

/**
 * The browser to print with, fetched where there is none.
 *
 * @param note told once when something is fetched, because that takes a while
 */
export async function ensureBrowser(env: Environment, note: (text: string) => void): Promise<BrowserChoice> {
  const found = findBrowser(env);
  if (found) return found;
  const tried = [`${browserVariables.join(', ')}: not set`, `on this machine: none of ${names.join(', ')}`];
  try {
    return await fetchChromium(toolsFolder(env), env, note);
  } catch (cause) {
    tried.push(`from npm: ${(cause as Error).message}`);
  }
  throw new MachineFailure(
    ['There is no browser to print with.', ...tried.map((line) => `  tried ${line}`)].join('\n'),
    `Install one (${howToGet[process.platform] ?? 'Chromium or Chrome'}), or set DECODE_CHROME to the path of one.`,
  );
}

function asked(env: Environment): BrowserChoice | undefined {
  for (const variable of browserVariables) {
    const path = env[variable];
    if (!path) continue;
    if (!isRunnable(path)) {
      throw new MachineFailure(
        `${variable} says ${path}, which is no program that may be run.`,
        `Correct ${variable}, or unset it to take the browser of this machine.`,
      );
    }
    return { path, from: variable, env: extraVariables(env), shell: isShell(path) };
  }
  return undefined;
}

function extraVariables(env: Environment): Record<string, string> {
  const text = env['DECODE_CHROME_ENV'];
  if (!text) return {};
  try {
    return Object.fromEntries(
      Object.entries(JSON.parse(text) as object).map(([key, value]) => [key, String(value)]),
    );
  } catch (cause) {
    throw new MachineFailure('DECODE_CHROME_ENV is not JSON.', 'Correct it, or unset it.', cause);
  }
}

function onMachine(env: Environment): BrowserChoice | undefined {
  // For tests, and for those who want the same browser on every machine.
  if (env['DECODE_CHROME_FROM'] === 'npm') return undefined;
  const ending = process.platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute);
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name + ending))),
    ...(fixedPlaces[process.platform] ?? []),
    ...(process.platform === 'darwin' ? (fixedPlaces.darwin ?? []).map((path) => join(homedir(), path)) : []),
    ...(env['LOCALAPPDATA']
      ? [join(env['LOCALAPPDATA'], 'Google', 'Chrome', 'Application', 'chrome.exe')]
      : []),
  ];
  const path = places.find(isRunnable);
  return path === undefined ? undefined : { path, from: 'on this machine', env: {}, shell: isShell(path) };
}

function isShell(path: string): boolean {
  return /headless.?shell/i.test(basename(path));
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
