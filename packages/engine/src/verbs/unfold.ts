import { z } from 'zod';
import { readBeside, readHostFile, refusedAsUsage, stemOf } from '../fold/host-file.ts';
import { writeResult } from '../fold/write-result.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const taken = z.object({
  place: z.string().optional(),
  language: z.string().optional(),
  edition: z.string().optional(),
  /** Of a table; absent for a chapter. */
  rows: z.number().optional(),
});

export const unfold = defineVerb({
  name: 'unfold',
  summary: 'Take our chapter, or rows, out of a planning document again',
  examples: [{ command: 'unfold plan.docx', does: 'Make the document what it was before' }],
  input: z.object({
    file: z.string().meta({ positional: 'file', description: 'A Word document (.docx); it is only read' }),
    place: z.string().optional().meta({
      value: 'place',
      description: 'Only the chapters of this place; all by default',
    }),
    overwrite: z.boolean().default(false).meta({
      description: 'Give up what people have changed in the chapter since it was inserted',
    }),
  }),
  output: z.object({ files: z.array(z.string()), removed: z.array(taken), words: z.string() }),
  effects: ['given', 'output'],

  async run({ given, output }, input) {
    const bytes = await readHostFile({ given }, input.file);
    const { unfold: unfoldFrom } = await import('@decode/fold');
    const { place, overwrite } = input;
    const beside = await readBeside({ given, output }, input.file);
    const result = refusedAsUsage(input.file, () =>
      unfoldFrom(bytes, {
        overwrite,
        beside,
        ...(place !== undefined && { only: (other: string) => other === place }),
      }),
    );
    const removed = [...result.removed];
    const words = removed
      .map(({ place: from = 'unknown place', language, edition, rows }) =>
        [
          rows === undefined ? 'Taken out:' : `Taken out (${count(rows, 'row')} of a table):`,
          [edition, from, language].filter(Boolean).join(', '),
        ].join(' '),
      )
      .join('\n');
    const path = `fold/${stemOf(input.file)}.without`;
    const { overwritten } = result;
    const paths = await writeResult(output, bytes, {
      path,
      bytes: result.bytes,
      report: { removed, overwritten },
      words,
    });
    const files = paths.map((each) => `${output.name.replaceAll('\\', '/')}/${each}`);
    return { value: { files, removed, words }, messages: [], failures: [] };
  },

  say: ({ files, words }) => `${words}\n\nLook at ${files[0]}`,
});
