import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { BrowserChoice, Environment } from './browser.ts';
import { isAlive } from './file-writer.ts';

const version = '153.0.0';
const name = '@sparticuz/chromium';
const integrity =
  'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';

/** What the package holds, and where each goes: it carries compressed files, and code that we have no need to run. */
const contents = [
  { packed: 'chromium.br', into: '.' },
  { packed: 'al2023.tar.br', into: 'system' },
  { packed: 'swiftshader.tar.br', into: '.' },
  { packed: 'fonts.tar.br', into: '.' },
] as const;

/** The Chromium that was fetched from npm before, or undefined. */
export function fetchedChromium(tools: string): BrowserChoice | undefined {
  const folder = home(tools);
  return existsSync(join(folder, 'fonts.conf')) ? choice(folder) : undefined;
}

/**
 * Chromium from npm's registry: Linux on x64 only, but it needs no right to install and no library of the system. It
 * stands under its name only when it is complete, so a run that is killed, or two at once, do no harm.
 */
export async function fetchChromium(
  tools: string,
  env: Environment,
  note: (text: string) => void,
): Promise<BrowserChoice> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`there is none for ${process.platform} on ${process.arch}`);
  }
  note('No browser is on this machine: fetching Chromium from npm (67 MB, once) …');
  await removeLeftovers(tools);
  const folder = home(tools);
  const draft = `${folder}.${process.pid}.part`;
  try {
    await mkdir(join(draft, 'browser'), { recursive: true });
    const packed = await download(draft, env);
    for (const { packed: file, into } of contents)
      await unpack(join(packed, 'bin', file), join(draft, 'browser', into));
    // Last, as the sign that everything else is there; it names the folder's final place.
    await writeFile(join(draft, 'browser', 'fonts.conf'), fontsConf(folder));
    await rename(join(draft, 'browser'), folder).catch((cause: unknown) => {
      // Another run was faster; what it made is as good.
      if (!fetchedChromium(tools)) throw cause;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return choice(folder);
}

function home(tools: string): string {
  return join(tools, `chromium@${version}`);
}

function choice(folder: string): BrowserChoice {
  return {
    path: join(folder, 'chromium'),
    from: `from npm (${name} ${version})`,
    // Its libraries and fonts stand in for those that a bare system lacks. The package's own fonts.conf names a folder
    // that does not exist here, and without a font every page comes out blank, with no error.
    env: { LD_LIBRARY_PATH: join(folder, 'system', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    shell: true,
  };
}

async function download(draft: string, env: Environment): Promise<string> {
  await writeFile(join(draft, 'package.json'), '{"private":true}');
  const words = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
  ];
  // npm has to run on the Node it belongs to: its settings (a proxy, a certificate) lie beside that one.
  const { DECODE_NPM_NODE: node, DECODE_NPM_CLI: script } = env;
  const [command, first] = node && script ? [node, [script]] : ['npm', []];
  const args = [
    ...first,
    ...words,
    '--prefer-offline',
    '--fetch-retries=1',
    '--save-exact',
    '--prefix',
    draft,
    `${name}@${version}`,
  ];
  await run(command, args, draft, env, 'check the network and npm ping');
  const lock = JSON.parse(await readFile(join(draft, 'node_modules', '.package-lock.json'), 'utf8')) as {
    packages?: Record<string, { integrity?: string }>;
  };
  const actual = lock.packages?.[`node_modules/${name}`]?.integrity;
  if (actual !== integrity)
    throw new Error(`${name}@${version} has the sum ${actual}, and ${integrity} was expected`);
  return join(draft, 'node_modules', ...name.split('/'));
}

async function unpack(file: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const plain = createReadStream(file).compose(createBrotliDecompress());
  if (!file.endsWith('.tar.br')) {
    await pipeline(plain, createWriteStream(join(into, basename(file, '.br')), { mode: 0o755 }));
    return;
  }
  const tar = spawn('tar', ['-x', '--no-same-owner', '-f', '-', '-C', into], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with status ${code}`))));
  });
  await Promise.all([pipeline(plain, tar.stdin), ended]);
}

function fontsConf(folder: string): string {
  const folders = [
    join(folder, 'fonts'),
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.fonts'),
  ];
  const lines = folders.map((at) => `  <dir>${escapeXml(at)}</dir>`);
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...lines,
    `  <cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What runs that were killed left behind. */
async function removeLeftovers(tools: string): Promise<void> {
  const names = await readdir(tools).catch(() => []);
  for (const left of names) {
    const pid = /^chromium@.*\.(\d+)\.part$/.exec(left)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(tools, left), { recursive: true, force: true });
  }
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Environment,
  hint: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = command.includes('/') ? `${dirname(command)}:${env['PATH'] ?? ''}` : env['PATH'];
    const child = spawn(command, args, {
      cwd,
      env: { ...env, PATH: path },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', (cause) => reject(new Error(`npm could not be started (${cause.message})`)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ended with status ${code}; ${hint}`)),
    );
  });
}
