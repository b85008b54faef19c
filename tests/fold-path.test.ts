import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from '@decode/fold';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostLanguage } from './fold/host-words.ts';
import { differingParts, paragraphsOf } from './fold/read-host.ts';
import { resolved } from './fold/resolve-changes.ts';
import { anchorOf, type HostKind, plainKind, wordHost } from './fold/word-host.ts';

/** The README's own commands for a planning document, as a planning officer types them, in three languages. */

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section =
  /^## Put recommendations into your planning document\n([\s\S]*?)\n## /m.exec(readme)?.[1] ?? '';
/** Those for the chapter; rows of tables come behind them. */
const commands = [...section.matchAll(/^ {4}npm run decode -- (.+)$/gm)]
  .slice(0, 6)
  .map(([, command]) => command ?? '');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-path-'));
  for (const part of ['recommendations', 'templates'])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (from) => !from.includes('node_modules'),
    });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const officers: readonly (readonly [string, HostLanguage, Partial<HostKind>])[] = [
  ['daugavpils', 'lv', { sections: 'landscape', comments: true }],
  ['magdeburg', 'de', { headings: 'list', tables: 'nested', captions: 'by chapter' }],
  ['lodzkie', 'pl', { names: 'localised', byHand: true, textBox: true }],
];

describe.each(officers)('%s', (place, language, some) => {
  test('inspect, fold, the next edition, propose, unfold', { timeout: 180_000 }, () => {
    const kind = { ...plainKind, language, ...some };
    const plan = wordHost(kind);
    const heading = anchorOf(kind);
    writeFileSync(join(folder, 'plan.docx'), plan);
    const typed = commands.map((command) =>
      command.replace('daugavpils', place).replace('heading:Ieteikumi', `heading:${heading}`),
    );
    expect(typed.map((command) => command.split(' ')[0])).toEqual([
      'inspect',
      'fold',
      'fold',
      'fold',
      'propose',
      'unfold',
    ]);
    const [look, tryOut, insert, next, ask, takeOut] = typed as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const result = join(folder, 'out', 'fold', 'plan.docx');
    const read = (path = result) => new Uint8Array(readFileSync(path));

    expect(decode(look)).toMatch(new RegExp(`heading:.*${heading}`));
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    expect(decode(tryOut)).toContain('This was a trial');
    expect(existsSync(result)).toBe(false);

    expect(decode(insert)).toContain('Inserted the chapter');
    const first = read();
    expect(inspect(first).chapters).toMatchObject([{ place, language }]);
    const words = readFileSync(join(folder, 'out', 'fold', 'plan.fold.txt'), 'utf8');
    expect(words).toContain('byte for byte');

    // The next edition words one recommendation in another way.
    const file = join(folder, 'recommendations/proposals/childcare-place-guarantee/i18n', `${language}.po`);
    const before = readFileSync(file, 'utf8');
    const sentence = /(msgctxt "sjdwc9ahjh"\nmsgid ".*"\nmsgstr ".*)(\.")/;
    expect(before).toMatch(sentence);
    writeFileSync(file, before.replace(sentence, '$1, 2027$2'));
    expect(decode(next)).toMatch(/Tracked changes: \d+ reworded/);
    const tracked = read();
    const texts = (how: 'accept' | 'reject') =>
      resolved(tracked, how)
        .map(([, text]) => text)
        .join('\n');
    expect(texts('accept')).toContain(', 2027.');
    expect(texts('reject')).not.toContain(', 2027.');
    writeFileSync(file, before);

    expect(decode(ask)).toContain('Nobody has changed');
    expect(decode(takeOut)).toContain('Taken out');
    const back = read(join(folder, 'out', 'fold', 'plan.without.docx'));
    expect(differingParts(back, plan)).toEqual([]);
    expect(paragraphsOf(back)).toEqual(paragraphsOf(plan));
  });
});

/** What a command prints, typed in the folder of the project. */
function decode(command: string): string {
  const words = command.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
  const at = words.findIndex((word) => word.startsWith('heading:'));
  // A heading of several words stands between quotation marks, which the shell takes away.
  const whole = at < 0 ? words : [...words.slice(0, at), ...joined(words.slice(at))];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'packages/cli/src/bin.ts'), ...whole],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
  return stdout;
}

function joined(words: readonly string[]): string[] {
  const options = words.findIndex((word) => word.startsWith('--'));
  const end = options < 0 ? words.length : options;
  return [words.slice(0, end).join(' '), ...words.slice(end)];
}
