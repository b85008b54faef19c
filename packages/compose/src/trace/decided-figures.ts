import type { LoadedProposal, LoadedTemplate, Project } from '@decode/model';
import type { Traced } from './trace.ts';
import { tracedSource } from './traced-rows.ts';

/** What a recommendation is measured by. */
export interface TracedIndicator {
  /** Code of the recommendation and number of the indicator there: «A1.2». */
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  /** Who counts it, in words: a reading has a source of its own. */
  readonly dataSource: string;
}

/** An indicator where it is defined, then what places have given for it, by place. */
export function decidedOn(
  project: Project,
  templates: readonly LoadedTemplate[],
  code: string,
  index: number,
): Traced[] {
  const proposal = [...project.proposals.values()].find(({ value }) => value.code === code);
  const indicator = proposal && indicatorOf(proposal, index);
  if (!proposal || !indicator) return [];
  const origin = proposal.origin(['indicators', index, 'name']);
  const defined: Traced = {
    kind: 'indicator',
    printed: indicator.name,
    origin,
    indicator,
    rows: [],
    sources: [],
  };
  const given = templates.flatMap((template) => decidedAt(project, template, () => true));
  return [defined, ...given.filter((one) => one.indicator?.code === indicator.code)];
}

/** Baselines, readings and targets of a place with such a value. */
export function decidedAt(
  project: Project,
  { slug, template }: LoadedTemplate,
  isWanted: (value: number) => boolean,
): Traced[] {
  return template.value.recommendations.flatMap(({ proposal: name, targets }, i) =>
    targets.flatMap(({ indicator: number, baseline, readings, target }, n) => {
      const proposal = project.proposals.get(name);
      const indicator = proposal && indicatorOf(proposal, number - 1);
      const points = [
        { kind: 'baseline', ...baseline, path: ['baseline'] },
        ...readings.map((reading, r) => ({ kind: 'reading', ...reading, path: ['readings', r] }) as const),
        // Decided by the body, so its line is all that there is.
        { kind: 'target', ...target, source: undefined, path: ['target'] },
      ] as const;
      return points
        .filter(({ value }) => isWanted(value))
        .map(
          ({ kind, value, year, source, path }): Traced => ({
            place: slug,
            kind,
            printed: String(value),
            year,
            ...(indicator ? { indicator } : {}),
            origin: template.origin(['recommendations', i, 'targets', n, ...path, 'value']),
            rows: [],
            sources: source === undefined ? [] : tracedSource(project, source),
          }),
        );
    }),
  );
}

function indicatorOf({ value }: LoadedProposal, index: number): TracedIndicator | undefined {
  const found = value.indicators[index];
  if (!found) return undefined;
  const { name, unit, definition, dataSource } = found;
  return { code: `${value.code}.${index + 1}`, name, unit, definition, dataSource };
}
