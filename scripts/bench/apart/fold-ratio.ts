// Folds a chapter into a plan, and again where one stands already, and prints what each costs beside inflating and
// parsing the plan, all of its parts; and beside inflating and parsing what came out, which is plan and chapter: the
// chapter is of one length, and larger than a plan of few pages.
// Argument: paragraphs of prose in each of the four chapters of the plan.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fold } from '../../../packages/fold/src/index.ts';
import { openPackage, parseXml } from '../../../packages/ooxml/src/index.ts';
import { endOfChapter, firstEdition, orderOf } from '../../../tests/fold/chapters.ts';
import { plainKind, wordHost } from '../../../tests/fold/word-host.ts';

const turns = 7;

const order = orderOf(firstEdition(), endOfChapter(plainKind));
const plan = wordHost({ ...plainKind, length: Number(process.argv[2]) });
const folded = fold(plan, order).bytes;
const reading = median(() => read(plan));
const readingFolded = median(() => read(folded));
const first = median(() => fold(plan, order));
const again = median(() => fold(folded, order));
console.log(
  JSON.stringify({
    first: first / reading,
    again: again / reading,
    firstOfBoth: first / readingFolded,
    againOfBoth: again / readingFolded,
  }),
);

/** Every part inflated, all XML proven well-formed and parsed; pictures are inflated alone. */
function read(bytes: Uint8Array): void {
  const pkg = openPackage(bytes);
  for (const part of pkg.names()) {
    if (/\.(?:xml|rels)$/.test(part)) parseXml(pkg.text(part));
    else pkg.bytes(part);
  }
}

/** Microseconds of processor time, once the compiler has come to rest: a process of its own begins cold. */
function median(work: () => unknown): number {
  const warm = performance.now() + 2000;
  do work();
  while (performance.now() < warm);
  const times = Array.from({ length: turns }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
}
