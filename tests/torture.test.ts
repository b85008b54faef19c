import { checkDocument } from '@decode/check';
import { loadProject } from '@decode/compose';
import { formats, type Tools } from '@decode/render';
import { readCatalogue } from '@decode/translate';
import { describe, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { foundRules } from './found-rules.ts';
import { memoryFiles, smallestProject } from './project-files.ts';
import { loadTorture } from './torture/torture.ts';
import { withPlaces } from './torture/with-places.ts';

const cases = await loadTorture();
const project = await loadProject(memoryFiles(smallestProject()), readCatalogue);
const assets = await sampleAssets();

test('there are cases, and each says what breaks', () => {
  expect(cases.length).toBeGreaterThan(30);
  for (const { name, breaks } of cases) expect(breaks, name).toMatch(/\.$/u);
});

describe.each(cases)('$name', ({ document, refused }) => {
  // What no font can draw is told by a rule before it is printed, and refused by the PDF where no rule was asked.
  const told = refused?.by === 'check' || refused?.by === 'pdf';
  test(told ? 'is refused by the rules' : 'keeps the rules', () => {
    const errors = checkDocument(withPlaces(document()), project, foundRules).filter(
      ({ severity }) => severity === 'error',
    );
    // Whoever wrote it must be able to find it.
    expect(errors.filter(({ origin }) => !origin?.file.startsWith('case-'))).toEqual([]);
    const said = errors.map(({ found }) => found).join('\n');
    if (told) expect(said).toMatch(refused.because);
    else expect(said).toBe('');
  });

  // What the rules refuse is never rendered.
  if (refused?.by === 'check') return;
  test(refused?.by === 'html' ? 'is refused as HTML' : 'is written as HTML', async () => {
    const writing = formats.html.render(document(), assets, {} as Tools);
    if (refused?.by === 'html') await expect(writing).rejects.toThrow(refused.because);
    else expect((await writing).length).toBeGreaterThan(1000);
  });
});
