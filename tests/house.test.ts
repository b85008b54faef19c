import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeLines, importsOf } from './module-text.ts';

const root = resolve(import.meta.dirname, '..');

/** The packages, and which of the others each may import. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  ooxml: [],
  source: ['model'],
  compose: ['model', 'source'],
  check: ['model', 'source'],
  translate: ['model', 'source'],
  render: ['model', 'source', 'ooxml'],
  fold: ['model', 'source', 'translate', 'ooxml', 'render'],
  engine: ['model', 'source', 'compose', 'check', 'translate', 'render', 'ooxml', 'fold'],
  cli: ['model', 'engine'],
};

/** Modules that reach the machine, and the packages that may import them. Types are free. */
const effectModules: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/^node:(fs|child_process|worker_threads|http|https|net|dns|os|cluster)(\/|$)/, ['engine']],
  [/^(puppeteer(-core)?|@puppeteer\/browsers|pandoc-wasm)(\/|$)/, ['engine']],
  [/^node:(process|readline|tty)(\/|$)/, ['engine', 'cli']],
];

/** Words that reach the machine without an import. */
const effectWords: ReadonlyArray<readonly [name: string, RegExp, readonly string[]]> = [
  ['the environment', /\bprocess\.[a-z]/, ['engine', 'cli']],
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, ['engine']],
  ['chance', /\bMath\.random\(|\brandomUUID\(/, ['engine']],
  ['the network', /(?<![.\w])fetch\(/, ['engine']],
  ['the terminal', /\bconsole\.[a-z]/, []],
];

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib', 'shared'];
const emptyEnding = /-(utils?|helpers?|misc)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Module {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

const packages = readdirSync(join(root, 'packages'));
const code = modulesIn('packages').filter(({ path }) => path.split('/')[2] === 'src');
const allCode = [...code, ...modulesIn('scripts'), ...modulesIn('tests')];

describe('rooms', () => {
  test('every package has its place in the table', () => {
    expect(packages.sort()).toEqual(Object.keys(rooms).sort());
  });

  test.each(packages)('%s depends on and imports only what is drawn below it', (name) => {
    const allowed = (rooms[name] ?? []).map((room) => `@decode/${room}`);
    const manifest = readManifest(`packages/${name}`);
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    const ours = Object.keys(declared).filter((dependency) => dependency.startsWith('@decode/'));
    expect(ours.filter((dependency) => !allowed.includes(dependency))).toEqual([]);

    const wrong = codeOf(name).flatMap(({ path, text }) =>
      importsOf(text)
        .filter((target) => !isAllowedImport(target, path, declared))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('what runs before anything is installed needs the standard library only', () => {
    const wrong = modulesIn('scripts')
      .filter(({ path }) => path.endsWith('.mjs'))
      .flatMap(({ path, text }) => importsOf(text).map((target) => [path, target] as const))
      .filter(([, target]) => !/^(node:|\.{1,2}\/.*\.mjs$)/.test(target));
    expect(wrong).toEqual([]);
  });

  test('every package is private, a module, and named for its folder', () => {
    for (const name of packages) {
      const expected = { name: `@decode/${name}`, private: true, type: 'module' };
      expect(readManifest(`packages/${name}`)).toMatchObject(expected);
    }
  });

  test('no code knows a language: what is right for one stands in templates/base', () => {
    const tag = /['"`](lv|lt|pl|de|it|da|ro|es)(-[A-Z]{2})?['"`]|^\s*(lv|lt|pl|de|it|da|ro|es): [{[('"`]/;
    const knowing = code
      // Shapes name what data may say; tests and what they are fed with may name any language.
      .filter(({ path }) => !/^packages\/model\/|\.test\.ts$|arbitrary\.ts$|example-stages\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        text
          .replace(/^ {2}examples: \{\n[\s\S]*?^ {2}\},$/m, '')
          .split('\n')
          .filter((line) => tag.test(line) && !/^\s*(\/?\*|\/\/)/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(knowing).toEqual([]);
  });

  test('places and recommendations hold data only', () => {
    const data = ['recommendations', 'templates'].flatMap((folder) => filesIn(folder));
    expect(data.filter((path) => /\.[cm]?[jt]sx?$/.test(path))).toEqual([]);
  });
});

describe('effects', () => {
  test.each(packages)('%s reaches the machine only where it may', (name) => {
    const sources = codeOf(name).filter(({ path }) => !path.endsWith('.test.ts'));
    expect(sources.flatMap((module) => effectsOf(module, name))).toEqual([]);
  });
});

describe('style', () => {
  test('files and folders are kebab-case', () => {
    const wrong = allCode.filter(
      ({ path }) =>
        !kebabCase.test(basename(path)) || path.split('/').some((part) => part !== part.toLowerCase()),
    );
    expect(paths(wrong)).toEqual([]);
  });

  test('nothing has a name that says nothing', () => {
    const wrong = allCode.filter(({ path }) =>
      path
        .split('/')
        .map((part) => part.split('.')[0] ?? '')
        .some((name) => emptyNames.includes(name) || emptyEnding.test(name)),
    );
    expect(paths(wrong)).toEqual([]);
  });

  test('what a package offers is named, never exported by a star', () => {
    const wrong = allCode.filter(({ text }) =>
      codeLines(text).some((line) => /^\s*export\s+(type\s+)?\*/.test(line)),
    );
    expect(paths(wrong)).toEqual([]);
  });

  test('a module of more than 400 lines gives its reason in the first line', () => {
    const wrong = allCode.filter(
      ({ text }) => text.split('\n').length > 401 && !/^(\/\/|\/\*\*?) \S/.test(text),
    );
    expect(paths(wrong)).toEqual([]);
  });
});

describe('how modules are read', () => {
  test.each([
    [`import { a } from 'one';`, ['one']],
    [`import type { A } from "one";\nexport { b } from './two.ts';`, ['one', './two.ts']],
    [`import {\n  a,\n  b,\n} from 'one';\nimport 'two';`, ['one', 'two']],
    [`const { a } = await import('one');`, ['one']],
    [`// import { a } from 'one';\n/** import { b } from 'two' */`, []],
  ])('imports of %j', (text, expected) => {
    expect(importsOf(text)).toEqual(expected);
  });

  test.each([
    [`import { readFile } from 'node:fs/promises';`, 'compose', 1],
    [`import { readFile } from 'node:fs/promises';`, 'engine', 0],
    [`const at = Date.now();`, 'model', 1],
    [`const day = new Date(given);`, 'model', 0],
    [`// the caller knows Date.now()`, 'model', 0],
    [`const text = 'process.env is not read here';`, 'check', 0],
    [`const home = process.env['HOME'];`, 'render', 1],
    [`const home = process.env['HOME'];`, 'cli', 0],
    [`await host.fetch(url);`, 'render', 0],
    [`await fetch(url);`, 'render', 1],
  ])('effects of %j in %s', (text, name, count) => {
    expect(effectsOf({ path: 'x.ts', text }, name)).toHaveLength(count);
  });
});

function isAllowedImport(target: string, path: string, declared: Readonly<Record<string, string>>): boolean {
  if (target.startsWith('node:')) return true;
  if (target.startsWith('.')) {
    const home = path.split('/').slice(0, 2).join('/');
    return posix.join(posix.dirname(path), target).startsWith(`${home}/`);
  }
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  // Some packages are nothing but types: mdast stands for @types/mdast.
  return name in declared || `@types/${name}` in declared;
}

function effectsOf({ path, text }: Module, name: string): string[] {
  const imports = importsOf(text.replace(/^\s*import type [^;]*;/gm, ''));
  const byImport = imports.flatMap((target) =>
    effectModules.some(([pattern, allowed]) => pattern.test(target) && !allowed.includes(name))
      ? [`${path} imports ${target}`]
      : [],
  );
  const byWord = codeLines(text).flatMap((line, index) =>
    effectWords
      .filter(([, pattern, allowed]) => pattern.test(line) && !allowed.includes(name))
      .map(([what]) => `${path}:${index + 1} reaches ${what}`),
  );
  return [...byImport, ...byWord];
}

function codeOf(name: string): Module[] {
  return code.filter(({ path }) => path.startsWith(`packages/${name}/`));
}

function modulesIn(folder: string): Module[] {
  return filesIn(folder)
    .filter((path) => /\.(ts|mjs)$/.test(path) && !path.startsWith('tests/cases/'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesIn(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesIn(path);
  });
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

function paths(modules: readonly Module[]): string[] {
  return modules.map(({ path }) => relative(root, join(root, path)));
}
