// Finishes one printed file in a process of its own, and prints the bytes by which that grew at its worst.
// Arguments: the printed file, and its plan as JSON.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { finishPdf } from '../../packages/render/src/pdf/finish-pdf.ts';

/**
 * The highest that the process ever held; the system counts in kilobytes. On Linux its usage of resources counts what the
 * process held that started it (getrusage(2)), which here is far more: VmHWM begins with the program.
 */
function peak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}

const [file = '', plan = ''] = process.argv.slice(2);
const before = peak();
const made = finishPdf(new Uint8Array(readFileSync(file)), JSON.parse(readFileSync(plan, 'utf8')));
if (!(made instanceof Uint8Array)) throw new Error('The page numbers were not put in place.');
console.log(peak() - before);
