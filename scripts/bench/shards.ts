import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { timedRun } from './timed-run.ts';

const parts = 4;

/**
 * Do four builds of a quarter of the places each, in folders of their own, joined by `collect`, give the manifest of one
 * build? All of them find what they need in the cache.
 */
export async function shardsAgree(cli: string, root: string, folder: string): Promise<boolean> {
  const run = (...words: string[]) => timedRun(process.execPath, [cli, ...words, '--project', folder], root);
  const manifestIn = (out: string) => readFileSync(join(folder, out, 'manifest.json'));
  await run('build', '--out', join(folder, 'whole'));
  const places = readdirSync(join(folder, 'templates')).filter((name) => name !== 'base');
  for (let part = 0; part < parts; part++) {
    const own = places.filter((_, at) => at % parts === part);
    const out = join(folder, `part-${part}`);
    await run('build', ...own, '--out', out);
    for (const place of own) cpSync(join(out, place), join(folder, 'joined', place), { recursive: true });
    rmSync(out, { recursive: true });
  }
  await run('collect', '--out', join(folder, 'joined'));
  return manifestIn('whole').equals(manifestIn('joined'));
}
