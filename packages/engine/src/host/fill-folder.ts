import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure } from './failure.ts';
import { draftPrefix, removeDrafts } from './file-writer.ts';

/**
 * Makes a whole folder under a temporary name beside its own, and renames it when it is complete. One that stood there
 * before is moved aside for that moment, under a name that a person finds.
 *
 * @param work fills the folder whose place it is given, and says whether it is to be kept
 */
export async function fillFolder(place: string, work: (draft: string) => Promise<boolean>): Promise<void> {
  const parent = dirname(place);
  const draft = join(parent, `${draftPrefix}${process.pid}-${process.hrtime.bigint()}`);
  try {
    await mkdir(parent, { recursive: true });
    await removeDrafts(parent);
    await mkdir(draft);
    if (!(await work(draft))) return;
    const before = `${place}.before-${process.pid}`;
    const wasThere = (await stat(place).catch(() => undefined)) !== undefined;
    if (wasThere) await rename(place, before);
    await rename(draft, place);
    if (wasThere) await rm(before, { recursive: true });
  } catch (cause) {
    throw fileFailure(cause, `writing ${place}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
