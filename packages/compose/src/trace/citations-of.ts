import { sentencesIn } from '@decode/source';

const citation = /\[@([^\]]*)\]/g;

interface Cited {
  readonly at: number;
  readonly keys: readonly string[];
}

/**
 * The sources of what stands in a part of a text: the citation next behind it in its sentence, else the one before it
 * there; of a sentence without any, the next one of the paragraph, for authors cite at the end of what they took from
 * one source; else the one before.
 *
 * @param speaks whether a part of the text, as it was written, says what is asked for
 */
export function citationsOf(text: string, speaks: (part: string) => boolean): string[] {
  const all = citationsIn(text);
  const found: (readonly string[])[] = [];
  let start = 0;
  for (const sentence of sentencesIn(text)) {
    start = text.indexOf(sentence, start);
    const end = start + sentence.length;
    if (speaks(sentence)) {
      const own = all.filter(({ at }) => at >= start && at < end);
      // Between two citations of a sentence stands what the second is cited for.
      const parts = own.map(({ at }, i) => ({ from: i === 0 ? start : (own[i - 1]?.at ?? start), to: at }));
      const behind = own.filter((_, i) => speaks(text.slice(parts[i]?.from, parts[i]?.to)));
      const nearest =
        behind.length > 0
          ? behind
          : [own.at(-1) ?? all.find(({ at }) => at >= end) ?? all.findLast(({ at }) => at < start)];
      found.push(...nearest.flatMap((one) => (one ? [one.keys] : [])));
    }
    start = end;
  }
  return [...new Set(found.flat())];
}

function citationsIn(text: string): Cited[] {
  return [...text.matchAll(citation)].map(({ index, 1: list = '' }) => ({
    at: index,
    keys: list.split(';').map((key) => key.trim().replace(/^@/, '')),
  }));
}
