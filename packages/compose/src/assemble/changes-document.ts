import type { Block, Document, Meta, Target } from '@decode/model';
import type { PlaceDraft } from '../localise/draft.ts';
import { settle, sorted } from './assemble.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import { changesBlocks, changesTitle, compareWithEarlier } from './changes.ts';
import { assembleMeta, type Face, logo, placeFace } from './front.ts';
import { withoutReferences } from './measure-document.ts';

/**
 * For the council that knows the edition before: what has changed since, and nothing else. Undefined where there was none.
 */
export function assembleChanges(draft: PlaceDraft, target: Target): Document | undefined {
  const assembly = createAssembly(draft);
  const comparison = compareWithEarlier(assembly);
  if (!comparison) return undefined;
  const face = placeFace(assembly, 0);
  return changesDocument(assembly, target, {
    title: changesTitle(assembly, comparison),
    blocks: changesBlocks(assembly, comparison, 2),
    // A picture with its legend would be half of so short a document.
    face: { ...face, cover: () => logo(assembly) },
  });
}

/** @param face of the document that has changed */
export function changesDocument(
  assembly: Assembly,
  target: Target,
  { title, blocks, face }: { readonly title: string; readonly blocks: readonly Block[]; readonly face: Face },
): Document {
  const { draft, media } = assembly;
  const body: Block[] = [
    {
      type: 'section',
      role: 'chapter',
      id: 'changes',
      runningHead: title,
      // The recommendations are in another document.
      children: withoutReferences([assembly.heading(1, title), ...blocks]),
    },
  ];
  const cover = assembleMeta(assembly, body, {
    ...face,
    title,
    subtitle: assembly.say('changes.subtitle', { title: face.title }),
  });
  // One chapter needs no list of chapters.
  const meta: Meta = { ...cover, contents: { entries: [] } };
  return { target, meta, body: settle(draft, body), media, doubts: sorted(draft.doubts) };
}
