import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadProject } from '@decode/compose';
import type { Bundle, Project } from '@decode/model';
import {
  printCatalogue,
  printTermsTbx,
  printXliff,
  type Returned,
  readCatalogue,
  readReturnedPo,
  readXliff,
  sendable,
  takeIn,
  takeInTerms,
} from '@decode/translate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireOkapi } from './okapi/okapi.ts';
import { memoryFiles, readFolder, wholeProject } from './project-files.ts';
import { requireTool } from './tools.ts';

/**
 * What we write is opened, edited and saved by the Translate Toolkit, with which Weblate reads every format, and by
 * GNU gettext; import then takes it back.
 */

let project: Project;
let folder: string;
const language = 'lv';

beforeAll(async () => {
  project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  folder = mkdtempSync(join(tmpdir(), 'decode-translation-tools-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundlesIn = (tag: string): Bundle[] =>
  [
    project.bundle,
    project.strings,
    ...[...project.proposals.values(), ...project.practices.values()].map(({ bundle }) => bundle),
  ].filter(({ catalogues }) => catalogues.has(tag));

/** Adds a word to the translation of every tenth text that holds no codes, and saves. */
const editing = `
import sys
from translate.storage import factory, xliff2
path, out = sys.argv[1:]
store = xliff2.Xliff2File.parsefile(path) if path.endswith('.xlf') else factory.getobject(path)
count = 0
edited = 0
for unit in store.units:
    if unit.isheader() or not unit.istranslatable() or not unit.source or unit.isobsolete():
        continue
    count += 1
    node = getattr(unit, 'xmlelement', None)
    if count % 10 == 0 and not (node is not None and node.findall('.//{*}ph') + node.findall('.//{*}pc')):
        unit.target = str(unit.target) + ' (vārds)'
        edited += 1
store.savefile(out)
print(count, edited)
`;

function throughToolkit(python: string, name: string, text: string) {
  const [from, to] = [join(folder, name), join(folder, name.replace(/\.(?=\w+$)/, '.back.'))];
  writeFileSync(from, text);
  const run = spawnSync(python, ['-c', editing, from, to], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const [count = 0, edited = 0] = run.stdout.trim().split(' ').map(Number);
  expect(edited).toBeGreaterThan(0);
  return { count, edited, path: basename(to), bytes: readFileSync(to) };
}

/** The interpreter that the toolkit's programs run on. */
function pythonOf(program: string): string {
  return /^#!(\S+)/.exec(readFileSync(program, 'utf8'))?.[1] ?? 'python3';
}

function outcomes(returned: Returned, bundles: readonly Bundle[]): Record<string, number> {
  expect(returned.messages).toEqual([]);
  const counts: Record<string, number> = {};
  for (const part of returned.folders) {
    const bundle = bundles.find((candidate) => candidate.folder === part.folder);
    if (!bundle) throw new Error(`${part.folder} is not known`);
    for (const { outcome } of takeIn(bundle, part).rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe('the Translate Toolkit edits', () => {
  test('all texts of a language as XLIFF', (context) => {
    const python = pythonOf(requireTool(context, 'pocount'));
    const bundles = bundlesIn(language);
    const sent = bundles.map((bundle) => ({
      folder: bundle.folder,
      units: sendable(bundle, language, true),
    }));
    const { count, edited, path, bytes } = throughToolkit(python, 'lv.xlf', printXliff(sent, 'en', language));
    expect(count).toBeGreaterThan(1000);
    expect(outcomes(readXliff(path, bytes), bundles)).toEqual({ taken: edited, unchanged: count - edited });
  }, 60_000);

  test('a catalogue as PO', (context) => {
    const python = pythonOf(requireTool(context, 'pocount'));
    const bundle = project.strings;
    const catalogue = bundle.catalogues.get(language);
    if (!catalogue) throw new Error('no catalogue');
    const text = printCatalogue(catalogue, bundle.units, bundle.folder);
    const { count, edited, path, bytes } = throughToolkit(python, 'strings.po', text);
    expect(outcomes(readReturnedPo(path, bytes, [language]), [bundle])).toEqual({
      taken: edited,
      unchanged: count - edited,
    });
    // What the store holds is still there after a tool wrote it: ids, sources, flags, comments.
    const plain = (value: typeof catalogue) =>
      [...value.entries.values()].map(({ origin: _, ...entry }) => ({
        ...entry,
        target: entry.target.replace(/ \(vārds\)$/, ''),
      }));
    expect(plain(readCatalogue(path, bytes, language).catalogue)).toEqual(plain(catalogue));
  }, 60_000);

  test('the terms as TBX', (context) => {
    const python = pythonOf(requireTool(context, 'pocount'));
    const { value } = project.terms;
    const { count, edited, path, bytes } = throughToolkit(
      python,
      'terms.tbx',
      printTermsTbx(value, language),
    );
    expect(count).toBe(value.length);
    const { rows, messages, counts } = takeInTerms(project.terms, path, bytes);
    // Another word for a term that was agreed is taken, but is only proposed.
    const { taken = 0, unconfirmed = 0, ...others } = counts;
    expect({ rows, messages, edited: taken + unconfirmed, others }).toEqual({
      rows: [],
      messages: [],
      edited,
      others: { unchanged: 2 * count - edited },
    });
  }, 60_000);
});

describe('Okapi, by the schemas of OASIS and what they cannot say,', () => {
  const sent = (tag: string, bundles: readonly Bundle[]) =>
    bundles.map((bundle) => ({ folder: bundle.folder, units: sendable(bundle, tag, true) }));

  test('reads and edits all texts of all languages in both versions', (context) => {
    const okapi = requireOkapi(context);
    const tags = [...project.strings.catalogues.keys()];
    expect(tags).toHaveLength(8);
    const to = mkdtempSync(join(folder, 'okapi-'));
    const files = tags.flatMap((tag) =>
      (['2.1', '2.0'] as const).map((version) => {
        const path = join(folder, `${tag}-${version}.xlf`);
        writeFileSync(path, printXliff(sent(tag, bundlesIn(tag)), 'en', tag, version));
        return { tag, path };
      }),
    );
    const said = okapi.resave(
      to,
      files.map(({ path }) => path),
    );
    for (const [index, { tag, path }] of files.entries()) {
      const [count = 0, edited = 0] = (said[index] ?? '').split(' ').map(Number);
      expect(count, said[index]).toBeGreaterThan(1000);
      const back = readXliff(basename(path), readFileSync(join(to, basename(path))));
      expect(outcomes(back, bundlesIn(tag))).toEqual({ taken: edited, unchanged: count - edited });
    }
  }, 120_000);

  test('reads a translation that lacks what its source has by now, and refuses what is wrong', (context) => {
    const okapi = requireOkapi(context);
    const [bundle] = bundlesIn(language);
    const [item] = bundle ? sendable(bundle, language, true) : [];
    if (!bundle || !item) throw new Error('nothing to send');
    const source =
      'Births fell in {{ place.name }} [@a], *Serranía Alta*{lang=es}, see [law](https://a.lv)[^1].';
    const unit = { ...item.unit, kind: 'paragraph', text: source };
    const entry = { id: unit.id, source, previous: 'Births fell.', target: '**Dzimst** mazāk [@b].' };
    const stale = { unit, entry: { ...entry, fuzzy: false, comments: [] }, state: 'stale' as const };
    const text = printXliff([{ folder: bundle.folder, units: [stale] }], 'en', language);
    const seeded = [
      text,
      text.replace('<segment id="s1"', '<segment name="s1"'),
      text.replace('type="fmt"', 'type="bold"'),
      text.replace('dataRef="d1"', 'dataRef="d99"'),
      text.replace(/<mrk id="\d+" translate="no">/, '<mrk translate="no">'),
    ];
    expect(new Set(seeded).size).toBe(seeded.length);
    const files = seeded.map((content, index) => {
      const path = join(folder, `seeded-${index}.xlf`);
      writeFileSync(path, content);
      return path;
    });
    const to = mkdtempSync(join(folder, 'okapi-'));
    const [good, ...wrong] = okapi.resave(to, files);
    expect(good).toBe('1 0');
    expect(wrong.filter((line) => line.startsWith('wrong: '))).toHaveLength(seeded.length - 1);
    const [back] = readXliff('seeded-0.xlf', readFileSync(join(to, 'seeded-0.xlf'))).folders;
    expect(back?.units[0]?.read(unit)).toEqual({ source, target: entry.target });
  }, 60_000);
});

test('GNU gettext finds every catalogue of the project right', (context) => {
  const msgfmt = requireTool(context, 'msgfmt');
  const files = [
    ...readFolder(join(import.meta.dirname, '..', 'recommendations'), 'r/'),
    ...readFolder(join(import.meta.dirname, '..', 'templates'), 't/'),
  ].filter(([path]) => path.endsWith('.po'));
  expect(files.length).toBeGreaterThan(100);
  for (const [path, bytes] of files) {
    const run = spawnSync(msgfmt, ['--check', '--output-file=/dev/null', '-'], {
      input: bytes,
      encoding: 'utf8',
    });
    // Of headers that no tool of ours needs it warns: dates of revision and names of teams make merges noisy.
    const told = run.stderr
      .split('\n')
      .filter((line) => !/warning: header field '[\w-]+' missing/.test(line));
    expect(told.join('\n'), path).toBe('');
    expect(run.status, path).toBe(0);
  }
}, 60_000);
