import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFiles, fileLimit } from './files.ts';

const home = mkdtempSync(join(tmpdir(), 'decode files '));
const root = join(home, 'project');
const files = createFiles(root);
const text = async (path: string) => new TextDecoder().decode(await files.read(path));

beforeAll(() => {
  mkdirSync(join(root, 'templates', 'vejle'), { recursive: true });
  writeFileSync(join(home, 'secret'), 'secret');
  writeFileSync(join(root, 'templates', 'Z.md'), 'Z');
  writeFileSync(join(root, 'templates', 'a.md'), 'a');
  writeFileSync(join(root, 'templates', 'ä.md'), 'ä');
  for (const hidden of ['.DS_Store', '~$plan.docx', 'Thumbs.db'])
    writeFileSync(join(root, 'templates', hidden), '');
});
afterAll(() => rmSync(home, { recursive: true }));

describe('listing', () => {
  test('is in code-point order, folders with a slash, without what systems leave behind', async () => {
    expect(await files.list('templates')).toEqual(['Z.md', 'a.md', 'vejle/', 'ä.md']);
  });

  test('is empty where there is no folder, and where a file stands', async () => {
    expect(await files.list('recommendations')).toEqual([]);
    expect(await files.list('templates/a.md')).toEqual([]);
  });
});

describe('reading', () => {
  test('gives the bytes, or nothing where nothing or a folder is', async () => {
    expect(await text('templates/a.md')).toBe('a');
    expect(await files.read('templates/b.md')).toBeUndefined();
    expect(await files.read('templates/a.md/b.md')).toBeUndefined();
    expect(await files.read('templates')).toBeUndefined();
  });

  test.each([
    '../secret',
    'templates/../../secret',
    '/etc/passwd',
    '',
    'a//b',
    './a',
    'C:\\x',
    'a\\b',
    'a:b',
    'a\0b',
  ])('refuses the path %j', async (path) => {
    await expect(files.read(path)).rejects.toThrow('does not name a file inside the project');
  });

  test('takes names with quotes, spaces and leading dashes as they are', async () => {
    for (const name of [`-rf "x" 'y' $(z).md`, '--help', 'два слова.md']) {
      writeFileSync(join(root, name), name);
      expect(await text(name)).toBe(name);
      rmSync(join(root, name));
    }
  });

  test.skipIf(process.platform === 'win32')(
    'follows a link inside the project and refuses one that leads out',
    async () => {
      symlinkSync('a.md', join(root, 'templates', 'inner.md'));
      symlinkSync(join(home, 'secret'), join(root, 'templates', 'outer.md'));
      symlinkSync(home, join(root, 'elsewhere'));
      expect(await text('templates/inner.md')).toBe('a');
      await expect(files.read('templates/outer.md')).rejects.toThrow('leads out of the project');
      await expect(files.read('elsewhere/secret')).rejects.toThrow('leads out of the project');
      await expect(files.list('elsewhere')).rejects.toThrow('leads out of the project');
    },
  );

  test('refuses a file above the limit and says both sizes', async () => {
    writeFileSync(join(root, 'large.md'), '');
    truncateSync(join(root, 'large.md'), fileLimit);
    expect(await files.read('large.md')).toHaveLength(fileLimit);
    truncateSync(join(root, 'large.md'), fileLimit + 200_000);
    await expect(files.read('large.md')).rejects.toThrow(
      '"large.md" has 10.2 MB; more than 10.0 MB is not read',
    );
  });

  test.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe.md')]);
    await expect(files.read('pipe.md')).rejects.toThrow('not an ordinary file');
  });
});
