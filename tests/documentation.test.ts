import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latvianTable, tableHost } from './fold/table-host.ts';

const root = resolve(import.meta.dirname, '..');
const cli = join(root, 'packages/cli/src/bin.ts');

/** What a reader of the documentation may type, except what never ends by itself. */
const commands = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'docs/releases.md'].flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/npm run decode -- ([^\n`]+)/g)]
    .map(([, words = '']) => words.trim())
    .filter((words) => !words.includes('--watch'))
    .map((words) => ({ file, words }));
});

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'decode-documentation-'));
  cpSync(join(root, 'tests/projects/smallest'), project, { recursive: true });
  cpSync(join(root, 'templates/base'), join(project, 'templates/base'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  // The commands speak of the real places; the smallest project stands in for one of them.
  cpSync(join(project, 'templates/somewhere'), join(project, 'templates/daugavpils'), { recursive: true });
  writeFileSync(join(project, 'plan.docx'), tableHost(latvianTable));
  // While the project is whole: the new place that the commands begin wants texts, and stops every release.
  const packed = spawnSync(process.execPath, [cli, 'pack', '--project', project], { encoding: 'utf8' });
  expect(packed.status, packed.stderr).toBe(0);
});
/** Of any text, as a reader finds it in the status. */
function idOfText(): string {
  const lock = readFileSync(join(project, 'recommendations/proposals/first/units.lock.yaml'), 'utf8');
  return /^- id: (\w+)/m.exec(lock)?.[1] ?? '';
}
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('every command of the documentation', () => {
  test('is found', () => {
    expect(commands.length).toBeGreaterThan(8);
  });

  test.each(commands)('$file: $words', ({ words }) => {
    const filled = words
      .replace(/<place>/g, 'daugavpils')
      .replace(/<name>/g, 'riga')
      .replace(/<cc>|<tag>/g, 'lv')
      .replace(/<title>/g, 'Riga')
      .replace(/<file>/g, join(project, 'out/translation/lv/decode-en-lv.xlf'))
      .replace(/<release>/g, join(project, 'out/release/decode-edition-1-draft'))
      // Of an empty file, so of no release.
      .replace(/<sum>/g, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
      .replace(/<text>/g, () => idOfText())
      .replace(/(?<=\s)(?:out\/fold\/)?plan\.docx/, (file) => join(project, file));
    // As a shell divides them.
    const typed = (filled.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const run = spawnSync(process.execPath, [cli, ...typed, '--project', project], { encoding: 'utf8' });
    // 1 is an error in the content: a new place still wants its texts, and says so.
    expect([0, 1], run.stderr + run.stdout).toContain(run.status);
    expect(run.stdout + run.stderr).not.toMatch(/The program made a mistake/);
  });
});
