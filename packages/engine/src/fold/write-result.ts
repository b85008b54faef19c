import { sha256 } from '../host/disk-cache.ts';
import { UsageProblem } from '../host/failure.ts';
import type { Store } from '../host/host.ts';
import { besideEnding } from './host-file.ts';

/** A document with the report on it. */
export interface Result {
  /** Without ending, relative to the folder of outputs. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly report: object;
  readonly words: string;
  /** What folding leaves beside the document. */
  readonly beside?: string;
}

/**
 * Writes a document, its report as JSON and in words. A document of the same name that somebody has changed since it was
 * written, and that is not the one that was given, is not written over; nor is one that we never wrote.
 * @returns the paths
 */
export async function writeResult(output: Store, given: Uint8Array, result: Result): Promise<string[]> {
  const [docx, json, text] = ['docx', 'fold.json', 'fold.txt'].map(
    (ending) => `${result.path}.${ending}`,
  ) as [string, string, string];
  const there = await output.read(docx);
  if (there && Buffer.compare(there, given) !== 0 && sha256(there) !== (await hashSaid(output, json))) {
    throw new UsageProblem(
      `${output.name}/${docx} has been changed since it was made, and it is not the document that you named.`,
      'Move it away or name it as the document, so that nothing of it is lost; or name another folder with --out.',
    );
  }
  const isOurs = async () =>
    (await output.read(json)) !== undefined ||
    (await output.read(`${result.path}${besideEnding}`)) !== undefined;
  if (there && Buffer.compare(there, given) === 0 && !(await isOurs())) {
    throw new UsageProblem(
      `${output.name}/${docx} is the document that you named, and the new one would be written over it.`,
      'Move your document to another folder, or name another folder with --out.',
    );
  }
  const encode = (content: string) => new TextEncoder().encode(content);
  const report = { sha256: sha256(result.bytes), ...result.report };
  // First, so that there is no document without it.
  if (result.beside !== undefined) await output.write(`${result.path}${besideEnding}`, encode(result.beside));
  await output.write(docx, result.bytes);
  await output.write(json, encode(`${JSON.stringify(report, null, 2)}\n`));
  await output.write(text, encode(`${result.words}\n`));
  return [docx, json, text];
}

async function hashSaid(output: Store, path: string): Promise<string | undefined> {
  const bytes = await output.read(path);
  if (!bytes) return undefined;
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return String((said as { sha256?: unknown }).sha256);
  } catch {
    return undefined;
  }
}
