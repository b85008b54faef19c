import type { Block, LoadedPractice, LoadedProposal, Paragraph, Table } from '@decode/model';
import type { Assembly } from './assembly.ts';
import { cell, columns, headRow, row } from './table.ts';

type WithCosts = LoadedProposal | LoadedPractice;

/** The first published cost, as a measure of size; «not estimated» where none is known. */
export function firstCost(assembly: Assembly, owner: WithCosts): readonly Paragraph[] {
  if (owner.value.costs.length === 0) {
    return [assembly.opening(assembly.words(assembly.say('cost.notEstimated'), 'value'))];
  }
  const { value, what } = costLines(assembly, owner, 0);
  return [value, what];
}

/** All published costs, none of which is an estimate for this place. */
export function costTable(assembly: Assembly, owner: WithCosts): readonly Block[] {
  const table: Table = {
    type: 'table',
    role: 'data',
    summary: assembly.say('label.cost'),
    columns: columns(62, [38, 'right']),
    head: [headRow(assembly, ['column.where', 'label.cost'])],
    groups: [
      {
        rows: owner.value.costs.map((_, i) => {
          const { value, what } = costLines(assembly, owner, i);
          return row(
            cell(assembly, [{ ...what, role: 'body' }], { header: 'row' }),
            cell(assembly, [{ ...value, role: 'body' }]),
          );
        }),
      },
    ],
  };
  return [table, assembly.words(assembly.say('cost.seenElsewhere'), 'note')];
}

/** The amount with its unit; then what it was for, its year and its source. */
function costLines(
  assembly: Assembly,
  owner: WithCosts,
  index: number,
): { value: Paragraph; what: Paragraph } {
  const cost = owner.value.costs[index];
  if (!cost) throw new RangeError(`${owner.slug} has no cost ${index}`);
  const amount = assembly.draft.language.money(cost.min, cost.currency, cost.max);
  const per = cost.per ? assembly.phrase(assembly.text(owner, 'costs', index, 'per')) : [];
  const what = assembly.phrase(assembly.text(owner, 'costs', index, 'what'));
  const year = assembly.say('cost.priceYear', { year: String(cost.priceYear) });
  return {
    value: assembly.words(
      [
        { type: 'text', value: amount },
        ...(per.length > 0 ? [{ type: 'text', value: ' ' } as const, ...per] : []),
      ],
      'value',
    ),
    what: assembly.words(
      [
        ...what,
        { type: 'text', value: ` (${year})` },
        assembly.cite([cost.source], owner.origin(['costs', index, 'source'])),
      ],
      'detail',
    ),
  };
}
