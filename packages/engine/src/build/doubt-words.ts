import type { Doubt } from '@decode/model';

/** From the one that weighs most to the one that weighs least. */
const words: Readonly<Record<Doubt['kind'] | 'point', { readonly one: string; readonly many: string }>> = {
  broken: {
    one: 'translation lost a figure, a note or a link',
    many: 'translations lost a figure, a note or a link',
  },
  stale: { one: 'passage translates an older text', many: 'passages translate an older text' },
  outdated: {
    one: 'passage was written with other figures',
    many: 'passages were written with other figures',
  },
  missing: { one: 'passage is not translated', many: 'passages are not translated' },
  'needs-review': {
    one: 'translation needs review: no person has confirmed it',
    many: 'translations need review: no person has confirmed them',
  },
  point: {
    one: 'name, term, heading or language needs review by a native speaker',
    many: 'names, terms, headings or languages need review by a native speaker',
  },
};

/** «3 passages translate an older text», the weightiest first; points, which mark no passage, last. */
export function describeDoubts(
  counts: Readonly<Record<string, number>>,
  points: Readonly<Record<string, number>> = {},
): string[] {
  const told: Readonly<Record<string, number>> = { ...counts, point: points['needs-review'] ?? 0 };
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((kind) => {
    const n = told[kind] ?? 0;
    return n === 0 ? [] : [`${n} ${n === 1 ? words[kind].one : words[kind].many}`];
  });
}
