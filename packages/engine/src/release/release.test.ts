import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Stages, stages } from '../build/stages.ts';
import { sha256 } from '../host/disk-cache.ts';
import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { smallestProject } from '../host/project-on-disk.ts';
import { parseChecksums, printChecksums } from './checksums.ts';
import { makeRelease } from './make-release.ts';
import { rebuildRelease } from './rebuild-release.ts';
import { type ReleaseManifest, releaseManifestPath } from './release-manifest.ts';
import { openSources, packSources } from './source-archive.ts';
import { verifyRelease } from './verify-release.ts';

const quiet = { begin: () => {}, done: () => {} };
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** The real steps up to the Document; a file is its words and the version of the browser. */
const quick: Stages = {
  ...stages,
  render: async (format, { meta, body }, _, tools) => {
    const browser = await (tools as MemoryHost['tools']).version('browser');
    return encode(
      `${format}: ${meta.title}, ${JSON.stringify(body).length}${format === 'pdf' ? browser : ''}`,
    );
  },
};

const folder = 'usb/decode-edition-1-draft';
const document = 'documents/somewhere/lv/decode-somewhere-lv.pdf';
let host: MemoryHost;

/** A release packed by one host, as the files that somebody gives to another. */
async function pack(from: MemoryHost): Promise<ReadonlyMap<string, Uint8Array>> {
  await from.output.fill('release', async (draft) => {
    const { manifest, messages } = await makeRelease(quick, from, draft, quiet);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    return manifest !== undefined;
  });
  return new Map([...from.outputFiles].map(([path, bytes]) => [path.replace('release', folder), bytes]));
}

const given = (path: string) => host.givenFiles.get(`${folder}/${path}`);
const give = (path: string, text: string) => host.givenFiles.set(`${folder}/${path}`, encode(text));
const manifestNow = () => JSON.parse(decode(given(releaseManifestPath))) as ReleaseManifest;
const foundIn = async (fingerprint?: string) =>
  (await verifyRelease(host.given, folder, fingerprint)).messages.map(
    ({ rule, found }) => `${rule}: ${found}`,
  );

let packed: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  packed = await pack(createMemoryHost(smallestProject()));
});
beforeEach(() => {
  host = createMemoryHost(smallestProject());
  for (const [path, bytes] of packed) host.givenFiles.set(path, bytes);
});

describe('a release', () => {
  test('holds documents, data, sources, and a list of all of them', () => {
    const { files, documents, inputs, tools } = manifestNow();
    expect(Object.keys(files)).toEqual([
      'data/edition.json',
      'data/recommended-measures.csv',
      'data/recommended-measures.json',
      'data/somewhere/en/decode-somewhere-en-action.csv',
      'data/somewhere/en/decode-somewhere-en-action.json',
      'data/somewhere/en/decode-somewhere-en-monitoring.csv',
      'data/somewhere/en/decode-somewhere-en-monitoring.json',
      'data/somewhere/lv/decode-somewhere-lv-action.csv',
      'data/somewhere/lv/decode-somewhere-lv-action.json',
      'data/somewhere/lv/decode-somewhere-lv-monitoring.csv',
      'data/somewhere/lv/decode-somewhere-lv-monitoring.json',
      'data/sources.csl.json',
      'documents/index.html',
      'documents/somewhere/en/decode-somewhere-en.docx',
      'documents/somewhere/en/decode-somewhere-en.html',
      'documents/somewhere/en/decode-somewhere-en.pdf',
      'documents/somewhere/lv/decode-somewhere-lv.docx',
      'documents/somewhere/lv/decode-somewhere-lv.html',
      'documents/somewhere/lv/decode-somewhere-lv.pdf',
      'index.html',
      'licences/index.html',
      'source/decode-edition-1-draft-source.zip',
    ]);
    expect(documents.map(({ template, language }) => `${template} ${language}`)).toEqual([
      'somewhere en',
      'somewhere lv',
    ]);
    const edition = 'recommendations/edition.yaml';
    expect(inputs[edition]).toBe(sha256(host.projectFiles.get(edition) ?? ''));
    expect(Object.keys(tools)).toEqual(['code', 'composer', 'node', 'browser', 'pandoc', 'office']);
    const sums = parseChecksums(decode(given('SHA256SUMS')));
    expect([...(sums?.keys() ?? [])]).toEqual([...Object.keys(files), releaseManifestPath].sort());
  });

  test('is not made where a document is stopped', async () => {
    const broken = createMemoryHost(smallestProject());
    broken.projectFiles.set('templates/somewhere/place.yaml', encode('kind: castle\n'));
    const { manifest, messages } = await makeRelease(quick, broken, broken.output, quiet);
    expect(manifest).toBeUndefined();
    expect(messages.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('has a source archive of the same bytes, whatever the order in which files are found', async () => {
    const files = [...host.projectFiles];
    const backwards = createMemoryHost();
    for (const [path, bytes] of files.reverse()) backwards.projectFiles.set(path, bytes);
    const archive = await packSources(backwards.sources, 'decode-edition-1-draft-source');
    expect(sha256(archive)).toBe(sha256(given('source/decode-edition-1-draft-source.zip') ?? ''));
    const opened = openSources(archive);
    expect(decode(await opened.read('recommendations/edition.yaml'))).toContain('number: 1');
    expect(await opened.list('templates')).toEqual(['base/', 'somewhere/']);
  });
});

describe('verify', () => {
  test('finds nothing in what was packed, and knows its fingerprint', async () => {
    const { fingerprint } = await verifyRelease(host.given, folder);
    expect(await foundIn(fingerprint)).toEqual([]);
    expect((await foundIn('0'.repeat(64)))[0]).toMatch(/^release-fingerprint: This is another release/);
  });

  test('names a changed, a missing and an added file', async () => {
    give(document, 'another amount');
    host.givenFiles.delete(`${folder}/data/somewhere/lv/decode-somewhere-lv-action.csv`);
    give('documents/.hidden.exe', 'x');
    expect(await foundIn()).toEqual([
      'release-missing: data/somewhere/lv/decode-somewhere-lv-action.csv is missing.',
      `release-changed: ${document} was changed: it is not the file that the release was made with.`,
      'release-added: documents/.hidden.exe does not belong to the release: somebody added it.',
    ]);
  });

  test('is not taken in by a sum that was changed with its file', async () => {
    give(document, 'another amount');
    const sums = new Map(parseChecksums(decode(given('SHA256SUMS'))));
    give('SHA256SUMS', printChecksums(sums.set(document, sha256('another amount'))));
    expect(await foundIn()).toEqual([
      `release-lists-differ: SHA256SUMS and manifest.json do not say the same of ${document}, so one of them was changed.`,
    ]);
  });

  test.each([
    ['SHA256SUMS', 'nothing of the kind', 'release-changed'],
    ['manifest.json', '{}', 'release-changed'],
    ['SHA256SUMS', undefined, 'release-missing'],
    ['manifest.json', undefined, 'release-missing'],
    ['SHA256SUMS', `${'0'.repeat(64)}  ../../secret\n`, 'release-changed'],
  ])('%s that says %j is told', async (path, text, rule) => {
    if (text === undefined) host.givenFiles.delete(`${folder}/${path}`);
    else give(path, text);
    expect((await foundIn()).some((line) => line.startsWith(rule))).toBe(true);
  });

  test('a source archive outside of the release is told, and not read', async () => {
    give(releaseManifestPath, JSON.stringify({ ...manifestNow(), source: '../another.zip' }));
    expect((await foundIn())[0]).toBe(
      'release-changed: manifest.json was changed: the source archive that it names is not among its files.',
    );
  });

  test('a folder that is no release is wrong use', async () => {
    await expect(verifyRelease(host.given, 'usb')).rejects.toThrow('usb is no release');
    await expect(verifyRelease(host.given, 'nowhere')).rejects.toThrow('There is no folder nowhere.');
  });
});

describe('rebuild', () => {
  const rebuild = async (on: MemoryHost) => {
    const manifest = manifestNow();
    const there = new Map(Object.entries(manifest.files).map(([path, file]) => [path, file.sha256]));
    for (const list of [releaseManifestPath, 'SHA256SUMS']) there.set(list, sha256(given(list) ?? ''));
    const release = { manifest, archive: given(manifest.source) ?? new Uint8Array(), there };
    const { messages, same } = await rebuildRelease(quick, on, release, quiet);
    const errors = messages.filter(({ severity }) => severity === 'error');
    return { same, found: errors.map(({ rule, found }) => `${rule}: ${found}`) };
  };
  /** Changes a file of the release and both lists with it, as somebody would who knows how they are made. */
  const forge = (path: string, text: string) => {
    give(path, text);
    const manifest = manifestNow();
    manifest.files[path] = { sha256: sha256(text), bytes: text.length };
    give(releaseManifestPath, JSON.stringify(manifest));
    const sums = new Map(parseChecksums(decode(given('SHA256SUMS'))));
    sums.set(path, sha256(text)).set(releaseManifestPath, sha256(given(releaseManifestPath) ?? ''));
    give('SHA256SUMS', printChecksums(sums));
  };

  test('gives the same bytes from the archive alone, and reads nothing that was kept', async () => {
    const elsewhere = createMemoryHost(smallestProject());
    // The texts come from the release, not from the project that the command is typed in.
    elsewhere.projectFiles.set('recommendations/edition.yaml', encode('number: 7\n'));
    expect(await rebuild(elsewhere)).toEqual({ same: 24, found: [] });
    expect([elsewhere.cached.size, elsewhere.outputFiles.size]).toEqual([0, 0]);
  });

  test('finds a forged document whose sums were changed with it', async () => {
    forge(document, 'another amount');
    expect(await foundIn()).toEqual([]);
    expect((await rebuild(host)).found).toEqual([
      `release-not-from-source: ${document} is not what its source gives with the same tools: the file or its source was changed.`,
    ]);
  });

  test('finds a forged list', async () => {
    const { edition, ...rest } = manifestNow();
    give(releaseManifestPath, JSON.stringify({ ...rest, edition: { ...edition, state: 'release' } }));
    expect((await rebuild(host)).found).toEqual([
      'release-not-from-source: manifest.json is not what its source gives with the same tools: the file or its source was changed.',
    ]);
  });

  test('tells another version of a tool apart from a change', async () => {
    host.versions.browser = 'browser 2';
    const { found } = await rebuild(host);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(
      'other-tool-version: documents/somewhere/en/decode-somewhere-en.pdf comes out otherwise here, which proves nothing: it was made with another tool version (browser browser 1, here browser 2).',
    );
    forge(document.replace('.pdf', '.html'), 'another amount');
    // A web page needs no browser, so its version excuses nothing.
    expect((await rebuild(host)).found).toContain(
      'release-not-from-source: documents/somewhere/lv/decode-somewhere-lv.html is not what its source gives with the same tools: the file or its source was changed.',
    );
  });

  test('an archive that is none, or holds other texts, is told', async () => {
    const { source } = manifestNow();
    const other = createMemoryHost(smallestProject());
    const edition = 'recommendations/edition.yaml';
    other.projectFiles.set(edition, encode(decode(other.projectFiles.get(edition)).replace('2026', '2027')));
    const archive = await packSources(other.sources, 'decode-edition-1-draft-source');
    host.givenFiles.set(`${folder}/${source}`, archive);
    expect((await rebuild(host)).found[0]).toBe(
      `release-source: The source archive holds another ${edition} than the one that the documents were made from.`,
    );
    give(source, 'no archive');
    expect((await rebuild(host)).found[0]).toMatch(/^release-changed: source\/\S+ cannot be read: /);
  });
});
