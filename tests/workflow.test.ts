import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import process from 'node:process';
import { ensureBrowser } from '@decode/engine/host';
import { openArchive } from '@decode/ooxml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { smallClone } from './clone.ts';
import { missing, requireTool } from './tools.ts';
import { requireVeraPdf } from './verapdf/verapdf.ts';

/** No hosted CI is reached from here: its file is read as it would read it, and its commands run in a small clone. */
const root = resolve(import.meta.dirname, '..');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly container?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly Step[];
}
const workflow = parse(readFileSync(join(root, '.github/workflows/documents.yml'), 'utf8')) as {
  readonly on: { readonly push: { readonly tags: readonly string[] } };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<'test' | 'places' | 'documents' | 'release', Job>>;
};
const { jobs } = workflow;
const shardExpression = ['$', '{{ matrix.shard }}'].join('');
const commands = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);

describe('the workflow', () => {
  test('runs actions of GitHub alone, each pinned to a version', () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
  });

  test('may write nowhere, except to the release, and that on a tag alone', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([name]) => name)).toEqual(['release']);
    const [tag] = workflow.on.push.tags;
    expect(jobs.release.if).toBe(`startsWith(github.ref, 'refs/tags/${tag?.replace('*', '')}')`);
    expect(jobs.release.needs).toEqual(['test', 'documents']);
  });

  test('puts nothing that a stranger can write into a command', () => {
    for (const job of Object.values(jobs))
      for (const command of commands(job))
        for (const [expression] of command.matchAll(/\$\{\{[^}]*\}\}/g))
          expect(expression).toBe(shardExpression);
  });

  test('types commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const typed = Object.values(jobs).flatMap(commands).join('\n');
    const named = [...typed.matchAll(/\bnpm (?:run ([\w-]+)|(start|test))/g)].map(
      ([, run, own]) => run ?? own ?? '',
    );
    expect([...new Set(named)].sort()).toEqual(['decode', 'start', 'verapdf']);
    for (const name of named) expect(scripts[name], name).toBeDefined();
  });

  test('tests with every tool, and where one is missing it fails', () => {
    expect(jobs.test.container).toMatch(/^node:\d+-bookworm$/);
    expect(commands(jobs.test).at(-1)).toBe('.ci/run');
    const file = join(root, '.ci/run');
    expect(statSync(file).mode & 0o100).toBe(0o100);
    const script = readFileSync(file, 'utf8');
    expect(script).toMatch(/^export .*\bDECODE_REQUIRE_TOOLS=1$/m);
    expect(script).toMatch(/^step tools install_tools$/m);
    expect(script).toMatch(/^ {2}npm test$/m);
    // The browser of the system, which it installs.
    expect(jobs.test.env).toEqual({ DECODE_CHROME_FROM: '' });
  });

  test('makes each place on one of its machines', () => {
    const shards = jobs.places.strategy?.matrix.shard ?? [];
    expect(shards).toEqual(shards.map((_, at) => at + 1));
    expect(commands(jobs.places).join()).toContain(`--shard \${{ matrix.shard }}/${shards.length}`);
  });
});

describe.skipIf(process.platform === 'win32')('its commands', () => {
  const home = mkdtempSync(join(tmpdir(), 'decode-workflow-'));
  const clone = join(home, 'clone');
  const shims = join(home, 'shims');
  const said = join(home, 'said');
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  beforeAll(() => {
    smallClone(clone);
    // What would change this machine, or another one, is written down and not done.
    mkdirSync(shims);
    for (const program of ['sudo', 'gh']) {
      writeFileSync(join(shims, program), `#!/bin/sh\necho "${program} $*" >> "${said}"\n`);
      chmodSync(join(shims, program), 0o755);
    }
  });

  /** As the runner does: a shell for each step, ended by the first command that fails. */
  const run = (command: string, shard = 1) => {
    const words = [
      '--noprofile',
      '--norc',
      '-eo',
      'pipefail',
      '-c',
      command.replace(shardExpression, String(shard)),
    ];
    const { status, stdout, stderr } = spawnSync('bash', words, {
      cwd: clone,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [shims, process.env['PATH']].join(delimiter),
        DECODE_CHROME_FROM: 'npm',
        DECODE_LIBREOFFICE: 'none',
        // As they are where no cache is set up.
        TURBO_API: '',
        TURBO_TEAM: '',
        TURBO_TOKEN: '',
        TURBO_REMOTE_CACHE_SIGNATURE_KEY: '',
        GITHUB_REF_NAME: 'edition-1',
      },
    });
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    return stdout + stderr;
  };

  test('build, join, check, pack and publish', { timeout: 900_000 }, async (context) => {
    requireVeraPdf(context);
    requireTool(context, 'zip');
    await ensureBrowser({ PATH: '', DECODE_CHROME_FROM: 'npm' }, () => {}).catch((cause: Error) =>
      missing(context, `The browser from npm cannot be fetched here: ${cause.message.split('\n')[0]}`),
    );
    for (const shard of jobs.places.strategy?.matrix.shard ?? [])
      for (const command of commands(jobs.places)) run(command, shard);
    // What is uploaded: the folders of places alone.
    for (const file of ['manifest.json', 'index.html']) rmSync(join(clone, 'out', file), { force: true });
    const checked = commands(jobs.documents).map((command) => run(command));
    expect(checked.join('')).toContain('4 PDF files: 4 pass, 0 do not.');
    expect(existsSync(join(clone, 'out/manifest.json'))).toBe(true);
    const published = commands(jobs.release).map((command) => run(command));
    expect(published.join('')).toContain('are as they were packed.');
    const archive = 'out/release/decode-edition-1-draft.zip';
    expect(readdirSync(join(clone, 'out/release'))).toContain('decode-edition-1-draft.zip');
    const names = openArchive(readFileSync(join(clone, archive))).names();
    expect(names).toContain('decode-edition-1-draft/SHA256SUMS');
    const told = readFileSync(said, 'utf8');
    expect(told).toContain('sudo apt-get install -q -y libreoffice-writer');
    expect(told).toContain(`gh release create edition-1 ${archive} --verify-tag`);
  });
});
