// Folds a chapter into a plan, and again where one stands already, and prints what each costs beside reading the plan.
// Argument: paragraphs of prose in each of the four chapters of the plan.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fold } from '../../../packages/fold/src/index.ts';
import { openPackage, parseXml } from '../../../packages/ooxml/src/index.ts';
import { endOfChapter, firstEdition, orderOf } from '../../../tests/fold/chapters.ts';
import { plainKind, wordHost } from '../../../tests/fold/word-host.ts';

/** What folding reads of a plan. */
const parts = ['document', 'styles', 'numbering', 'footnotes', 'settings', '_rels/document.xml.rels'];
const turns = 7;

const order = orderOf(firstEdition(), endOfChapter(plainKind));
const plan = wordHost({ ...plainKind, length: Number(process.argv[2]) });
const folded = fold(plan, order).bytes;
const floor = median(() => {
  const pkg = openPackage(plan);
  for (const part of parts) parseXml(pkg.text(`word/${part.includes('.') ? part : `${part}.xml`}`));
});
const first = median(() => fold(plan, order)) / floor;
const again = median(() => fold(folded, order)) / floor;
console.log(JSON.stringify({ first, again }));

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
