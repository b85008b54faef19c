import { type Block, compare, type Document, type Doubt, type Outline, type Target } from '@decode/model';
import { breakLongWords, typesetBlocks } from '../language/index.ts';
import type { Draft, PlaceDraft } from '../localise/draft.ts';
import { assemblePlaceAreas } from './area.ts';
import { createAssembly, type PlaceAssembly } from './assembly.ts';
import { assembleDataAnnex } from './data-annex.ts';
import { fitColumns } from './fit-columns.ts';
import { assembleMeta, placeFace } from './front.ts';
import { assembleGlossary } from './glossary.ts';
import { chosenMeasures, type Measure } from './measure.ts';
import { numberSources } from './number-sources.ts';
import { assemblePlan } from './plan.ts';
import { assemblePractices } from './practice.ts';
import { assembleProfile } from './profile.ts';
import { assembleSources } from './sources.ts';
import { assembleSummary } from './summary.ts';

type PartName = Outline[number]['part'];
type PartBuilder = (
  assembly: PlaceAssembly,
  measures: readonly Measure[],
) => Promise<readonly Block[]> | readonly Block[];

/** One builder for each part that an outline can name. */
const parts: { readonly [name in PartName]: PartBuilder } = {
  summary: async (assembly, measures) => [await assembleSummary(assembly, measures)],
  profile: async (assembly) => [await assembleProfile(assembly)],
  recommendations: assemblePlaceAreas,
  plan: async (assembly, measures) => [await assemblePlan(assembly, measures)],
  practices: (assembly, measures) => [
    assemblePractices(assembly, assembly.draft.template.template.value.practices, measures),
  ],
  data: (assembly) => assembleDataAnnex(assembly),
  glossary: (assembly) => [assembleGlossary(assembly)],
  sources: (assembly) => [assembleSources(assembly)],
};

/**
 * Puts the settled texts in the order of templates/base/outline.yaml and gives everything its number. Parts are built
 * one after the other in reading order, because numbers are given as they are met.
 */
export async function assemble(draft: PlaceDraft, target: Target): Promise<Document> {
  const assembly = createAssembly(draft);
  const measures = chosenMeasures(draft);
  const body: Block[] = [];
  for (const { part } of draft.project.outline) body.push(...(await parts[part](assembly, measures)));
  const meta = assembleMeta(assembly, body, placeFace(assembly, measures.length));
  return { target, meta, body: settle(draft, body), media: assembly.media, doubts: sorted(draft.doubts) };
}

/** Names and titles from data pass no string and no unit; typography is idempotent, so all of it is set once more. */
export function settle({ project: { languages }, language }: Draft, body: readonly Block[]): Block[] {
  const { rules } = language;
  return fitColumns(
    breakLongWords(typesetBlocks(numberSources(body, language), rules, languages), rules, languages),
  );
}

export function sorted(doubts: readonly Doubt[]): Doubt[] {
  return doubts.toSorted(
    (a, b) =>
      // Texts before points, which are many and mark nothing.
      compare(a.of ?? '', b.of ?? '') || compare(a.kind, b.kind) || compare(a.what, b.what),
  );
}
