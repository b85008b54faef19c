import { compose, type loadProject } from '../../packages/compose/src/index.ts';
import { planBuild } from '../../packages/engine/src/index.ts';
import type { Document } from '../../packages/model/src/index.ts';
import type { Format } from '../../packages/render/src/index.ts';

/** Every document that a build makes where nothing is named, those of changes among them: a floor is one for the same work. */
export async function* usualDocuments(
  project: Awaited<ReturnType<typeof loadProject>>,
  format: Format,
): AsyncGenerator<{ readonly template: string; readonly document: Document }> {
  for (const edition of planBuild(project, { places: [], languages: [], formats: [] }).usual) {
    const { document } = await compose(project, { ...edition, format });
    if (document) yield { template: edition.template, document };
  }
}
