import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileFailure, MachineFailure } from './failure.ts';
import { isAlive } from './file-writer.ts';

/** Bytes below which a program that failed is taken to have failed for want of room. */
const scarce = 4 * 1024 * 1024;

/** A folder of this run among the system's temporary files; those that runs of ours left when they were killed go. */
export async function makeTemporaryFolder(purpose: string): Promise<string> {
  const prefix = `decode-${purpose}-`;
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(tmpdir(), name), { recursive: true }).catch(() => {});
  }
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`)).catch((cause: unknown) => {
    throw temporaryFailure(cause);
  });
}

/** What the file system says of temporary files, in words; whatever else it is is passed on. */
export function temporaryFailure(cause: unknown): unknown {
  return fileFailure(cause, 'using the folder for temporary files', remedy());
}

/** Chromium keeps a print in a temporary file until it is fetched, and does not say why it cannot. */
export function unreadablePrint(cause: unknown): unknown {
  if (!(cause instanceof Error && /\bIO\.read\b/.test(cause.message))) return cause;
  const found = 'The browser could not keep the print in the folder for temporary files.';
  return new MachineFailure(found, remedy(), cause);
}

/** There is next to no room for temporary files: the reason of whatever failed just now. */
export async function withoutRoom(cause?: unknown): Promise<MachineFailure | undefined> {
  const { bavail, bsize } = await statfs(tmpdir()).catch(() => ({ bavail: Number.NaN, bsize: 1 }));
  if (!(bavail * bsize < scarce)) return undefined;
  return new MachineFailure('There is no room left in the folder for temporary files.', remedy(), cause);
}

function remedy(): string {
  const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
  return `Free some space in ${tmpdir()} and check that you may write there, or set ${variable} to another folder.`;
}
