import { readdirSync, readFileSync } from 'node:fs';

/** Children of every process, by the parent's number. */
function children(): Map<number, number[]> {
  const tree = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of a program may hold blanks and brackets; what follows its last bracket does not.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      tree.set(parent, [...(tree.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  return tree;
}

function proportionalSize(pid: number): number {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Bytes that a process and all it started hold now: proportional set size, in which shared pages count once. Linux only. */
export function treeMemory(pid: number): number {
  const tree = children();
  const sum = (process: number): number =>
    proportionalSize(process) + (tree.get(process) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(pid);
}
