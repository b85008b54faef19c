import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * The bytes that this process ever held at once; the system counts in kilobytes. On Linux its usage of resources counts
 * what the process held that started it (getrusage(2)), which may be far more: VmHWM begins with the program.
 */
export function peakMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}
