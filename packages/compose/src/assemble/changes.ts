import type { Block, EditionData, Inline, ListItem, Paragraph, RowGroup, Wordings } from '@decode/model';
import { sourceLanguage } from '@decode/model';
import { fileStart, parseInline, plainText } from '@decode/source';
import {
  compareEditions,
  type FieldChange,
  type FieldValues,
  type PlaceChanges,
} from '../editions/compare-editions.ts';
import { editionData } from '../editions/edition-data.ts';
import { lookup, writeTypedNumbers } from '../language/index.ts';
import type { PlaceAssembly } from './assembly.ts';
import { codeLink } from './measure.ts';
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
export function changesTitle(assembly: PlaceAssembly, { before }: Comparison): string {
  return assembly.say('changes.title', { number: before.edition.number });
}

/** New, dropped and changed measures, all from the data of the two editions. @param depth of the headings */
export function changesBlocks(assembly: PlaceAssembly, comparison: Comparison, depth: 2 | 3): Block[] {
  const { before, now, changes } = comparison;
  const { number, date, state } = before.edition;
  const { language } = assembly.draft;
  const title = (data: EditionData) => (proposal: string) => {
    const { code, title } = data.proposals[proposal] ?? { code: proposal, title: {} };
    return { code, words: shown(assembly, title) };
  };
  const list = (key: string, proposals: readonly string[], data = now, note?: string): Block[] =>
    proposals.length === 0
      ? []
      : [
          {
            type: 'section',
            role: 'part',
            children: [
              assembly.heading(depth, assembly.say(key)),
              ...(note === undefined ? [] : [assembly.words(assembly.say(note))]),
              {
                type: 'list',
                role: 'plain',
                ordered: false,
                children: proposals.map(title(data)).map(({ code, words }): ListItem => {
                  // What is no longer recommended stands nowhere in this document.
                  const named: Inline = data === now ? codeLink(code) : { type: 'text', value: code };
                  const line: Inline[] = [named, { type: 'text', value: '\u00a0' }, ...words];
                  return { type: 'listItem', children: [assembly.words(line)] };
                }),
              },
            ],
          },
        ];
  const groups = changes.changed.map(({ proposal, fields }): RowGroup => {
    const { code, words } = title(now)(proposal);
    return {
      title: { children: [codeLink(code), { type: 'text', value: '\u00a0' }, ...words] },
      rows: fields.map((change) =>
        row(
          cell(assembly, assembly.say(fieldLabels[change.field]), { header: 'row' }),
          cell(assembly, values(assembly, change, change.before)),
          cell(assembly, values(assembly, change, change.after)),
        ),
      ),
    };
  });
  const since = (n: number) => assembly.say('changes.edition', { number: n });
  const nothing =
    groups.length === 0 &&
    [changes.added, changes.dropped, changes.details, changes.wording].every(({ length }) => length === 0);
  return [
    assembly.words(
      assembly.say('changes.compared', { number, date: language.date(date), state }) +
        (nothing ? ` ${assembly.say('changes.none')}` : ''),
    ),
    ...(changes.place === undefined ? [] : [assembly.words(assembly.say(`changes.place.${changes.place}`))]),
    ...list('changes.new', changes.added),
    ...list('changes.dropped', changes.dropped, before),
    ...(groups.length === 0
      ? []
      : [
          assembly.heading(depth, assembly.say('changes.values')),
          {
            type: 'table' as const,
            role: 'comparison' as const,
            summary: assembly.say('changes.values'),
            columns: columns(22, 39, 39),
            head: [
              row(
                cell(assembly, assembly.say('changes.field'), { header: 'column' }),
                cell(assembly, since(number), { header: 'column' }),
                cell(assembly, since(now.edition.number), { header: 'column' }),
              ),
            ],
            groups,
          },
        ]),
    ...list('changes.details', changes.details, now, 'changes.detailsNote'),
    ...list('changes.wording', changes.wording),
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
  assembly: PlaceAssembly,
  value: FieldValues[F],
) => readonly Inline[];

/** One writer for each field: old and new values are written by the same habits. */
const writers: { readonly [F in keyof FieldValues]: Writer<F> } = {
  title: shown,
  priority: (a, priority) => said(a, `priority.${priority}`),
  lead: shown,
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
  cost: (a, { what, min, max, currency, priceYear, per }) => [
    ...text(a.draft.language.money(min, currency, max)),
    ...(per ? [...text(' '), ...shown(a, per)] : []),
    ...text(` (${a.say('cost.priceYear', { year: String(priceYear) })}): `),
    ...shown(a, what),
  ],
  indicator: (a, { name, frequency, direction }) => [
    ...shown(a, name),
    ...text(` (${a.say(`direction.${direction}`)}; ${a.say(`frequency.${frequency}`)})`),
  ],
  target: (a, { name, baseline, target }) => {
    const point = ({ value, year }: typeof target) => `${a.draft.language.number(value)} (${year})`;
    const from = `${a.say('column.baseline')}: ${point(baseline)}`;
    return [...shown(a, name), ...text(`. ${from}. ${a.say('column.target')}: ${point(target)}.`)];
  },
  certainty: (a, level) => said(a, `certainty.${level}`),
  strength: (a, strength) => said(a, `strength.${strength}`),
};

function values(assembly: PlaceAssembly, { field }: FieldChange, all: FieldChange['before']): Paragraph[] {
  if (all.length === 0) return [assembly.opening(assembly.words(assembly.say('changes.absent')))];
  const write = writers[field] as Writer<typeof field>;
  return all.map((value) => assembly.opening(assembly.words(write(assembly, value as never))));
}

function said(assembly: PlaceAssembly, key: string): Inline[] {
  return text(assembly.say(key));
}

function text(value: string): Inline[] {
  return [{ type: 'text', value }];
}

/** A kept text in the language of the document; where it was not current in it, as it was written. */
function shown({ draft }: PlaceAssembly, words: Wordings): Inline[] {
  const { language } = draft;
  const parse = (markdown: string) => parseInline(markdown, fileStart('')).children;
  const own = lookup((tag) => words[tag], draft.tag);
  if (own !== undefined) return text(plainText(writeTypedNumbers(parse(own), language.rules, language)));
  const [tag, written] =
    Object.entries(words).find(([tag]) => tag === sourceLanguage) ?? Object.entries(words)[0] ?? [];
  if (tag === undefined || written === undefined) return [];
  return [{ type: 'emphasis', lang: tag, children: text(plainText(parse(written))) }];
}
