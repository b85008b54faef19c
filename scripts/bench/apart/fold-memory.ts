// Folds a chapter into a plan, and prints the bytes by which the process grew at its worst.
// Argument: the plan.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fold } from '../../../packages/fold/src/index.ts';
import { endOfChapter, firstEdition, orderOf } from '../../../tests/fold/chapters.ts';
import { plainKind } from '../../../tests/fold/word-host.ts';
import { peakMemory } from '../peak-memory.ts';

const [file = ''] = process.argv.slice(2);
const order = orderOf(firstEdition(), endOfChapter(plainKind));
const plan = readFileSync(file);
const before = peakMemory();
fold(plan, order);
console.log(peakMemory() - before);
