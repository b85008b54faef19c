import type { LoadedTemplate, Project, Series } from '@decode/model';
import { parseInline, plainText } from '@decode/source';
import type { Finding, ProjectRule } from '../rule.ts';
import { type WrittenText, writtenIn } from '../texts-of.ts';
import { amountsOf, numbersIn } from '../translations/numbers-in.ts';
import { wordingOf } from '../translations/wording-of.ts';

/** Smaller counts agree by chance, and years are no counts: they are looked for in the year that the sentence names. */
const leastCount = 2200;
const leastOfYear = 100;
/** A count of the same year that differs by less is meant to be the same one. */
const nearness = 0.02;

/** Behind what is measured and not counted. */
const unit = /^[ \u00a0\u202f]?(?:[kcm]?m[²³2]?|ha|k?g|t|l|h|[kMG]?Wh?|°C)(?![\p{L}\p{N}])/u;

interface Known {
  readonly series: string;
  readonly year: number;
  readonly value: number;
}

/** The counts that stand in the data of a place, for everybody and for its parts. */
function knownOf(template: LoadedTemplate): Known[] {
  return [...template.series.values()].flatMap(({ value }: { value: Series }) =>
    value.unit === 'percent'
      ? []
      : value.rows
          .filter(
            (row) =>
              Math.abs(row.value) >= leastOfYear && !row.age && !row.geo && (!row.sex || row.sex === 'T'),
          )
          .map((row) => ({ series: value.name, year: row.year, value: Math.abs(row.value) })),
  );
}

export const typedFigure: ProjectRule = {
  id: 'typed-figure',
  severity: 'warning',
  reason:
    'A figure that is typed stays as it is when the data change, and then says something else than chart and table.',
  *checkProject(project) {
    for (const template of project.templates.values()) {
      const known = knownOf(template);
      for (const text of writtenIn(template.bundle)) yield* findings(text, known, project);
    }
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
    ],
    good: [
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

function* findings(
  text: WrittenText,
  known: readonly Known[],
  { wording, languages }: Project,
): Iterable<Finding> {
  if (text.kind === 'message' || !/\d/.test(text.text)) return;
  const amounts = amountsOf(wordingOf(wording, text.language));
  const plain = plainText(parseInline(text.text).children);
  // A sentence ends before a capital; «1. janvārī» and «2022. gadā» do not end one.
  for (const sentence of plain.split(/(?<=[.!?;])\s+(?=\p{Lu})/u)) {
    const figures = numbersIn(
      sentence,
      amounts,
      languages.get(text.language) ?? languages.get(text.language.slice(0, 2)),
    );
    const years = new Set(
      [...sentence.matchAll(/(?<![\d.,]|\d[ \u00a0\u202f])(?:19|20)\d\d(?!\d)/gu)].map(([year]) =>
        Number(year),
      ),
    );
    for (const { value, measured, rounded, text: word, after } of figures) {
      const number = Math.abs(Number(value.replace('−', '-')));
      if ((measured && !rounded) || unit.test(after) || number < leastOfYear || !Number.isInteger(number))
        continue;
      const isSmall = number < leastCount;
      if (isSmall && years.has(number)) continue;
      const same = known.find((one) => one.value === number && (!isSmall || years.has(one.year)));
      if (same) {
        yield {
          found: `${word} is typed; it is the value of ${same.series} for ${same.year}.`,
          todo: `Write {{ data.${same.series}.${same.year} }} (or .last), so that it follows the data.`,
          origin: text.origin,
        };
        continue;
      }
      // «near 6 000», «fewer than 5 000»: two digits are meant to be rough.
      if (isSmall || /^\d{1,2}0*$/.test(String(number))) continue;
      const near = known.find(
        (one) => years.has(one.year) && Math.abs(number - one.value) / one.value <= nearness,
      );
      if (near)
        yield {
          found: `${word} is typed; the data have ${near.value} for ${near.year} (${near.series}).`,
          todo: `Write {{ data.${near.series}.${near.year} }}, or say what else is counted and where.`,
          origin: text.origin,
        };
    }
  }
}
