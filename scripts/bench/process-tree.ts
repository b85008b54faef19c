import { readdirSync, readFileSync } from 'node:fs';

/** Fields of a process from its third on (proc(5)), or undefined where it has ended while we looked. */
function fieldsOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a program may hold blanks and brackets; what follows its last bracket does not.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Children of every process, by the parent's number. */
function children(): Map<number, number[]> {
  const tree = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? fieldsOf(Number(name)) : undefined;
    if (!fields) continue;
    const parent = Number(fields[1]);
    tree.set(parent, [...(tree.get(parent) ?? []), Number(name)]);
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

/**
 * Seconds of processor that a process and all it started have used until now; those of children that ended count with
 * their parents. Linux only.
 */
export function treeProcessor(pid: number): number {
  const tree = children();
  const ticks = (process: number): number => {
    // utime, stime, cutime, cstime: fields 14 to 17, in hundredths of a second on every Linux.
    const own = (fieldsOf(process) ?? []).slice(11, 15).reduce((total, field) => total + Number(field), 0);
    return own + (tree.get(process) ?? []).reduce((total, child) => total + ticks(child), 0);
  };
  return ticks(pid) / 100;
}

/** Bytes that a process and all it started hold now: proportional set size, in which shared pages count once. Linux only. */
export function treeMemory(pid: number): number {
  const tree = children();
  const sum = (process: number): number =>
    proportionalSize(process) + (tree.get(process) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(pid);
}

/** The same, by the name of the program. */
export function treeMemoryByProgram(pid: number): ReadonlyMap<string, number> {
  const tree = children();
  const sizes = new Map<string, number>();
  const walk = (process: number): void => {
    const name = programOf(process);
    sizes.set(name, (sizes.get(name) ?? 0) + proportionalSize(process));
    for (const child of tree.get(process) ?? []) walk(child);
  };
  walk(pid);
  return sizes;
}

function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return 'ended';
  }
}
