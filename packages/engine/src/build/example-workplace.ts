import { createMemoryHost, type MemoryHost } from '../host/memory-host.ts';
import { build } from './build.ts';
import { createExample, createExampleStages, exampleFile } from './example-stages.ts';
import type { Selection } from './plan.ts';

const everything: Selection = { places: [], languages: [], formats: [] };
const quiet = { begin: () => {}, done: () => {} };

/** A project on a host, built as often as a test likes; each time with what was rendered. */
export function workplace(host: MemoryHost = createMemoryHost(), example = createExample()) {
  const stages = createExampleStages(example);
  const run = async (selection: Partial<Selection> = {}) => {
    stages.rendered.length = 0;
    host.writes.length = 0;
    host.projectFiles.set(exampleFile, new TextEncoder().encode(JSON.stringify(example)));
    const result = await build(stages, host, { ...everything, ...selection }, quiet);
    return { result, rendered: [...stages.rendered].sort(), writes: [...host.writes].sort() };
  };
  return { host, example, stages, run };
}

export const outputText = (host: MemoryHost, path: string) =>
  new TextDecoder().decode(host.outputFiles.get(path));
