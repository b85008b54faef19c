import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '@decode/model';
import type { Format } from '@decode/render/formats';

/** A document that is hard to write down, as one file in cases/. */
export interface Torture {
  /** What goes wrong in writers with this document. */
  readonly breaks: string;
  readonly document: () => Document;
  /** Who must refuse it, and what the message says; absent where every format has to get it right. */
  readonly refused?: { readonly by: 'check' | Format; readonly because: RegExp };
}

export interface NamedTorture extends Torture {
  readonly name: string;
}

/** Every case, by name: the exported `torture` of each file in cases/. */
export async function loadTorture(): Promise<readonly NamedTorture[]> {
  const folder = join(import.meta.dirname, 'cases');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const { torture } = (await import(`./cases/${name}.ts`)) as { torture: Torture };
      return { name, ...torture };
    }),
  );
}
