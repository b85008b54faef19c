/** The machine or a tool failed, not the content: exit status 3. `todo` is one sentence for a person who knows Word. */
export class MachineFailure extends Error {
  override readonly name = 'MachineFailure';
  readonly todo: string;

  constructor(found: string, todo: string, cause?: unknown) {
    super(found, cause === undefined ? undefined : { cause });
    this.todo = todo;
  }
}

/** The program was called in a way that it does not know: exit status 2. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
  readonly todo: string;

  constructor(found: string, todo: string) {
    super(found);
    this.todo = todo;
  }
}

/** A person, or the system, asked us to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * What the file system says, in words; whatever else it says is passed on.
 *
 * @param todo where it is not the project or its outputs that a person has to look at
 */
export function fileFailure(cause: unknown, doing: string, todo?: string): unknown {
  const known = reasons[(cause as NodeJS.ErrnoException)?.code ?? ''];
  return known ? new MachineFailure(`${known.found} while ${doing}.`, todo ?? known.todo, cause) : cause;
}

const noRight = {
  found: 'There is no right',
  todo: 'Close the file in other programs, and check that you may write to this folder; --out names another one.',
};
const noRoom = {
  found: 'There is no room left on the disk',
  todo: 'Free some space and run the command again.',
};
const reasons: Readonly<Record<string, { readonly found: string; readonly todo: string }>> = {
  EACCES: noRight,
  EPERM: noRight,
  EBUSY: noRight,
  EROFS: { ...noRight, found: 'The disk can only be read' },
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EFBIG: { ...noRoom, found: 'The system allows no file of this size' },
  ENOENT: {
    found: 'A folder is missing',
    todo: 'Leave the folders of documents alone while the command runs, and run it again.',
  },
  ENAMETOOLONG: {
    found: 'A name is too long',
    todo: 'Choose a folder with a shorter path: --out names one.',
  },
  ENOTDIR: {
    found: 'A file stands where a folder is needed',
    todo: 'Move that file away, or name another folder with --out.',
  },
  EISDIR: {
    found: 'A folder stands where a file is needed',
    todo: 'Move that folder away, or name another one with --out.',
  },
  EEXIST: {
    found: 'A file stands where a folder is needed',
    todo: 'Move that file away, or name another folder with --out.',
  },
  EMFILE: { found: 'Too many files are open', todo: 'Run the command again with --jobs 1.' },
  ENFILE: { found: 'Too many files are open', todo: 'Run the command again with --jobs 1.' },
};
