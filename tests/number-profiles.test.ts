import { compose, loadProject } from '@decode/compose';
import { type Block, blocksOf, type Inline, type Project } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryFiles, type ProjectFiles, wholeProject } from './project-files.ts';

/** One translation serves places with either way to write numbers: a document shows one way only, and the same values. */
const places = ['daugavpils', 'kaunas', 'lodzkie', 'magdeburg', 'manchuela', 'oradea', 'palermo', 'vejle'];
const projects = new Map<string, Project>();

function withProfile(profile: string): ProjectFiles {
  const files = wholeProject();
  for (const [path, bytes] of files) {
    if (!path.endsWith('/place.yaml')) continue;
    const text = new TextDecoder().decode(bytes).replace(/^profile: .*$/m, `profile: ${profile}`);
    files.set(path, new TextEncoder().encode(text));
  }
  return files;
}

beforeAll(async () => {
  for (const profile of ['eu', 'national'])
    projects.set(profile, await loadProject(memoryFiles(withProfile(profile)), readCatalogue));
});

/** What a document says in its own language, block by block; titles of sources stand as they were published. */
async function said(profile: string, template: string): Promise<string[]> {
  const project = projects.get(profile);
  const language = project?.templates.get(template)?.place.value.language ?? '';
  if (!project) throw new Error(`no project with ${profile}`);
  const { document, messages } = await compose(project, { template, language, format: 'html' });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!document) throw new Error('no document');
  const sources = Object.values(project.sources.value);
  const addresses = new Set(sources.map(({ URL: address }) => address));
  const inside = (node: Inline) => ('children' in node ? (node.children as readonly Inline[]) : []);
  const words = (node: Inline): string => {
    if (node.type === 'text') return node.value;
    return node.type === 'emphasis' && node.lang ? '' : inside(node).map(words).join('');
  };
  /** The line of a source, by its link: its title and address are as they were published. */
  const isSource = (node: Inline): boolean =>
    (node.type === 'link' && addresses.has(node.url)) || inside(node).some(isSource);
  const cited = new Set(sources.flatMap((source) => [source.title, source['container-title']]));
  return [...blocksOf(document)]
    .flatMap((block: Block) =>
      'children' in block &&
      ['paragraph', 'heading', 'caption'].includes(block.type) &&
      !(block.children as readonly Inline[]).some(isSource)
        ? [(block.children as readonly Inline[]).map(words).join('')]
        : [],
    )
    .filter((text) => /\d/.test(text) && ![...cited].some((title) => title && text.includes(title)));
}

/** Of the number only its digits and its decimal mark, of money only that it is money. */
const value = (text: string) =>
  text
    .replace(/(?<=\d)[.\u00a0 ](?=\d{3}(?!\d))/g, '')
    .replace(/[\u00a0 ]?(?:EUR|€)/g, ' €')
    .replace(/[\u00a0 ]?(?:PLN|zł)(?!\p{L})/gu, ' zł')
    .replace(/[\u00a0 ]?(?:DKK|kr\.)/g, ' kr')
    .replace(/[\u00a0 ]%/g, '%')
    .replaceAll('\u00a0', ' ');

/** Marks of the country's own way, where the European one differs. */
const national: Readonly<Record<string, RegExp>> = {
  daugavpils: /\d%|€/,
  kaunas: /€/,
  lodzkie: /\d%|€|\dzł/,
  magdeburg: /\d\.\d{3}(?!\d)|€/,
  manchuela: /\d\.\d{3}(?!\d)|€/,
  oradea: /\d\.\d{3}(?!\d)/,
  palermo: /\d\.\d{3}(?!\d)|\d%|€/,
  vejle: /\d\.\d{3}(?!\d)|€|\dkr\./,
};

describe.each(places)('%s', (place) => {
  test('with the European profile has no number in the national way, and each value as before', async () => {
    const [european, own] = [await said('eu', place), await said('national', place)];
    expect(own.length).toBeGreaterThan(200);
    expect(european.filter((text) => national[place]?.test(text))).toEqual([]);
    expect(european.map(value)).toEqual(own.map(value));
    expect(european).not.toEqual(own);
  });
});
