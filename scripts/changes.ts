// npm run changes: does each change since the main branch have its note? CI asks the same.
// Content counts as it lies there, a package of the program once it is committed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..');
const content = ['recommendations', 'templates', '.changeset'];

const base = whereMainWas();
if (base === undefined) console.log('There is no main branch here to compare with.');
else process.exitCode = Math.max(contentHasNotes(base), programsHaveNotes(base));

/** The last state that this branch has in common with main. */
function whereMainWas(): string | undefined {
  for (const name of ['origin/main', 'main']) {
    const { status, stdout } = git(['merge-base', name, 'HEAD']);
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

/** Recommendations, practices, places: compared by what they say, in the content as main has it. */
function contentHasNotes(commit: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'decode-changes-'));
  try {
    // An index of its own: that of this clone stays as it is.
    const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
    must(git(['read-tree', commit], { env }));
    const files = must(git(['ls-files', '-z', '--', ...content], { env }));
    must(
      git(['checkout-index', '-z', '--stdin', `--prefix=${join(folder, 'main')}/`], { env, input: files }),
    );
    const cli = join(root, 'packages/cli/src/bin.ts');
    return run([cli, 'edition', 'changes', '--since', 'main', '--project', root], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packages of the program: by their files. */
function programsHaveNotes(commit: string): number {
  return run([join(root, 'node_modules/@changesets/cli/bin.js'), 'status', `--since=${commit}`], root);
}

function run(words: readonly string[], cwd: string): number {
  return spawnSync(process.execPath, words, { cwd, stdio: 'inherit' }).status ?? 1;
}

function git(
  words: readonly string[],
  more: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
) {
  return spawnSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, ...more });
}

function must({ status, stdout, stderr }: ReturnType<typeof git>): string {
  if (status !== 0) throw new Error(`git: ${stderr.trim()}`);
  return stdout;
}
