import { z } from 'zod';
import { basis, columnValue, fill, formName, measureField } from './form.ts';

/** What `measures --format json` writes: a place's measures in one form, for other programs. */
export const measureFile = z.strictObject({
  format: z.literal('decode-measures'),
  version: z.literal(1),
  /** Folder in templates/. */
  place: z.string(),
  /** BCP 47; of all texts. */
  language: z.string(),
  form: formName,
  title: z.string(),
  edition: z.string(),
  /** «Draft», «For consultation», «Released»: in words. */
  state: z.string().optional(),
  notes: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      /** What the cells name their column by. */
      id: z.string(),
      field: measureField,
      heading: z.string(),
      fill,
      basis,
      verified: z.boolean(),
      value: columnValue,
    }),
  ),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      /** Of the recommendation. */
      code: z.string(),
      /** Folder in recommendations/proposals/. */
      proposal: z.string(),
      area: z.string(),
      /** In the order of the columns. */
      cells: z.array(
        z.strictObject({
          column: z.string(),
          /** Paragraphs and items of lists. */
          lines: z.array(z.string()),
          /** Left to those who decide. */
          blank: z.boolean(),
        }),
      ),
    }),
  ),
});
export type MeasureFile = z.infer<typeof measureFile>;
