// Converts documents again and again in one worker of pandoc, and prints the bytes that the process holds more at the end
// than after the first of them.
// Arguments: the jobs, as v8 serialises them, how many conversions to make, and after how many to begin.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { deserialize } from 'node:v8';
import { createConverter } from '../../../packages/engine/src/host/index.ts';
import type { ConvertJob } from '../../../packages/model/src/index.ts';

const [file = '', conversions, warm] = process.argv.slice(2);
const jobs = deserialize(readFileSync(file)) as readonly ConvertJob[];
const converter = createConverter({ workers: 1 });
let begin = 0;
for (let done = 0; done < Number(conversions); done++) {
  if (done === Number(warm)) begin = process.memoryUsage.rss();
  const job = jobs[done % jobs.length];
  if (job) await converter.convert(job);
}
const growth = process.memoryUsage.rss() - begin;
await converter.close();
console.log(growth);
