import type { Block, Document, Publication, Section, Target } from '@decode/model';
import { assembleAreas } from '../area.ts';
import { settle, sorted } from '../assemble.ts';
import { createAssembly, createTally } from '../assembly.ts';
import { changesTitle } from '../changes.ts';
import { changesDocument } from '../changes-document.ts';
import { assembleDataAnnex } from '../data-annex.ts';
import { assembleMeta, type Face } from '../front.ts';
import { assembleGlossary } from '../glossary.ts';
import { fact, type Recommended } from '../measure.ts';
import { part } from '../part.ts';
import { plainWords } from '../plain-words.ts';
import { assemblePractices } from '../practice.ts';
import type { Setting } from '../recommendation.ts';
import { assembleSources } from '../sources.ts';
import { cell, columns, headRow, row } from '../table.ts';
import { changesBlocks, compareWithEarlier } from './changes.ts';
import {
  chaptersOf,
  chaptersWith,
  choiceOf,
  type PublicationAssembly,
  placeLinks,
  placeName,
  whereId,
} from './chapter.ts';
import { assembleSituation } from './comparison.ts';
import { assembleIndex } from './index-of-words.ts';
import { assembleMatrix, assembleOverview } from './overview.ts';
import { assembleChapter } from './place-chapter.ts';
import type { PublicationDraft } from './publication-draft.ts';
import { slotProse } from './slot-prose.ts';

type PartBuilder = (
  assembly: PublicationAssembly,
  /** What stands before it. */
  body: readonly Block[],
) => Promise<readonly Block[]> | readonly Block[];

/** One builder for each part that a publication can have. */
const parts: { readonly [name in Publication['parts'][number]]: PartBuilder } = {
  summary: (assembly) => [assembleOverview(assembly)],
  method: (assembly) => [assembleMethod(assembly)],
  matrix: (assembly) => [assembleMatrix(assembly)],
  recommendations: (assembly) =>
    assembleAreas(assembly, assembly.draft.recommended, {
      setting: (measure) => settingOf(assembly, measure),
    }),
  situation: async (assembly) => [await assembleSituation(assembly)],
  practices: (assembly) => [
    assemblePractices(
      assembly,
      assembly.draft.publication.publication.value.practices,
      assembly.draft.recommended,
    ),
  ],
  places: async (assembly) => {
    const chapters: Section[] = [];
    for (const chapter of assembly.chapters) chapters.push(await assembleChapter(assembly, chapter));
    return chapters;
  },
  data: (assembly) => assembleDataAnnex(assembly),
  glossary: (assembly) => [assembleGlossary(assembly, { everyLanguage: true })],
  sources: (assembly) => [assembleSources(assembly)],
  index: (assembly, body) => [assembleIndex(assembly, body)],
};

/** One document of several places: numbers, sources and pictures are counted through it, whatever a chapter's language. */
export async function assemblePublication(draft: PublicationDraft, target: Target): Promise<Document> {
  const assembly = assemblyOf(draft);
  const body: Block[] = [];
  for (const name of draft.publication.publication.value.parts)
    body.push(...(await parts[name](assembly, body)));
  const meta = assembleMeta(assembly, body, faceOf(assembly));
  return { target, meta, body: settle(draft, body), media: assembly.media, doubts: sorted(draft.doubts) };
}

/** What has changed in all places since the edition before, and nothing else. Undefined where there was none. */
export function assemblePublicationChanges(draft: PublicationDraft, target: Target): Document | undefined {
  const assembly = assemblyOf(draft);
  const comparison = compareWithEarlier(assembly);
  if (!comparison) return undefined;
  return changesDocument(assembly, target, {
    title: changesTitle(assembly, comparison),
    blocks: changesBlocks(assembly, comparison, 2),
    face: faceOf(assembly),
  });
}

function assemblyOf(draft: PublicationDraft): PublicationAssembly {
  const tally = createTally();
  return {
    ...createAssembly(draft, tally),
    chapters: chaptersOf(draft, (place) => createAssembly(place.draft, tally)),
  };
}

/** In the place of a picture, the names of the places: no figure of all of them has one definition without a break. */
function faceOf(assembly: PublicationAssembly): Face {
  const { draft, chapters } = assembly;
  const names = chapters.map((chapter) => plainWords(placeName(assembly, chapter).inlines));
  const { publication, bundle, brand } = draft.publication;
  const words = (name: 'title' | 'subtitle' | 'subject') =>
    plainWords(draft.text(publication, bundle, [name]).inlines);
  return {
    title: words('title'),
    subtitle: words('subtitle'),
    subject: words('subject'),
    brand,
    cover: () => ({ legend: names.join(', ') }),
  };
}

function assembleMethod(assembly: PublicationAssembly): Section {
  const heading = assembly.say('part.method');
  return {
    type: 'section',
    role: 'chapter',
    id: 'method',
    runningHead: heading,
    children: [assembly.heading(1, heading), ...slotProse(assembly, 'method', { lead: true })],
  };
}

/** Where it is recommended, by priority. */
function settingOf(assembly: PublicationAssembly, measure: Recommended): Setting {
  const { practices } = assembly.draft.publication.publication.value;
  const chapters = chaptersWith(assembly, measure);
  const groups = (['high', 'medium', 'low'] as const).flatMap((priority) => {
    const those = chapters.filter((chapter) => choiceOf(chapter, measure)?.choice.priority === priority);
    return those.length > 0 ? [{ priority, those }] : [];
  });
  return {
    responsible: () => assembly.paragraph(fact(assembly, measure, 'lead', 'role'), 'value'),
    fact: {
      label: 'label.recommendedIn',
      cell: () =>
        cell(assembly, [
          assembly.words(assembly.say('publication.places', { count: chapters.length }), 'value'),
        ]),
    },
    here: () => ({
      id: whereId(measure.proposal.value.code),
      ...part(assembly, 'recommendedIn', [
        {
          type: 'table',
          role: 'data',
          summary: assembly.say('label.recommendedIn'),
          columns: columns(25, 75),
          head: [headRow(assembly, ['column.priority', 'column.place'])],
          groups: [
            {
              rows: groups.map(({ priority, those }) =>
                row(
                  cell(assembly, [assembly.opening(assembly.words(assembly.say(`priority.${priority}`)))], {
                    header: 'row',
                  }),
                  cell(assembly, [placeLinks(assembly, those)]),
                ),
              ),
            },
          ],
        },
      ]),
    }),
    practices,
  };
}
