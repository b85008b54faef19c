import { UsageProblem } from '../host/failure.ts';
import type { Granted } from '../host/host.ts';

/** Writes new files; refuses when there is anything in their folder already. */
export async function addFiles(
  { project, content }: Granted<'project' | 'content'>,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<string[]> {
  if ((await project.list(folder)).length > 0) {
    throw new UsageProblem(
      `${folder} exists already.`,
      'Choose another name, or change the files that are there.',
    );
  }
  for (const [path, text] of files) await content.write(path, new TextEncoder().encode(text));
  return [...files.keys()];
}
