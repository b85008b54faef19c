import type { Doubt } from '@decode/model';

/** From the one that weighs most to the one that weighs least. */
const words: Readonly<Record<Doubt['kind'], { readonly one: string; readonly many: string }>> = {
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
  unverified: { one: 'point wants a native reader', many: 'points want a native reader' },
  'needs-review': {
    one: 'translation is not confirmed by a person',
    many: 'translations are not confirmed by a person',
  },
  auto: { one: 'passage was filled in by the program', many: 'passages were filled in by the program' },
  fresh: { one: 'other', many: 'others' },
};

/** «3 passages translate an older text», the weightiest first. */
export function describeDoubts(counts: Readonly<Record<string, number>>): string[] {
  return (Object.keys(words) as Doubt['kind'][]).flatMap((kind) => {
    const n = counts[kind] ?? 0;
    return n === 0 ? [] : [`${n} ${n === 1 ? words[kind].one : words[kind].many}`];
  });
}
