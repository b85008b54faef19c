import { loadRules } from '@decode/check';
import { compose, loadProject } from '@decode/compose';
import { type Document, type Message, nodesOf } from '@decode/model';
import { changedFiguresWords } from '@decode/source';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { edited, memoryFiles, wholeProject } from './project-files.ts';

/** Magdeburg after the last births of its series were counted anew: the texts stay, and speak of other figures. */
const recounted = {
  file: 'templates/magdeburg/data/births-city.csv',
  replace: '2021,2100',
  with: '2021,2400',
};

async function documentOf(language: string, state = 'draft', withoutTranslation = 'refuse') {
  const edition = [
    'number: 1',
    'date: 2026-11-23',
    'funded: false',
    `state: ${state}`,
    `withoutTranslation: ${withoutTranslation}`,
    '',
  ].join('\n');
  const files = edited(wholeProject(), [recounted, { file: 'recommendations/edition.yaml', text: edition }]);
  const project = await loadProject(memoryFiles(files), readCatalogue);
  expect(project.messages).toEqual([]);
  return { project, ...(await compose(project, { template: 'magdeburg', language, format: 'html' })) };
}

const labels = (document: Document | undefined) =>
  document
    ? [...nodesOf(document)].flatMap((node) =>
        'state' in node && node.state ? [`${node.state.kind}: ${node.state.label}`] : [],
      )
    : [];
const errors = (messages: readonly Message[]) => messages.filter(({ severity }) => severity === 'error');

describe('after a change of data', () => {
  test.each([
    ['en', 'outdated: figures have changed since this was checked'],
    ['de', 'outdated: seit der Prüfung haben sich die Zahlen geändert'],
  ])('the texts that speak of it are marked, in %s', async (language, label) => {
    const { document, messages } = await documentOf(language);
    expect(errors(messages)).toEqual([]);
    const found = labels(document);
    expect(new Set(found)).toEqual(new Set([label]));
    // The reason why births matter here; the title of the chart has it in its words, being a caption.
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(document?.body)).toContain(`[${label.slice('outdated: '.length)}]`);
    expect(document?.doubts.filter(({ kind }) => kind === 'outdated').length).toBeGreaterThan(found.length);
  });

  test('a release is not made, and says by which figures', async () => {
    const { document, messages } = await documentOf('de', 'release');
    expect(document).toBeUndefined();
    const found = errors(messages).filter(({ rule }) => rule === 'not-current');
    expect(found.map(({ found: said }) => said)).toContainEqual(
      expect.stringContaining(
        'was last read with other figures (data.births-city.last was 2100 and is 2400)',
      ),
    );
    expect(found.every(({ todo }) => todo.includes('translate accept'))).toBe(true);
  });

  test('no English text takes the place of a translation that is as good', async () => {
    const { document } = await documentOf('de', 'release', 'source');
    expect(labels(document).every((label) => label.startsWith('outdated: seit'))).toBe(true);
  });

  test('the check names text, field and both values', async () => {
    const { project } = await documentOf('de');
    const { content } = await loadRules(async (folder) => (await import('node:fs/promises')).readdir(folder));
    const rule = content.find(({ id }) => id === 'changed-figures');
    const found = rule && 'checkProject' in rule ? [...rule.checkProject(project)] : [];
    expect(found.map(({ found: said }) => said)).toContainEqual(
      expect.stringContaining('was last read with other figures: the series births-city'),
    );
    // What the place says, and what the publication says of all places.
    expect(new Set(found.map(({ origin }) => origin?.file.split('/')[1]))).toEqual(
      new Set(['magdeburg', 'publication']),
    );
  });
});

test('the findings of a publication wait when the figures of a place change, and only for years that they show', async () => {
  const finding = async (replace: string, change: string) => {
    const file = 'templates/vejle/data/population-region.csv';
    const files = edited(wholeProject(), [{ file, replace, with: change }]);
    const project = await loadProject(memoryFiles(files), readCatalogue);
    const units = project.publications.get('publication')?.bundle.units ?? [];
    return units.flatMap((unit) => changedFiguresWords(unit) || []);
  };
  expect(await finding('2023,732387', '2023,700000')).toEqual(['the series vejle/population-region']);
  expect(await finding('2008,', '2008,1')).toEqual([]);
});
