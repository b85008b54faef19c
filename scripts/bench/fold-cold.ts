import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { openPackage } from '../../packages/ooxml/src/index.ts';
import { anchorOf, plainKind, wordHost } from '../../tests/fold/word-host.ts';
import { runApart } from './run-apart.ts';
import { median, timedRun } from './timed-run.ts';

export interface ColdFold {
  /** The command over a node that loads the same modules, wall clock. */
  readonly inspect: number;
  /** Into one more document, of the texts as they were the last time. */
  readonly fold: number;
  /** With nothing at hand from before: all texts are read and checked. */
  readonly first: number;
  /** What the process grows by while it folds into a plan of 1 000 pages, over all that is packed in the plan. */
  readonly memory: number;
}

/** What the verbs load. */
const modules = {
  inspect: ['cli/src/index.ts', 'engine/src/index.ts', 'fold/src/index.ts'],
  fold: [
    'cli/src/index.ts',
    'engine/src/index.ts',
    'fold/src/index.ts',
    'compose/src/index.ts',
    'translate/src/index.ts',
    'check/src/index.ts',
  ],
} as const;

/** Commands from their start to their end, in a folder of their own. */
export async function foldCold(root: string): Promise<ColdFold> {
  const folder = mkdtempSync(join(tmpdir(), 'decode-bench-fold-'));
  try {
    const cli = join(root, 'packages/cli/src/bin.ts');
    const kind = { ...plainKind, language: 'lv' } as const;
    const plan = join(folder, 'plan.docx');
    writeFileSync(plan, wordHost(kind));
    const out = ['--out', join(folder, 'out')];
    const load = (names: readonly string[]) => {
      const code = names.map((name) => `await import(${JSON.stringify(urlOf(root, name))});`).join('');
      return median(5, () => timedRun(process.execPath, ['--input-type=module', '-e', code], root));
    };
    const inspecting = () => timedRun(process.execPath, [cli, 'inspect', plan, ...out], root);
    const at = `heading:${anchorOf(kind)}`;
    for (const part of ['recommendations', 'templates'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    const chapter = [cli, 'fold', plan, '--place', 'daugavpils', '--at', at, '--project', folder, ...out];
    const inspect = (await median(5, inspecting)) / (await load(modules.inspect));
    const loading = await load(modules.fold);
    const folding = () => timedRun(process.execPath, chapter, root);
    const fromNothing = () => {
      rmSync(join(folder, '.decode'), { recursive: true, force: true });
      return folding();
    };
    const first = (await median(3, fromNothing)) / loading;
    const fold = (await median(5, folding)) / loading;
    return { inspect, fold, first, memory: await growthOver(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function growthOver(folder: string): Promise<number> {
  const bytes = wordHost({ ...plainKind, length: 9100 });
  const plan = join(folder, 'long.docx');
  writeFileSync(plan, bytes);
  const pkg = openPackage(bytes);
  const unpacked = pkg.names().reduce((sum, name) => sum + pkg.bytes(name).length, 0);
  return Number(await runApart('fold-memory', plan)) / unpacked;
}

function urlOf(root: string, name: string): string {
  return pathToFileURL(join(root, 'packages', name)).href;
}
