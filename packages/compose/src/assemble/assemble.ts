import { type Block, compare, type Document, type Doubt, type Outline, type Target } from '@decode/model';
import { breakLongWords, typesetBlocks } from '../language/index.ts';
import type { Draft } from '../localise/draft.ts';
import { assembleAreas } from './area.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import { fitColumns } from './fit-columns.ts';
import { assembleMeta } from './front.ts';
import { assembleGlossary } from './glossary.ts';
import { chosenMeasures, type Measure } from './measure.ts';
import { assemblePlan } from './plan.ts';
import { assemblePractices } from './practice.ts';
import { assembleProfile } from './profile.ts';
import { assembleSources } from './sources.ts';
import { assembleSummary } from './summary.ts';

type PartName = Outline[number]['part'];
type PartBuilder = (
  assembly: Assembly,
  measures: readonly Measure[],
) => Promise<readonly Block[]> | readonly Block[];

/** One builder for each part that an outline can name. */
const parts: { readonly [name in PartName]: PartBuilder } = {
  summary: async (assembly, measures) => [await assembleSummary(assembly, measures)],
  profile: async (assembly) => [await assembleProfile(assembly)],
  recommendations: assembleAreas,
  plan: async (assembly, measures) => [await assemblePlan(assembly, measures)],
  practices: (assembly, measures) => [assemblePractices(assembly, measures)],
  glossary: (assembly) => [assembleGlossary(assembly)],
  sources: (assembly) => [assembleSources(assembly)],
};

/**
 * Puts the settled texts in the order of templates/base/outline.yaml and gives everything its number. Parts are built
 * one after the other in reading order, because numbers are given as they are met.
 */
export async function assemble(draft: Draft, target: Target): Promise<Document> {
  const assembly = createAssembly(draft);
  const measures = chosenMeasures(draft);
  const body: Block[] = [];
  for (const { part } of draft.project.outline) body.push(...(await parts[part](assembly, measures)));
  const meta = assembleMeta(assembly, body, measures.length);
  // Names and titles from data pass no string and no unit; typography is idempotent, so all of it is set once more.
  const { rules } = draft.language;
  const { languages } = draft.project;
  const set = fitColumns(breakLongWords(typesetBlocks(body, rules, languages), rules, languages));
  return { target, meta, body: set, media: assembly.media, doubts: sorted(draft.doubts) };
}

function sorted(doubts: readonly Doubt[]): Doubt[] {
  return doubts.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.what, b.what));
}
