// Finishes one printed file, and prints the bytes by which the process grew at its worst.
// Arguments: the printed file, and its plan as JSON.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { finishPdf } from '../../../packages/render/src/pdf/finish-pdf.ts';
import { peakMemory } from '../peak-memory.ts';

const [file = '', plan = ''] = process.argv.slice(2);
const before = peakMemory();
const made = finishPdf(new Uint8Array(readFileSync(file)), JSON.parse(readFileSync(plan, 'utf8')));
if (!(made instanceof Uint8Array)) throw new Error('The page numbers were not put in place.');
console.log(peakMemory() - before);
