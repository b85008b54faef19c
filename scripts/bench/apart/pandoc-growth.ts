// Converts documents again and again in one worker of pandoc, and prints the bytes that the process holds more at the end
// than after the first of them, and than after half of them.
// Arguments: the jobs, as v8 serialises them, and how many conversions to make.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { deserialize } from 'node:v8';
import { createConverter } from '../../../packages/engine/src/host/index.ts';
import type { ConvertJob } from '../../../packages/model/src/index.ts';

const [file = '', conversions] = process.argv.slice(2);
const jobs = deserialize(readFileSync(file)) as readonly ConvertJob[];
const converter = createConverter({ workers: 1 });
const sizes: number[] = [];
for (let done = 0; done < Number(conversions); done++) {
  const job = jobs[done % jobs.length];
  if (job) await converter.convert(job);
  sizes.push(process.memoryUsage.rss());
}
await converter.close();
const [first = 0, middle = 0, last = 0] = [0, Math.floor(sizes.length / 2), -1].map((at) => sizes.at(at));
console.log(JSON.stringify([last - first, last - middle]));
