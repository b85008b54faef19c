import type {
  Block,
  EditionData,
  Inline,
  ListItem,
  LoadedPractice,
  LoadedProposal,
  Paragraph,
  RowGroup,
  Wordings,
} from '@decode/model';
import { sourceLanguage } from '@decode/model';
import { fileStart, parseInline, plainText, shorten, shownText } from '@decode/source';
import {
  compareEditions,
  type FieldChange,
  type FieldValues,
  type PlaceChanges,
  type PracticeChanges,
} from '../editions/compare-editions.ts';
import { editionData } from '../editions/edition-data.ts';
import { lookup, writeTypedNumbers } from '../language/index.ts';
import type { Assembly, PlaceAssembly } from './assembly.ts';
import { codeLink } from './measure.ts';
import { practiceId } from './practice.ts';
import { cell, columns, row } from './table.ts';

/** What is different from the edition before, of which data are kept; undefined where there is none, or none of this place. */
export interface Comparison {
  readonly before: EditionData;
  readonly now: EditionData;
  readonly changes: PlaceChanges;
}

export function compareWithEarlier({ draft }: PlaceAssembly): Comparison | undefined {
  const { before } = draft.project.kept;
  if (!before) return undefined;
  const now = editionData(draft.project);
  const changes = compareEditions(before, now, draft.template.slug, draft.tag);
  return changes && { before, now, changes };
}

/** «What has changed since Edition 1». */
export function changesTitle(assembly: Assembly, { before }: Pick<Comparison, 'before'>): string {
  return assembly.say('changes.title', { number: before.edition.number });
}

/** New, dropped and changed measures and good practices, all from the data of the two editions. @param depth of the headings */
export function changesBlocks(assembly: PlaceAssembly, comparison: Comparison, depth: 2 | 3): Block[] {
  const { before, changes } = comparison;
  const list = measureLists(assembly, comparison, depth);
  const groups = changes.changed.map(({ proposal, fields }) => ({
    proposal,
    rows: fields.map((change) => ({ change })),
  }));
  return [
    compared(
      assembly,
      before,
      groups.length === 0 &&
        [changes.added, changes.dropped, changes.details, changes.wording].every(
          ({ length }) => length === 0,
        ),
    ),
    ...(changes.place === undefined ? [] : [assembly.words(assembly.say(`changes.place.${changes.place}`))]),
    ...list.added(changes.added),
    ...list.dropped(changes.dropped),
    ...valuesTable(assembly, comparison, groups, depth),
    ...list.details(changes.details),
    ...list.wording(changes.wording),
    ...practiceList(assembly, comparison, changes.practices, depth),
  ];
}

/** In a summary, for who knows the edition before: behind the list of measures, since most readers do not. */
export function changesPart(assembly: Assembly, blocks: readonly Block[]): Block[] {
  return [assembly.heading(2, assembly.say('changes.short'), { id: 'changes' }), ...blocks];
}

/** With which edition this one is compared, and whether no recommendation is different. */
export function compared(assembly: Assembly, { edition }: EditionData, isSame: boolean): Paragraph {
  const { number, date, state } = edition;
  const sentence = assembly.say('changes.compared', {
    number,
    date: assembly.draft.language.date(date),
    state,
  });
  return assembly.words(isSame ? `${sentence} ${assembly.say('changes.none')}` : sentence);
}

type Editions = Pick<Comparison, 'before' | 'now'>;
type ListOf = (proposals: readonly string[], where?: (proposal: string) => string | undefined) => Block[];

/** Recommendations by code and title below a label, and where, if not everywhere in the document; nothing where there are none. */
export function measureLists(
  assembly: Assembly,
  { before, now }: Editions,
  depth: 2 | 3,
): { readonly [kind in 'added' | 'dropped' | 'details' | 'wording']: ListOf } {
  const { proposals } = assembly.draft.project;
  const list =
    (key: string, data = now, note?: string): ListOf =>
    (slugs, where) =>
      labelled(
        assembly,
        assembly.say(key),
        slugs.map((proposal) => [
          // What is no longer recommended stands nowhere in this document.
          data === now ? codeLink(codeOf(data, proposal)) : { type: 'text', value: codeOf(data, proposal) },
          { type: 'text', value: '\u00a0' },
          ...titleOf(assembly, data === now ? proposals.get(proposal) : undefined, data.proposals[proposal]),
          ...text(within(where?.(proposal))),
        ]),
        depth,
        note,
      );
  return {
    added: list('changes.new'),
    dropped: list('changes.dropped', before),
    details: list('changes.details', now, 'changes.detailsNote'),
    wording: list('changes.wording'),
  };
}

export function codeOf({ proposals }: EditionData, proposal: string): string {
  return proposals[proposal]?.code ?? proposal;
}

/** A title as everywhere in the document, with its state, of what this edition has; else as an earlier one's data keep it. */
function titleOf(
  assembly: Assembly,
  own: LoadedProposal | LoadedPractice | undefined,
  kept: { readonly title: Wordings } | undefined,
): readonly Inline[] {
  return own ? assembly.phrase(assembly.text(own, 'title')) : shown(assembly, kept?.title ?? {});
}

export interface ChangedValues {
  readonly proposal: string;
  readonly rows: readonly {
    readonly change: FieldChange;
    /** Where, if not everywhere in the document. */
    readonly where?: Paragraph;
  }[];
}

/** Old and new values side by side. */
export function valuesTable(
  assembly: Assembly,
  { before, now }: Editions,
  changed: readonly ChangedValues[],
  depth: 2 | 3,
): Block[] {
  if (changed.length === 0) return [];
  const groups = changed.map(
    ({ proposal, rows }): RowGroup => ({
      title: {
        children: [
          codeLink(codeOf(now, proposal)),
          { type: 'text', value: '\u00a0' },
          ...titleOf(assembly, assembly.draft.project.proposals.get(proposal), now.proposals[proposal]),
        ],
      },
      rows: rows.map(({ change, where }) =>
        row(
          cell(
            assembly,
            [assembly.words(assembly.say(fieldLabels[change.field])), ...(where ? [where] : [])],
            {
              header: 'row',
            },
          ),
          cell(assembly, values(assembly, change, 'before')),
          cell(assembly, values(assembly, change, 'after')),
        ),
      ),
    }),
  );
  const heads = [
    assembly.say('changes.field'),
    ...[before, now].map(({ edition }) => assembly.say('changes.edition', { number: edition.number })),
  ];
  return [
    assembly.heading(depth, assembly.say('changes.values')),
    {
      type: 'table',
      role: 'comparison',
      summary: assembly.say('changes.values'),
      columns: columns(22, 39, 39),
      head: [row(...heads.map((head) => cell(assembly, head, { header: 'column' })))],
      groups,
    },
  ];
}

/** Good practices by title, each with what has become of it. */
export function practiceList(
  assembly: Assembly,
  { before, now }: Editions,
  changes: PracticeChanges,
  depth: 2 | 3,
): Block[] {
  const lines = (['added', 'details', 'wording', 'dropped'] as const).flatMap((what) =>
    changes[what].map((slug): Inline[] => {
      const data = what === 'dropped' ? before : now;
      const own = data === now ? assembly.draft.project.practices.get(slug) : undefined;
      const title = titleOf(assembly, own, data.practices[slug]);
      return [
        ...(data === now
          ? [{ type: 'reference' as const, target: practiceId({ slug }), children: title }]
          : title),
        ...text(` (${assembly.say('changes.practice', { what })})`),
      ];
    }),
  );
  return labelled(assembly, assembly.say('part.practices'), lines, depth);
}

function within(where: string | undefined): string {
  return where === undefined ? '' : ` (${where})`;
}

function labelled(
  assembly: Assembly,
  label: string,
  lines: readonly (readonly Inline[])[],
  depth: 2 | 3,
  note?: string,
): Block[] {
  if (lines.length === 0) return [];
  return [
    {
      type: 'section',
      role: 'part',
      children: [
        assembly.heading(depth, label),
        ...(note === undefined ? [] : [assembly.words(assembly.say(note))]),
        {
          type: 'list',
          role: 'plain',
          ordered: false,
          children: lines.map((line): ListItem => ({ type: 'listItem', children: [assembly.words(line)] })),
        },
      ],
    },
  ];
}

const fieldLabels: { readonly [F in keyof FieldValues]: string } = {
  title: 'changes.name',
  priority: 'column.priority',
  lead: 'label.responsible',
  period: 'label.term',
  cost: 'label.cost',
  indicator: 'label.indicators',
  target: 'column.target',
  certainty: 'certainty.label',
  strength: 'strength.label',
};

type Writer<F extends keyof FieldValues> = (
  assembly: Assembly,
  value: FieldValues[F],
  words: (kept: Wordings) => readonly Inline[],
) => readonly Inline[];

/** One writer for each field: old and new values are written by the same habits. */
const writers: { readonly [F in keyof FieldValues]: Writer<F> } = {
  title: (_, title, words) => words(title),
  priority: (a, priority) => said(a, `priority.${priority}`),
  lead: (_, lead, words) => words(lead),
  period: (a, { phase, setupMonths, effectYears }) => {
    const { language } = a.draft;
    const line = a.say('period.line', {
      months: language.range(...setupMonths),
      monthsCount: setupMonths[1],
      years: language.range(...effectYears),
      yearsCount: effectYears[1],
    });
    return text(`${a.say(`phase.${phase}`)}: ${line}`);
  },
  cost: (a, { what, min, max, currency, priceYear, per }, words) => [
    ...text(a.draft.language.money(min, currency, max)),
    ...(per ? [...text(' '), ...words(per)] : []),
    ...text(` (${a.say('cost.priceYear', { year: String(priceYear) })}): `),
    ...words(what),
  ],
  indicator: (a, { name, frequency, direction }, words) => [
    ...words(name),
    ...text(` (${a.say(`direction.${direction}`)}; ${a.say(`frequency.${frequency}`)})`),
  ],
  target: (a, { name, baseline, target }, words) => {
    const point = ({ value, year }: typeof target) => `${a.draft.language.number(value)} (${year})`;
    const from = `${a.say('column.baseline')}: ${point(baseline)}`;
    return [...words(name), ...text(`. ${from}. ${a.say('column.target')}: ${point(target)}.`)];
  },
  certainty: (a, level) => said(a, `certainty.${level}`),
  strength: (a, strength) => said(a, `strength.${strength}`),
};

function values(assembly: Assembly, change: FieldChange, which: 'before' | 'after'): Paragraph[] {
  const { field, [which]: all } = change;
  if (all.length === 0) return [assembly.opening(assembly.words(assembly.say('changes.absent')))];
  const write = writers[field] as Writer<typeof field>;
  const words = (kept: Wordings) => shown(assembly, kept, which === 'after');
  return all.map((value) => assembly.opening(assembly.words(write(assembly, value as never, words))));
}

function said(assembly: Assembly, key: string): Inline[] {
  return text(assembly.say(key));
}

function text(value: string): Inline[] {
  return [{ type: 'text', value }];
}

/**
 * A kept text in the language of the document; where it was not current in it, as it was written, and marked.
 * @param isOfNow it is of this edition, so a release may refuse it; the one before can no longer be translated
 */
export function shown(assembly: Assembly, words: Wordings, isOfNow = false): Inline[] {
  const { draft } = assembly;
  const { language } = draft;
  const parse = (markdown: string) => parseInline(markdown, fileStart('')).children;
  const own = lookup((tag) => words[tag], draft.tag);
  if (own !== undefined) return text(plainText(writeTypedNumbers(parse(own), language.rules, language)));
  const [tag, written] =
    Object.entries(words).find(([tag]) => tag === sourceLanguage) ?? Object.entries(words)[0] ?? [];
  if (tag === undefined || written === undefined) return [];
  draft.doubt({ kind: 'missing', what: written });
  if (isOfNow && shownText('missing', draft.project.edition.value) === 'refused')
    assembly.fail({
      rule: 'not-current',
      severity: 'error',
      found: `«${shorten(written)}» has no current text in ${language.rules.englishName}, and a release prints only what is current.`,
      todo: `Translate it: translate status --language ${draft.tag} --each says where it stands.`,
    });
  return [
    { type: 'emphasis', lang: tag, children: text(plainText(parse(written))) },
    ...text(` [${assembly.say('state.missing')}]`),
  ];
}
