import type { Block, Section, Table, TableCell } from '@decode/model';
import type { Assembly } from '../assembly.ts';
import { fact, local, type Measure, recommendationLink, role } from '../measure.ts';
import { plainWords } from '../plain-words.ts';
import { keyFigures } from '../profile.ts';
import { slotBlocks } from '../slots.ts';
import { cell, columns, headRow, row } from '../table.ts';
import { type Chapter, chapterId, type PublicationAssembly, placeName } from './chapter.ts';

/**
 * A place's chapter: what it is about, the place's own introduction and figures, what is recommended there and why, and
 * the way into its plans. Where it keeps the place's language, the recommendations come first in the publication's.
 */
export async function assembleChapter(assembly: PublicationAssembly, chapter: Chapter): Promise<Section> {
  const { tag } = chapter.draft;
  const foreign = tag !== assembly.draft.tag;
  const name = placeName(assembly, chapter);
  const { publication, bundle } = assembly.draft.publication;
  const summary = assembly.draft.text(publication, bundle, ['places', chapter.index, 'summary']);
  const opening: readonly Block[] = [
    assembly.heading(1, name),
    assembly.paragraph(summary, 'lead'),
    ...(foreign ? [listOfMeasures(assembly, chapter)] : []),
  ];
  const inOwn = (block: Block): Block => ({ ...block, lang: block.lang ?? tag });
  const { annex } = assembly;
  const before = annex.length;
  const own = await ownText(chapter);
  // What the chapter adds to the annex has its language there, too.
  if (foreign) annex.push(...annex.splice(before).map((build) => () => build().map(inOwn)));
  return {
    type: 'section',
    role: 'chapter',
    id: chapterId(chapter),
    runningHead: plainWords(name.inlines),
    children: [...opening, ...(foreign ? own.map(inOwn) : own)],
  };
}

/** In the language of the chapter, in reading order: sources are numbered as they are met. */
async function ownText(chapter: Chapter): Promise<readonly Block[]> {
  const { assembly } = chapter;
  // The first paragraph says whom the place's own document is for; in its place stands the summary.
  const [, ...introduction] = await slotBlocks(assembly, 'introduction');
  const figures = keyFigures(assembly);
  const situation = await slotBlocks(assembly, 'situation');
  const reasons = [
    assembly.heading(2, assembly.say('publication.recommendedHere'), { id: `reasons-${chapter.slug}` }),
    reasonsTable(chapter),
  ];
  const next = await slotBlocks(assembly, 'next-steps');
  return [
    ...introduction,
    ...(figures ? [figures] : []),
    ...situation,
    ...reasons,
    ...(next.length > 0 ? [assembly.heading(2, assembly.say('publication.next')), ...next] : []),
  ];
}

function listOfMeasures(assembly: PublicationAssembly, { measures }: Chapter): Table {
  return {
    type: 'table',
    role: 'comparison',
    summary: assembly.say('label.recommendation'),
    columns: columns(9, 69, 22),
    head: [headRow(assembly, ['column.code', 'column.recommendation', 'column.priority'])],
    groups: [
      {
        rows: measures.map((measure) =>
          row(
            cell(assembly, [recommendationLink(measure)], { header: 'row' }),
            cell(assembly, assembly.phrase(fact(assembly, measure, 'title'))),
            priorityCell(assembly, measure),
          ),
        ),
      },
    ],
  };
}

function priorityCell(assembly: Assembly, { choice }: Measure): TableCell {
  return cell(assembly, [assembly.opening(assembly.words(assembly.say(`priority.${choice.priority}`)))]);
}

function reasonsTable({ assembly, measures }: Chapter): Table {
  return {
    type: 'table',
    role: 'reasons',
    summary: assembly.say('publication.recommendedHere'),
    columns: columns(9, 24, 13, 54),
    head: [headRow(assembly, ['column.code', 'column.recommendation', 'column.priority', 'label.whyHere'])],
    groups: [
      {
        rows: measures.map((measure) =>
          row(
            cell(assembly, [recommendationLink(measure)], { header: 'row' }),
            cell(assembly, [
              assembly.words(assembly.phrase(fact(assembly, measure, 'title'))),
              assembly.opening(assembly.words(assembly.phrase(role(assembly, measure)), 'detail')),
            ]),
            priorityCell(assembly, measure),
            cell(assembly, [assembly.paragraph(local(assembly, measure, 'why'))]),
          ),
        ),
      },
    ],
  };
}
