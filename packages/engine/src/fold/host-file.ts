import { FoldRefusal } from '@decode/fold';
import { UsageProblem } from '../host/failure.ts';
import type { Host } from '../host/host.ts';

/** The document that a person named. */
export async function readHostFile({ given }: Pick<Host, 'given'>, path: string): Promise<Uint8Array> {
  const bytes = await given.read(path);
  if (bytes) return bytes;
  throw new UsageProblem(`There is no file "${path}".`, 'Check its name and the folder that you are in.');
}

/** What folding left beside a document: in its own folder, else in that of outputs; empty where there is none. */
export async function readBeside(
  { given, output }: Pick<Host, 'given' | 'output'>,
  path: string,
): Promise<string> {
  const bytes =
    (await given.read(`${path.replace(/\.docx$/i, '')}${besideEnding}`)) ??
    (await output.read(`fold/${stemOf(path)}${besideEnding}`));
  return bytes ? new TextDecoder().decode(bytes) : '';
}
export const besideEnding = '.base.xml';

/** The name of a file without its folders and its ending: the outputs that belong to it are named for it. */
export function stemOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.[^.]*$/, '').replace(/^\.+/, '') || 'document';
}

/** A document that is not folded into was named wrongly, as far as the command line is concerned. */
export function refusedAsUsage<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FoldRefusal) throw new UsageProblem(`${path}: ${error.message}`, error.todo);
    throw error;
  }
}
