import type { RowGroup, Section, Table } from '@decode/model';
import { changesPart } from '../changes.ts';
import { areaTitle, fact, type Recommended, recommendationId, recommendationLink } from '../measure.ts';
import { cell, columns, headRow, row } from '../table.ts';
import { changesBlocks, compareWithEarlier } from './changes.ts';
import { chaptersWith, choiceOf, type PublicationAssembly, placeLinks, placeName } from './chapter.ts';
import { slotProse } from './slot-prose.ts';

/** The chapter that is read first, with one list of all recommendations: what it is, who has it, and where it stands. */
export function assembleOverview(assembly: PublicationAssembly): Section {
  const heading = assembly.say('part.summary');
  const comparison = compareWithEarlier(assembly);
  return {
    type: 'section',
    role: 'chapter',
    id: 'summary',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      ...slotProse(assembly, 'introduction', { lead: true }),
      listOfMeasures(assembly),
      ...(comparison ? changesPart(assembly, changesBlocks(assembly, comparison, 3)) : []),
    ],
  };
}

function listOfMeasures(assembly: PublicationAssembly): Table {
  return {
    type: 'table',
    role: 'measures',
    caption: assembly.caption('table', [{ type: 'text', value: assembly.say('caption.listOfMeasures') }]),
    columns: columns(7, 36, 37, 11, [9, 'right']),
    head: [
      headRow(assembly, [
        'column.code',
        'column.recommendation',
        'label.recommendedIn',
        'column.certainty',
        'column.page',
      ]),
    ],
    groups: byArea(assembly, (measure) => {
      const { certainty, code } = measure.proposal.value;
      const level = assembly.words(assembly.say(`certainty.${certainty.level}`));
      return [
        cell(assembly, assembly.phrase(fact(assembly, measure, 'title'))),
        cell(assembly, [placeLinks(assembly, chaptersWith(assembly, measure))]),
        cell(assembly, [assembly.opening(level)]),
        cell(assembly, [{ type: 'reference', target: recommendationId(code), page: true, children: [] }]),
      ];
    }),
  };
}

/** Recommendations against places, with the priority that each gives: on wide pages. */
export function assembleMatrix(assembly: PublicationAssembly): Section {
  const heading = assembly.say('part.matrix');
  const { chapters } = assembly;
  const [code, title] = [5.5, 32.5];
  const each = (100 - code - title) / chapters.length;
  return {
    type: 'section',
    role: 'wide',
    id: 'matrix',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      assembly.words(assembly.say('matrix.legend'), 'note'),
      {
        type: 'table',
        role: 'matrix',
        caption: assembly.caption('table', [{ type: 'text', value: assembly.say('caption.matrix') }]),
        columns: columns(code, title, ...chapters.map(() => each)),
        head: [
          row(
            cell(assembly, assembly.say('column.code'), { header: 'column' }),
            cell(assembly, assembly.say('column.recommendation'), { header: 'column' }),
            // No links: the head is repeated on each page, and a link leads from one place only.
            ...chapters.map((chapter) =>
              cell(assembly, assembly.phrase(placeName(assembly, chapter)), { header: 'column' }),
            ),
          ),
        ],
        groups: byArea(assembly, (measure) => [
          cell(assembly, assembly.phrase(fact(assembly, measure, 'title'))),
          ...chapters.map((chapter) => {
            const choice = choiceOf(chapter, measure)?.choice;
            if (!choice) return cell(assembly, '–');
            return cell(assembly, [
              assembly.opening(assembly.words(assembly.say(`priority.${choice.priority}`))),
            ]);
          }),
        ]),
      },
    ],
  };
}

/** A row for each recommendation, headed by its code, in groups of one policy area. */
function byArea(
  assembly: PublicationAssembly,
  cells: (measure: Recommended) => ReturnType<typeof cell>[],
): RowGroup[] {
  const { recommended } = assembly.draft;
  const areas = [...new Set(recommended.map(({ proposal }) => proposal.value.area))];
  return areas.map((area) => {
    const inArea = recommended.filter(({ proposal }) => proposal.value.area === area);
    const [first] = inArea;
    return {
      ...(first ? { title: { children: assembly.phrase(areaTitle(assembly, first)) } } : {}),
      rows: inArea.map((measure) =>
        row(cell(assembly, [recommendationLink(measure)], { header: 'row' }), ...cells(measure)),
      ),
    };
  });
}
