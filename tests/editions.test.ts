import { compose, loadProject } from '@decode/compose';
import type { Edition } from '@decode/model';
import { formats } from '@decode/render/formats';
import { readCatalogue } from '@decode/translate';
import { expect, test } from 'vitest';
import { memoryFiles, smallestProject } from './project-files.ts';

const project = await loadProject(memoryFiles(smallestProject()), readCatalogue);

/** The document of the smallest project, of an edition that differs in some of what it says of itself. */
async function documentOf(edition: Partial<Edition>) {
  const value = { ...project.edition.value, ...edition };
  const target = { template: 'somewhere', language: 'en', format: 'html' };
  const { document } = await compose({ ...project, edition: { ...project.edition, value } }, target);
  if (!document) throw new Error('it is stopped');
  return document;
}

test.each([
  ['draft', 'Draft'],
  ['consultation', 'For consultation'],
  ['release', 'Released'],
] as const)('an edition in the state %s says so at the foot of every page', async (state, word) => {
  const document = await documentOf({ state });
  const page = new TextDecoder().decode(
    await formats.html.render(
      document,
      { shells: project.baseShells, styles: project.styles, fonts: [] },
      {} as never,
    ),
  );
  // The style sheet puts it into the margin of every page.
  expect(page).toMatch(new RegExp(`--foot-left:"[^"]* · ${word}"`));
});
