import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MachineFailure } from './failure.ts';
import { createFileWriter, prepareFolder, type WriteNew } from './file-writer.ts';

let home = '';
let root = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'decode-writer-'));
  root = join(home, 'out');
});
afterEach(() => rmSync(home, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** A disk that breaks after some bytes, as a full one does. */
const breaking =
  (code: string): WriteNew =>
  async (place, content) => {
    writeFileSync(place, content.subarray(0, 1));
    throw Object.assign(new Error(code), { code });
  };

describe('writing', () => {
  test('makes folders, replaces, and leaves nothing else behind', async () => {
    const writer = createFileWriter(root);
    await writer.write('vejle/da/a.html', bytes('old'));
    await writer.write('vejle/da/a.html', bytes('new'));
    expect(read('vejle/da/a.html')).toBe('new');
    expect(readdirSync(join(root, 'vejle', 'da'))).toEqual(['a.html']);
  });

  test('prepares a folder, and finds out beforehand that it cannot', async () => {
    await prepareFolder(join(root, 'deep'));
    await prepareFolder(join(root, 'deep'));
    expect(readdirSync(join(root, 'deep'))).toEqual([]);
    writeFileSync(join(home, 'file'), '');
    await expect(prepareFolder(join(home, 'file'))).rejects.toThrow('A file stands where a folder is needed');
  });

  test('makes the same folders for many files at once', async () => {
    const writer = createFileWriter(join(root, 'deep', 'er'));
    await Promise.all(['a/b/1', 'a/b/2', 'a/c/1', 'a/1'].map((path) => writer.write(path, bytes(path))));
    expect(read('deep/er/a/c/1')).toBe('a/c/1');
  });

  test.runIf(process.platform === 'linux')('says so where the system lets nobody make a folder', async () => {
    const writing = createFileWriter('/proc/decode/out').write('a.html', bytes('text'));
    await expect(writing).rejects.toThrow('The system lets nobody make the folder /proc/decode.');
    await expect(prepareFolder('/proc/decode/out')).rejects.toThrow('nobody make the folder /proc/decode.');
  });

  test('takes names with quotes, spaces and leading dashes as they are', async () => {
    const name = `-rf "x" 'y' $(z).md`;
    await createFileWriter(root).write(name, bytes('text'));
    expect(read(name)).toBe('text');
  });

  test.each(['../x', '/x', 'a/../../x', 'C:\\x'])('refuses the path %j', async (path) => {
    await expect(createFileWriter(root).write(path, bytes(''))).rejects.toThrow('inside the project');
  });

  test.skipIf(process.platform === 'win32')('does not write through a link that leads out', async () => {
    mkdirSync(root);
    symlinkSync(home, join(root, 'elsewhere'));
    await expect(createFileWriter(root).write('elsewhere/x', bytes(''))).rejects.toThrow('leads out');
    expect(readdirSync(home)).toEqual(['out']);
  });

  test('removes the drafts of runs that are gone, and only those', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    mkdirSync(root);
    for (const name of [`.decode-draft-${gone}-0`, '.decode-draft-1-0', 'notes.txt'])
      writeFileSync(join(root, name), '');
    await createFileWriter(root).write('a', bytes('a'));
    expect(readdirSync(root)).toEqual(['.decode-draft-1-0', 'a', 'notes.txt']);
  });

  test('makes a folder again that somebody removed in between', async () => {
    const writer = createFileWriter(root);
    await writer.write('vejle/a', bytes('a'));
    rmSync(join(root, 'vejle'), { recursive: true });
    await writer.write('vejle/b', bytes('b'));
    expect(read('vejle/b')).toBe('b');
  });
});

describe('a disk that does not take it', () => {
  test.each([
    ['ENOSPC', /^There is no room left on the disk while writing .*a\.html\.$/, /^Free some space/],
    ['EDQUOT', /^There is no room left/, /^Free some space/],
    ['EACCES', /^There is no right while writing/, /--out/],
    ['EROFS', /^The disk can only be read/, /--out/],
  ])('%s: the old file stays, and words say what to do', async (code, found, todo) => {
    await createFileWriter(root).write('a.html', bytes('old'));
    const failure = await createFileWriter(root, breaking(code))
      .write('a.html', bytes('new'))
      .then(
        () => undefined,
        (cause: unknown) => cause,
      );
    expect(failure).toBeInstanceOf(MachineFailure);
    expect((failure as MachineFailure).message).toMatch(found);
    expect((failure as MachineFailure).todo).toMatch(todo);
    expect(read('a.html')).toBe('old');
    expect(readdirSync(root)).toEqual(['a.html']);
  });

  test.skipIf(process.platform === 'win32')('a real limit on the size of files', async () => {
    const script = `
      import { createFileWriter } from ${JSON.stringify(join(import.meta.dirname, 'file-writer.ts'))};
      process.on('SIGXFSZ', () => {});
      const cause = await createFileWriter(${JSON.stringify(root)}).write('a', new Uint8Array(1e6)).catch((cause) => cause);
      console.log(cause?.name, cause?.message);`;
    const limited = `ulimit -f 100; exec "$0" --input-type=module -e "$1"`;
    const { stdout } = spawnSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' });
    expect(stdout).toMatch(/^MachineFailure The system allows no file of this size while writing/);
    expect(readdirSync(root)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('a real folder without the right to write', async () => {
    mkdirSync(join(root, 'vejle'), { recursive: true });
    writeFileSync(join(root, 'vejle', 'a'), 'old');
    // Root may write everywhere, so then somebody else tries.
    const asRoot = process.getuid?.() === 0;
    chmodSync(home, 0o755);
    chmodSync(join(root, 'vejle'), 0o555);
    const script = `
      ${asRoot ? 'process.setgid(65534); process.setuid(65534);' : ''}
      const { createFileWriter } = await import(${JSON.stringify(join(import.meta.dirname, 'file-writer.ts'))});
      const cause = await createFileWriter(${JSON.stringify(root)}).write('vejle/a', new Uint8Array(1)).catch((cause) => cause);
      console.log(cause?.name, cause?.message);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    chmodSync(join(root, 'vejle'), 0o755);
    expect(stdout).toMatch(/^MachineFailure There is no right while writing .*a\.$/m);
    expect(read('vejle/a')).toBe('old');
  });
});

describe('removing', () => {
  test('takes folders with it that hold nothing any more', async () => {
    const writer = createFileWriter(root);
    await writer.write('vejle/da/a', bytes('a'));
    await writer.write('vejle/b', bytes('b'));
    await writer.remove('vejle/da/a');
    expect(readdirSync(join(root, 'vejle'))).toEqual(['b']);
    await writer.remove('vejle/b');
    await writer.remove('vejle/b');
    expect(readdirSync(root)).toEqual([]);
  });
});
