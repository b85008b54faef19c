import type { Block } from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { assembleDirective, prepareCharts } from './data-blocks.ts';

/** The place's own prose at a named slot, with its charts drawn; nothing where the place has none. */
export async function slotBlocks(assembly: PlaceAssembly, name: string): Promise<Block[]> {
  const { template } = assembly.draft;
  const prose = template.slots.get(name);
  if (!prose) return [];
  const charts = await prepareCharts(assembly, prose);
  return assembly.prose(prose, template.bundle, (block, label) =>
    assembleDirective(assembly, block, label, charts),
  );
}
