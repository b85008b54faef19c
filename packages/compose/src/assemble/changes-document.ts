import type { Block, Document, Meta, Target } from '@decode/model';
import type { PlaceDraft } from '../localise/draft.ts';
import { settle, sorted } from './assemble.ts';
import { createAssembly } from './assembly.ts';
import { changesBlocks, changesTitle, compareWithEarlier } from './changes.ts';
import { assembleMeta, logo, placeFace } from './front.ts';
import { withoutReferences } from './measure-document.ts';

/**
 * For the council that knows the edition before: what has changed since, and nothing else. Undefined where there was none.
 */
export function assembleChanges(draft: PlaceDraft, target: Target): Document | undefined {
  const assembly = createAssembly(draft);
  const comparison = compareWithEarlier(assembly);
  if (!comparison) return undefined;
  const title = changesTitle(assembly, comparison);
  const body: Block[] = [
    {
      type: 'section',
      role: 'chapter',
      id: 'changes',
      runningHead: title,
      // The recommendations are in another document.
      children: withoutReferences([assembly.heading(1, title), ...changesBlocks(assembly, comparison, 2)]),
    },
  ];
  const face = placeFace(assembly, 0);
  const cover = assembleMeta(assembly, body, {
    ...face,
    title,
    subtitle: assembly.say('changes.subtitle', { title: face.title }),
    // A picture with its legend would be half of so short a document.
    cover: () => logo(assembly),
  });
  // One chapter needs no list of chapters.
  const meta: Meta = { ...cover, contents: { entries: [] } };
  return { target, meta, body: settle(draft, body), media: assembly.media, doubts: sorted(draft.doubts) };
}
