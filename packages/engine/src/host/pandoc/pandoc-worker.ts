import { parentPort, workerData } from 'node:worker_threads';
import type { ConvertJob } from '@decode/model';
import {
  createPandocInstance,
  OutOfMemory,
  type PandocInstance,
  type PandocResult,
} from './pandoc-instance.ts';
import type { WasmModule } from './web-assembly.ts';

/** What a worker answers to one job. */
export type PandocAnswer =
  | { readonly bytes: Uint8Array; readonly memory: number }
  /** `tooLarge`: the document is, for the memory that it may take. */
  | { readonly refusal: string; readonly tooLarge?: boolean; readonly memory: number };

const { module } = workerData as { readonly module: WasmModule };
const referencePath = 'reference.docx';
let instance: PandocInstance | undefined;

parentPort?.on('message', async (job: ConvertJob) => {
  const answer = await convert(job);
  parentPort?.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []);
});

async function convert({ json, reference, media, epoch, metadata }: ConvertJob): Promise<PandocAnswer> {
  if (instance?.epoch !== epoch) instance = await createPandocInstance(module, epoch);
  const options = {
    from: 'json',
    to: 'docx',
    standalone: true,
    'reference-doc': referencePath,
    // Else the styles of thirty kinds of tokens are added to every document.
    'syntax-highlighting': 'none',
    metadata,
  };
  const files = new Map([...media, [referencePath, reference]]);
  const converted = attempt(instance, options, json, files);
  // A worker whose instance stopped is to be replaced.
  if (converted instanceof Error)
    return {
      refusal: converted.message,
      tooLarge: converted instanceof OutOfMemory,
      memory: Number.POSITIVE_INFINITY,
    };
  const { output, errors, warnings } = converted;
  const memory = instance.memory();
  // The AST is ours: whatever pandoc cannot do with it is a fault, not a matter of taste.
  const refusal = errors || warnings.join('\n');
  if (refusal || output.length === 0) return { refusal: refusal || 'pandoc wrote nothing', memory };
  return { bytes: output.slice(), memory };
}

function attempt(
  { convert: run }: PandocInstance,
  options: Readonly<Record<string, unknown>>,
  json: string,
  files: ReadonlyMap<string, Uint8Array>,
): PandocResult | Error {
  try {
    return run(options, new TextEncoder().encode(json), files);
  } catch (cause) {
    return cause as Error;
  }
}
