import { bundlesOf } from '@decode/model';
import { changedFiguresWords, needsTranslation, readAgain, shorten } from '@decode/source';
import type { ProjectRule } from '../rule.ts';

const lock = 'templates/somewhere/units.lock.yaml';
const text =
  'The town had {{ data.population.first }} residents in {{ data.population.first.year }}.[@statistics]';
const lockedWith = (first: string) => ({
  file: lock,
  text: `- { id: pa, kind: paragraph, text: ${JSON.stringify(text)}, figures: { data.population.first: "${first}", data.population.first.year: "2020" } }\n`,
});

export const changedFigures: ProjectRule = {
  id: 'changed-figures',
  severity: 'warning',
  reason:
    'A new figure prints itself; words such as «grew» or «more than half» around it do not change by themselves.',
  *checkProject(project) {
    for (const { units } of bundlesOf(project))
      for (const unit of units)
        if (needsTranslation(unit) && changedFiguresWords(unit) !== '')
          yield {
            found: `«${shorten(unit.text)}» was last read with other figures: ${changedFiguresWords(unit)}.`,
            todo: readAgain(unit.id),
            origin: unit.origin,
          };
  },
  examples: {
    bad: [[lockedWith('1')]],
    good: [[], [lockedWith('20000')]],
  },
};
