import { bundlesOf, type LoadedTemplate, type Project } from '@decode/model';
import { parseInline, plainText } from '@decode/source';
import { computedFor, countsOf, type KnownFigure } from '../known-figures.ts';
import type { Finding, ProjectRule } from '../rule.ts';
import { type WrittenText, writtenIn } from '../texts-of.ts';
import { amountsOf, type Figure, numbersIn } from '../translations/numbers-in.ts';
import { wordingOf } from '../translations/wording-of.ts';

/** Smaller counts agree by chance, and years are no counts: they are looked for in the year that the sentence names. */
const leastCount = 2200;
const leastOfYear = 100;
/** A count of the same year that differs by less is meant to be the same one. */
const nearness = 0.02;
/** Shares below are of all kinds. */
const leastShare = 1;
const nearnessOfShares = 0.05;

/** Behind what is measured and not counted. */
const unit = /^[ \u00a0\u202f]?(?:[kcm]?m[²³2]?|ha|k?g|t|l|h|[kMG]?Wh?|°C)(?![\p{L}\p{N}])/u;

export const typedFigure: ProjectRule = {
  id: 'typed-figure',
  severity: 'warning',
  reason:
    'A figure that is typed stays as it is when the data change, and then says something else than chart and table.',
  *checkProject(project) {
    const places = [...project.templates.values()].map(
      (template): Place => ({ template, counts: countsOf(template), own: false }),
    );
    for (const place of places)
      for (const text of writtenIn(place.template.bundle))
        yield* findings(text, [{ ...place, own: true }], project);
    // Recommendations, practices and publications speak of places by name.
    for (const bundle of bundlesOf(project))
      if (!places.some(({ template }) => template.bundle === bundle))
        for (const text of writtenIn(bundle)) yield* findings(text, places, project);
  },
  examples: {
    bad: [
      [
        // 20 000 are the residents of 2020.
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'The place had 20 000 residents [@first-source].',
        },
      ],
      [
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'In 2020 the place had 20 100 residents [@first-source].',
        },
      ],
      [
        // Computed for the two years.
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'From 2020 to 2024 the place lost 5.0 % of its residents [@first-source].',
        },
      ],
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Another town opened 1 200 places in a year.',
          with: 'In 2021 Somewhere had 19 800 residents.',
        },
      ],
    ],
    good: [
      [
        // The register of another source.
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Another town opened 1 200 places in a year.',
          with: 'In 2021 the register of Somewhere had 19 700 residents.',
        },
      ],
      [
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'In 2020 the place had {{ data.population.2020 }} residents, and EUR 20 000 for each of 300.[@first-source]',
        },
      ],
      [
        // Of another year, so another count.
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'In 1990 the place had 20 100 residents [@first-source].',
        },
      ],
    ],
  },
};

interface Place {
  readonly template: LoadedTemplate;
  readonly counts: readonly KnownFigure[];
  /** The text is the place's own: what it says is said of the place. */
  readonly own: boolean;
}

function* findings(
  text: WrittenText,
  places: readonly Place[],
  { wording, languages }: Project,
): Iterable<Finding> {
  if (text.kind === 'message' || !/\d/.test(text.text)) return;
  const amounts = amountsOf(wordingOf(wording, text.language));
  const rules = languages.get(text.language) ?? languages.get(text.language.slice(0, 2));
  const plain = plainText(parseInline(text.text).children);
  // A sentence ends before a capital; «1. janvārī» and «2022. gadā» do not end one.
  for (const sentence of plain.split(/(?<=[.!?;])\s+(?=\p{Lu})/u)) {
    if (!/\d/.test(sentence)) continue;
    const about = places.filter(({ own, template }) => own || names(sentence, template));
    if (about.length === 0) continue;
    const figures = numbersIn(sentence, amounts, rules);
    const years = [...sentence.matchAll(/(?<![\d.,]|\d[ \u00a0\u202f])(?:19|20)\d\d(?!\d)/gu)].map(([year]) =>
      Number(year),
    );
    const known = about.flatMap(({ template, counts }) => [...counts, ...computedFor(template, years)]);
    // Beside another source a figure near to ours is that source's; the place's own words are about its own data.
    const contradicts = ({ source }: KnownFigure) =>
      about.some(({ own }) => own) || !text.text.includes('[@') || text.text.includes(`@${source}`);
    const said = new Set(figures.map(({ value }) => Number(value)));
    for (const figure of figures) {
      const { share, measured, rounded, after } = figure;
      const found = share
        ? ofShare(figure, known, years, said, contradicts)
        : (measured && !rounded) || unit.test(after)
          ? undefined
          : ofCount(figure, known, years, said, contradicts);
      if (found) yield { ...found, origin: text.origin };
    }
  }
}

/** By any of its names, in the forms of any language. */
function names(sentence: string, { place }: LoadedTemplate): boolean {
  return Object.values(place.value.name).some((forms) =>
    Object.entries(forms ?? {}).some(
      ([form, name]) =>
        form !== 'status' && typeof name === 'string' && name.length > 3 && sentence.includes(name),
    ),
  );
}

function ofCount(
  { value, text }: Figure,
  known: readonly KnownFigure[],
  years: readonly number[],
  said: ReadonlySet<number>,
  contradicts: (one: KnownFigure) => boolean,
): Omit<Finding, 'origin'> | undefined {
  const number = Math.abs(Number(value.replace('−', '-')));
  if (number < leastOfYear || !Number.isInteger(number)) return undefined;
  const isSmall = number < leastCount;
  if (isSmall && years.includes(number)) return undefined;
  const counts = known.filter((one) => one.as === 'count' && (!one.age || said.has(one.age)));
  const isMeant = (one: KnownFigure) => one.years.every((year) => years.includes(year));
  const same = counts.find((one) => one.value === number && (!isSmall || isMeant(one)));
  if (same)
    return {
      found: `${text} is typed; it is ${same.of}.`,
      todo: `Write {{ ${same.field} }}, so that it follows the data.`,
    };
  // «near 6 000», «fewer than 5 000»: two digits are meant to be rough.
  if (isSmall || /^\d{1,2}0*$/.test(String(number))) return undefined;
  const near = counts.find(
    (one) => isMeant(one) && contradicts(one) && Math.abs(number - one.value) / one.value <= nearness,
  );
  return near && contradiction(text, near, String(near.value));
}

/** Compared with as many decimals as were typed. */
function ofShare(
  { value, text }: Figure,
  known: readonly KnownFigure[],
  years: readonly number[],
  said: ReadonlySet<number>,
  contradicts: (one: KnownFigure) => boolean,
): Omit<Finding, 'origin'> | undefined {
  const number = Math.abs(Number(value.replace('−', '-')));
  if (number < leastShare) return undefined;
  const decimals = /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
  const shares = known.filter(
    (one) =>
      one.as === 'share' &&
      one.years.every((year) => years.includes(year)) &&
      (one.age === undefined || said.has(one.age)),
  );
  // Of whole numbers too many agree by chance, but for those of an age that is named.
  const same = shares.find(
    (one) => (decimals > 0 || one.age !== undefined) && Number(one.value.toFixed(decimals)) === number,
  );
  if (same)
    return {
      found: `${text} % is typed; it is ${same.of}.`,
      todo: `Write {{ ${same.field} }}, so that it is computed from the data.`,
    };
  // Two years, or an age, say what is meant; a part of another series does not.
  const near = shares.find(
    (one) =>
      (one.years.length > 1 || one.age !== undefined) &&
      decimals > 0 &&
      contradicts(one) &&
      Math.abs(number - one.value) / one.value <= nearnessOfShares,
  );
  return near && contradiction(`${text} %`, near, `${near.value.toFixed(1)} %`);
}

function contradiction(text: string, { of, field }: KnownFigure, value: string): Omit<Finding, 'origin'> {
  return {
    found: `${text} is typed; ${of} is ${value}.`,
    todo: `Write {{ ${field} }}, or say what else is counted and where.`,
  };
}
