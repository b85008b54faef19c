import type { Block, Section, Table } from '@decode/model';
import type { PlaceAssembly } from './assembly.ts';
import { changesBlocks, changesPart, compareWithEarlier } from './changes.ts';
import { areaTitle, fact, type Measure, recommendationId, recommendationLink } from './measure.ts';
import { slotBlocks } from './slots.ts';
import { cell, columns, headRow, row } from './table.ts';

/** The chapter that is read first: what this is about here, and all recommendations on one page. */
export async function assembleSummary(
  assembly: PlaceAssembly,
  measures: readonly Measure[],
): Promise<Section> {
  const heading = assembly.say('part.summary');
  const comparison = compareWithEarlier(assembly);
  return {
    type: 'section',
    role: 'chapter',
    id: 'summary',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      ...lead(await slotBlocks(assembly, 'introduction')),
      listOfMeasures(assembly, measures),
      ...(comparison ? changesPart(assembly, changesBlocks(assembly, comparison, 3)) : []),
    ],
  };
}

/** The first paragraph of a chapter's prose is its lead. */
function lead(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i) =>
    i === 0 && block.type === 'paragraph' ? { ...block, role: 'lead' } : block,
  );
}

function listOfMeasures(assembly: PlaceAssembly, measures: readonly Measure[]): Table {
  const word = (key: string) => cell(assembly, [assembly.opening(assembly.words(assembly.say(key)))]);
  const areas = [...new Set(measures.map(({ proposal }) => proposal.value.area))];
  return {
    type: 'table',
    role: 'measures',
    caption: assembly.caption('table', [{ type: 'text', value: assembly.say('caption.listOfMeasures') }]),
    columns: columns(7, 48, 11, 14, 11, [9, 'right']),
    head: [
      headRow(assembly, [
        'column.code',
        'column.recommendation',
        'column.priority',
        'column.period',
        'column.certainty',
        'column.page',
      ]),
    ],
    groups: areas.map((area) => {
      const inArea = measures.filter(({ proposal }) => proposal.value.area === area);
      const [first] = inArea;
      return {
        ...(first ? { title: { children: assembly.phrase(areaTitle(assembly, first)) } } : {}),
        rows: inArea.map((measure) => {
          const { certainty, code } = measure.proposal.value;
          return row(
            cell(assembly, [recommendationLink(measure)], { header: 'row' }),
            cell(assembly, assembly.phrase(fact(assembly, measure, 'title'))),
            word(`priority.${measure.choice.priority}`),
            word(`phase.${measure.proposal.value.period.phase}`),
            word(`certainty.${certainty.level}`),
            cell(assembly, [{ type: 'reference', target: recommendationId(code), page: true, children: [] }]),
          );
        }),
      };
    }),
  };
}
