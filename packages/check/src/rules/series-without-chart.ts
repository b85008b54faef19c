import { directivesIn } from '@decode/model';
import type { ProjectRule } from '../rule.ts';

/** Of fewer values the document says that they are too few. */
const fewest = 3;

export const seriesWithoutChart: ProjectRule = {
  id: 'series-without-chart',
  severity: 'warning',
  reason:
    'A council believes what it sees drawn: what a place has counted for years is shown, or left out knowingly.',
  *checkProject({ templates }) {
    for (const { slots, series } of templates.values()) {
      const drawn = new Set(
        [...slots.values()].flatMap(({ blocks }) =>
          directivesIn(blocks).flatMap(({ name, attributes }) =>
            name === 'chart' ? Object.values(attributes) : [],
          ),
        ),
      );
      for (const { value, origin } of series.values()) {
        const years = new Set(value.rows.map(({ year }) => year)).size;
        if (drawn.has(value.name) && value.notDrawn !== undefined)
          yield {
            found: `${value.name} is drawn, and its descriptor says why it is not.`,
            todo: 'Remove "notDrawn".',
            origin: origin(['notDrawn']),
          };
        if (drawn.has(value.name) || value.notDrawn !== undefined || years < fewest) continue;
        yield {
          found: `${value.name} has values for ${years} years and no chart.`,
          todo: `Draw it with ::chart[…]{series=${value.name}} in a slot, or say under "notDrawn" why not.`,
          origin: origin(['title']),
        };
      }
    }
  },
  examples: {
    bad: [
      [
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'The place had {{ data.population.first }} residents.\n',
        },
      ],
      [
        {
          file: 'templates/somewhere/data/population.yaml',
          replace: 'read: 2026-01-10',
          with: 'read: 2026-01-10\nnotDrawn: Its values stand in the text.',
        },
      ],
    ],
    good: [
      [
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: 'The place had {{ data.population.first }} residents.\n',
        },
        {
          file: 'templates/somewhere/data/population.yaml',
          replace: 'read: 2026-01-10',
          with: 'read: 2026-01-10\nnotDrawn: Its values stand in the text.',
        },
      ],
      [
        {
          file: 'templates/somewhere/slots/situation/en.md',
          text: '> Who counts, knows.\n>\n> ::chart[It fell.]{series=population}\n',
        },
      ],
    ],
  },
};
