import { Session } from 'node:inspector/promises';
import { compose, loadProject } from '../../packages/compose/src/index.ts';
import { createFiles } from '../../packages/engine/src/host/files.ts';
import { readCatalogue } from '../../packages/translate/src/index.ts';

/** Seconds of composing every document that are spent in the language layer: formatting, typography, strings. */
export async function languageSeconds(folder: string): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const project = await loadProject(createFiles(folder), readCatalogue);
  for (const [template, { place }] of project.templates)
    for (const language of new Set([place.value.language, 'en']))
      await compose(project, { template, language, format: 'html' });
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const inside = new Set<number>();
  // What the layer calls counts as its own.
  const mark = (id: number, within: boolean): void => {
    const node = nodes.get(id);
    const own = within || /\/compose\/src\/language\//.test(node?.callFrame.url ?? '');
    if (own) inside.add(id);
    for (const child of node?.children ?? []) mark(child, own);
  };
  const [root] = profile.nodes;
  if (root) mark(root.id, false);
  const microseconds = (profile.samples ?? []).reduce(
    (sum, id, index) => sum + (inside.has(id) ? (profile.timeDeltas?.[index] ?? 0) : 0),
    0,
  );
  return microseconds / 1e6;
}
