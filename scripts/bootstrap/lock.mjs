import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

// A holder renews its lock; one that has not for this long is gone, even if its number was given to
// another process since. In milliseconds.
const RENEW = 5_000;
const GONE = 60_000;

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Does something that only one run at a time may do. The lock is a file with the number of the
 * process that holds it; one whose process is gone is taken away.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: number) => void} onWait called once when another run is at it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder !== undefined && (!isAlive(holder) || isOld(file))) {
      discard(file, holder);
      continue;
    }
    if (!told && holder !== undefined) onWait(holder);
    told ||= holder !== undefined;
    await setTimeout(100);
  }
  const renewal = setInterval(() => utimesSync(file, new Date(), new Date()), RENEW);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    // Empty for the moment between a file's creation and its first byte.
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function isOld(file) {
  const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return time !== undefined && Date.now() - time > GONE;
}

/**
 * Moves a dead run's lock aside before deleting it: of two runs that see it at once, the rename
 * succeeds for one.
 *
 * @param {string} file @param {number} holder
 */
function discard(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // What was moved may by now be the lock of a run that lives; then it is put back.
  if (readHolder(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
