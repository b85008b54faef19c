// Finishes one printed file in a process of its own, and prints the bytes by which that grew at its worst.
// Arguments: the printed file, and its plan as JSON.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { finishPdf } from '../../packages/render/src/pdf/finish-pdf.ts';

/** The highest that the process ever held; the system counts in kilobytes. */
const peak = () => process.resourceUsage().maxRSS * 1024;

const [file = '', plan = ''] = process.argv.slice(2);
const before = peak();
const made = finishPdf(new Uint8Array(readFileSync(file)), JSON.parse(readFileSync(plan, 'utf8')));
if (!(made instanceof Uint8Array)) throw new Error('The page numbers were not put in place.');
console.log(peak() - before);
