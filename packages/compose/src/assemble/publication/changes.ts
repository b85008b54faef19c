import {
  type Block,
  compareCodes,
  type EditionData,
  type Inline,
  type Paragraph,
  type Table,
} from '@decode/model';
import {
  compareEditions,
  comparePractices,
  type FieldChange,
  type PlaceChanges,
  type PracticeChanges,
} from '../../editions/compare-editions.ts';
import { editionData } from '../../editions/edition-data.ts';
import {
  type ChangedValues,
  codeOf,
  compared,
  measureLists,
  practiceList,
  shown,
  valuesTable,
} from '../changes.ts';
import { codeLink } from '../measure.ts';
import { plainWords } from '../plain-words.ts';
import { cell, columns, headRow, row } from '../table.ts';
import { type PublicationAssembly, placeLink, placeName } from './chapter.ts';

/** What is different in each place since the edition before, in one table for all. */
export interface PublicationComparison {
  readonly before: EditionData;
  readonly now: EditionData;
  readonly places: readonly PlaceComparison[];
  readonly practices: PracticeChanges;
}

type ListName = 'added' | 'dropped' | 'details' | 'wording';
/** Of the table: wording alone is said once for all places, or it would fill each row. */
type ColumnName = Exclude<ListName, 'wording'> | 'changed';

interface PlaceComparison {
  readonly slug: string;
  /** In words, and as a link where it has a chapter still. */
  readonly name: string;
  readonly link: readonly Inline[];
  readonly changes: Pick<PlaceChanges, ListName | 'changed' | 'place'>;
}

const unchanged = {
  added: [],
  dropped: [],
  changed: [],
  details: [],
  wording: [],
  place: undefined,
} as const;

/** Undefined where there is no edition before, or none of these places had a document in it. */
export function compareWithEarlier(assembly: PublicationAssembly): PublicationComparison | undefined {
  const { draft, chapters } = assembly;
  const { before } = draft.project.kept;
  if (!before || !chapters.some(({ slug }) => before.places[slug])) return undefined;
  const now = editionData(draft.project);
  const earlier = before.publications[draft.publication.slug];
  const { practices } = draft.publication.publication.value;
  const present = chapters.map((chapter): PlaceComparison => {
    const added = (now.places[chapter.slug]?.measures ?? []).map(({ proposal }) => proposal);
    return {
      slug: chapter.slug,
      name: plainWords(placeName(assembly, chapter).inlines),
      link: [placeLink(assembly, chapter)],
      changes: compareEditions(before, now, chapter.slug, draft.tag) ?? { ...unchanged, added },
    };
  });
  const gone = (earlier?.places ?? [])
    .filter(({ place }) => !chapters.some(({ slug }) => slug === place))
    .map(({ place, name }): PlaceComparison => {
      const dropped = (before.places[place]?.measures ?? []).map(({ proposal }) => proposal);
      const link = shown(assembly, name);
      return { slug: place, name: plainWords(link), link, changes: { ...unchanged, dropped } };
    });
  // Before there was a publication, its practices stood in the documents of places.
  const known = earlier?.practices ?? practices.filter((practice) => before.practices[practice]);
  return {
    before,
    now,
    places: [...present, ...gone],
    practices: comparePractices(before, now, [known, practices], draft.tag),
  };
}

/** New, dropped and changed measures with their titles once, then by place their codes. @param depth of the headings */
export function changesBlocks(
  assembly: PublicationAssembly,
  comparison: PublicationComparison,
  depth: 2 | 3,
): Block[] {
  const { before, now, places } = comparison;
  const lists = measureLists(assembly, comparison, depth);
  const list = (name: ListName): Block[] => {
    const changedIn = (proposal: string) => places.filter(({ changes }) => changes[name].includes(proposal));
    const data = name === 'dropped' ? before : now;
    const having = (proposal: string) =>
      places.filter(({ slug }) => data.places[slug]?.measures.some((one) => one.proposal === proposal));
    return lists[name](
      byCode(
        comparison,
        places.flatMap(({ changes }) => changes[name]),
      ),
      (proposal) =>
        changedIn(proposal).length < having(proposal).length
          ? namesOf(assembly, changedIn(proposal))
          : undefined,
    );
  };
  const table = tableOfPlaces(assembly, comparison);
  return [
    compared(assembly, before, !table && places.every(({ changes }) => changes.wording.length === 0)),
    ...ofPlaces(assembly, places),
    ...list('added'),
    ...list('dropped'),
    ...(table ? [assembly.heading(depth, assembly.say('changes.byPlace')), table] : []),
    ...valuesTable(assembly, comparison, changedValues(assembly, comparison), depth),
    ...list('details'),
    ...list('wording'),
    ...practiceList(assembly, comparison, comparison.practices, depth),
  ];
}

const heads: { readonly [name in ColumnName]: string } = {
  added: 'changes.new',
  dropped: 'changes.dropped',
  changed: 'changes.values',
  details: 'changes.details',
};

/** A row for each place and a column for each kind of change that there is; undefined where there is none. */
function tableOfPlaces(
  assembly: PublicationAssembly,
  { before, now, places }: PublicationComparison,
): Table | undefined {
  const slugs = ({ changes }: PlaceComparison, name: ColumnName) =>
    name === 'changed' ? changes.changed.map(({ proposal }) => proposal) : changes[name];
  const names = (Object.keys(heads) as ColumnName[]).filter((name) =>
    places.some((place) => slugs(place, name).length > 0),
  );
  if (names.length === 0) return undefined;
  const place = names.length > 3 ? 22 : 30;
  const codes = (proposals: readonly string[], name: ColumnName): Inline[] =>
    proposals.flatMap((proposal, i): Inline[] => [
      ...(i > 0 ? [{ type: 'text' as const, value: ', ' }] : []),
      // Somewhere else it may still be recommended; here it is not.
      name === 'dropped'
        ? { type: 'text', value: codeOf(before, proposal) }
        : codeLink(codeOf(now, proposal)),
    ]);
  return {
    type: 'table',
    role: 'comparison',
    summary: assembly.say('changes.byPlace'),
    columns: columns(place, ...names.map(() => (100 - place) / names.length)),
    head: [headRow(assembly, ['column.place', ...names.map((name) => heads[name])])],
    groups: [
      {
        rows: places.map((one) =>
          row(
            cell(assembly, one.link, { header: 'row' }),
            ...names.map((name) => {
              const proposals = slugs(one, name);
              return cell(assembly, proposals.length > 0 ? codes(proposals, name) : '–');
            }),
          ),
        ),
      },
    ],
  };
}

/** Each change once: facts of a recommendation are the same everywhere, what places choose is said with their names. */
function changedValues(
  assembly: PublicationAssembly,
  { places, ...comparison }: PublicationComparison,
): ChangedValues[] {
  const everywhere = new Set<FieldChange['field']>([
    'title',
    'period',
    'cost',
    'indicator',
    'certainty',
    'strength',
  ]);
  const changed = places.flatMap((place) => place.changes.changed.map((one) => ({ ...one, place })));
  return byCode(
    comparison,
    changed.map(({ proposal }) => proposal),
  ).map((proposal) => {
    const all = changed
      .filter((one) => one.proposal === proposal)
      .flatMap(({ fields, place }) =>
        fields.map((change) => ({ key: JSON.stringify(change), change, place })),
      );
    const once = new Map(all.map(({ key, change }) => [key, change]));
    return {
      proposal,
      rows: [...once].map(([key, change]) => {
        const where = namesOf(
          assembly,
          all.filter((one) => one.key === key).map(({ place }) => place),
        );
        return {
          change,
          ...(everywhere.has(change.field) ? {} : { where: assembly.words(where, 'detail') }),
        };
      }),
    };
  });
}

/** What has been revised in the chapters of places, apart from their recommendations. */
function ofPlaces(assembly: PublicationAssembly, places: readonly PlaceComparison[]): Paragraph[] {
  return (['details', 'wording'] as const).flatMap((what) => {
    const those = places.filter(({ changes }) => changes.place === what);
    if (those.length === 0) return [];
    return [assembly.words(assembly.say(`changes.places.${what}`, { places: namesOf(assembly, those) }))];
  });
}

function namesOf({ draft }: PublicationAssembly, places: readonly PlaceComparison[]): string {
  return draft.language.list(places.map(({ name }) => name));
}

/** Each once, by area and number. */
function byCode(
  { before, now }: Pick<PublicationComparison, 'before' | 'now'>,
  proposals: readonly string[],
): string[] {
  const code = (proposal: string) => codeOf(now.proposals[proposal] ? now : before, proposal);
  return [...new Set(proposals)].sort((a, b) => compareCodes(code(a), code(b)));
}
