import type { LoadedProposal, LoadedTemplate } from '@decode/model';
import type { Edit, Finding, ProjectRule } from '../rule.ts';

type Choice = LoadedTemplate['template']['value']['recommendations'][number];

const file = 'templates/somewhere/template.yaml';
const replace = '    role: Education department of the town\n';
const decided = (
  indicator: number,
  from: number,
  to: number,
  years = [2022, 2030],
  readings: readonly (readonly [number, number])[] = [],
): Edit[] => [
  {
    file,
    replace,
    with: `${replace}    targets:\n      - { indicator: ${indicator}, baseline: { value: ${from}, year: ${years[0]}, source: statistics }, readings: [${readings.map(([value, year]) => `{ value: ${value}, year: ${year}, source: statistics }`).join(', ')}], target: { value: ${to}, year: ${years[1]} } }\n`,
  },
];

export const targetDirection: ProjectRule = {
  id: 'target-direction',
  severity: 'error',
  reason:
    'A target that goes the wrong way, or lies in the past, cannot be reached, and a council is held to it.',
  *checkProject({ templates, proposals, edition }) {
    for (const { template } of templates.values())
      for (const [i, choice] of template.value.recommendations.entries())
        for (const [n] of choice.targets.entries())
          for (const finding of faults(
            choice,
            n,
            proposals.get(choice.proposal),
            Number(edition.value.date.slice(0, 4)),
          ))
            yield { ...finding, origin: template.origin(['recommendations', i, 'targets', n]) };
  },
  examples: {
    bad: [
      decided(1, 50, 40),
      decided(2, 10, 20),
      decided(1, 40, 50, [2030, 2022]),
      decided(1, 40, 50, [2010, 2015]),
      decided(3, 40, 50),
      decided(
        1,
        40,
        50,
        [2022, 2030],
        [
          [45, 2024],
          [44, 2023],
        ],
      ),
      decided(1, 40, 50, [2022, 2030], [[45, 2029]]),
    ],
    good: [
      decided(1, 40, 50),
      decided(2, 20, 10),
      decided(
        1,
        40,
        50,
        [2022, 2030],
        [
          [42, 2023],
          [39, 2024],
        ],
      ),
    ],
  },
};

function* faults(
  choice: Choice,
  n: number,
  proposal: LoadedProposal | undefined,
  edition: number,
): Iterable<Pick<Finding, 'found' | 'todo'>> {
  const own = choice.targets[n];
  if (!own || !proposal) return;
  const { baseline, target } = own;
  const indicator = proposal.value.indicators[own.indicator - 1];
  if (!indicator) {
    yield {
      found: `«${choice.proposal}» has no indicator ${own.indicator}.`,
      todo: `It has ${proposal.value.indicators.length}; count them from 1.`,
    };
    return;
  }
  if (target.year <= baseline.year)
    yield {
      found: `The target for ${target.year} is no later than its baseline of ${baseline.year}.`,
      todo: 'Give the year by which the target is to be reached.',
    };
  else if (target.year < edition)
    yield {
      found: `The target is for ${target.year}, and this edition is of ${edition}.`,
      todo: 'Set a new target, or leave it out.',
    };
  const read = [baseline, ...own.readings];
  const unordered = own.readings.find(({ year }, i) => year <= (read[i]?.year ?? 0));
  if (unordered)
    yield {
      found: `The reading of ${unordered.year} stands behind one that is no earlier.`,
      todo: 'Put the readings in the order of their years, after the baseline.',
    };
  const ahead = own.readings.find(({ year }) => year > edition);
  if (ahead)
    yield {
      found: `The reading is of ${ahead.year}, and this edition is of ${edition}.`,
      todo: 'A reading is what was counted; what is hoped for is the target.',
    };
  const change = Math.sign(target.value - baseline.value);
  const meant = { up: 1, down: -1, hold: 0 }[indicator.direction];
  if (indicator.direction !== 'hold' && change !== meant)
    yield {
      found: `«${indicator.name}» should go ${indicator.direction}, and its target goes from ${baseline.value} to ${target.value}.`,
      todo: 'Compare the two values, and the direction of the indicator.',
    };
}
