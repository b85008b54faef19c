import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Names of packages that composing the smallest project asks for, with this text for its situation. */
function asked(situation: string): string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const names = new Set();
    registerHooks({ resolve(name, context, next) { names.add(name); return next(name, context); } });
    const { compose, loadProject } = await import('./packages/compose/src/index.ts');
    const { readCatalogue } = await import('./packages/translate/src/index.ts');
    const { edited, memoryFiles, smallestProject } = await import('./tests/project-files.ts');
    const text = ${JSON.stringify(situation)};
    const files = edited(smallestProject(), [{ file: 'templates/somewhere/slots/situation/en.md', text }]);
    const project = await loadProject(memoryFiles(files), readCatalogue);
    const { document } = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
    if (!document) throw new Error('no document');
    console.log(JSON.stringify([...names]));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(out) as string[];
}

test('Vega is loaded where there is a chart, and only there', () => {
  expect(asked('Nothing is drawn here.\n')).not.toContain('vega');
  expect(asked('::chart[It fell.]{series=population}\n')).toContain('vega');
}, 60_000);
