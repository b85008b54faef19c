/**
 * Where one sentence ends and the next begins, in a text as it was written: before a capital, a quotation mark or a field,
 * and after the citations behind the full stop. «1. janvārī» and «2022. gadā» do not end one.
 */
const seam = /(?<=[.!?;][”»“"’)]?(?:\[@[^\]]*\])*)\s+(?=[\p{Lu}«„“"*_{])/u;

/** The sentences of a text, as it was written, without the blanks between them. */
export function sentencesIn(text: string): string[] {
  return text.split(seam);
}
