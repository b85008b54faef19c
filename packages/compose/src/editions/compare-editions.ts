import type { EditionData, MeasureData, ProposalData, Wordings } from '@decode/model';
import { sourceLanguage } from '@decode/model';
import { lookup } from '../language/index.ts';
import { inSource } from './content-changes.ts';

/** The fields that are told with their old and new values, and what each holds. */
export interface FieldValues {
  readonly title: Wordings;
  readonly priority: MeasureData['priority'];
  readonly lead: Wordings;
  readonly period: ProposalData['period'];
  readonly cost: ProposalData['costs'][number];
  readonly indicator: ProposalData['indicators'][number];
  readonly target: Omit<MeasureData['targets'][number], 'indicator'> & { readonly name: Wordings };
  readonly certainty: ProposalData['certainty'];
  readonly strength: ProposalData['strength'];
}
export type FieldChange = {
  readonly [F in keyof FieldValues]: {
    readonly field: F;
    /** Values that are gone; of a list, only those. */
    readonly before: readonly FieldValues[F][];
    /** Values that are new. */
    readonly after: readonly FieldValues[F][];
  };
}[keyof FieldValues];

/** What is different in one place's document, in one language. Proposals by their folders, in the order of the document. */
export interface PlaceChanges {
  readonly since: EditionData['edition'];
  readonly added: readonly string[];
  /** In the order of the earlier document. */
  readonly dropped: readonly string[];
  readonly changed: readonly { readonly proposal: string; readonly fields: readonly FieldChange[] }[];
  /** Steps, risks, findings, funding or other facts, beside a field above or without one. */
  readonly details: readonly string[];
  /** Nothing but words. */
  readonly wording: readonly string[];
  readonly practices: PracticeChanges;
  /** Of the place itself: its figures and facts, or only what is written about it. */
  readonly place: 'details' | 'wording' | undefined;
}

/** What is different in the good practices of a document: by their folders, each in one list. */
export interface PracticeChanges {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** Facts or figures. */
  readonly details: readonly string[];
  /** Nothing but words. */
  readonly wording: readonly string[];
}

/** The value of one field on both sides, as lists: of what is gone and what is new nothing stands in both. */
const fields: {
  readonly [F in keyof FieldValues]: (measure: Side) => readonly FieldValues[F][];
} = {
  title: ({ proposal }) => [proposal.title],
  priority: ({ measure }) => [measure.priority],
  lead: ({ measure }) => [measure.lead],
  period: ({ proposal }) => [proposal.period],
  cost: ({ proposal }) => proposal.costs,
  indicator: ({ proposal }) => proposal.indicators,
  target: ({ proposal, measure }) =>
    measure.targets.map(({ indicator, ...target }) => ({
      ...target,
      name: proposal.indicators[indicator - 1]?.name ?? {},
    })),
  certainty: ({ proposal }) => [proposal.certainty],
  strength: ({ proposal }) => [proposal.strength],
};

interface Side {
  readonly proposal: ProposalData;
  readonly measure: MeasureData;
}

/**
 * @param language of the document: what was changed in another language alone is no change of this one
 * @returns undefined where the earlier edition had no document of the place
 */
export function compareEditions(
  before: EditionData,
  now: EditionData,
  place: string,
  language: string,
): PlaceChanges | undefined {
  const [old, own] = [before.places[place], now.places[place]];
  if (!old || !own) return undefined;
  const sideOf = (data: EditionData, proposal: string): Side | undefined => {
    const measure = data.places[place]?.measures.find((one) => one.proposal === proposal);
    const facts = data.proposals[proposal];
    return measure && facts && { measure, proposal: facts };
  };
  const names = own.measures.map(({ proposal }) => proposal);
  const pairs = names.flatMap((proposal) => {
    const [was, is] = [sideOf(before, proposal), sideOf(now, proposal)];
    return was && is ? [{ proposal, was, is }] : [];
  });
  const changed = pairs
    .map(({ proposal, was, is }) => ({ proposal, fields: changedFields(was, is) }))
    .filter(({ fields }) => fields.length > 0);
  const inDetails = pairs.filter(
    ({ was, is }) =>
      was.proposal.details !== is.proposal.details || was.measure.details !== is.measure.details,
  );
  const inWording = pairs.filter(
    (pair) =>
      !inDetails.includes(pair) &&
      !changed.some(({ proposal }) => proposal === pair.proposal) &&
      (isReworded(pair.was.proposal, pair.is.proposal, language) ||
        isReworded(pair.was.measure, pair.is.measure, language)),
  );
  const slugs = (of: typeof pairs) => of.map(({ proposal }) => proposal);
  return {
    since: before.edition,
    added: names.filter((proposal) => !sideOf(before, proposal)),
    dropped: old.measures.map(({ proposal }) => proposal).filter((proposal) => !names.includes(proposal)),
    changed,
    details: slugs(inDetails),
    wording: slugs(inWording),
    practices: comparePractices(before, now, [old.practices, own.practices], language),
    place: old.details !== own.details ? 'details' : isReworded(old, own, language) ? 'wording' : undefined,
  };
}

/** @param shown what the earlier document has, and what this one has, in their orders */
export function comparePractices(
  before: EditionData,
  now: EditionData,
  [old, own]: readonly [earlier: readonly string[], now: readonly string[]],
  language: string,
): PracticeChanges {
  const pairs = own.flatMap((practice) => {
    const [was, is] = [before.practices[practice], now.practices[practice]];
    return old.includes(practice) && was && is ? [{ practice, was, is }] : [];
  });
  const details = pairs.filter(({ was, is }) => was.details !== is.details);
  const wording = pairs.filter((pair) => !details.includes(pair) && isReworded(pair.was, pair.is, language));
  const names = (of: typeof pairs) => of.map(({ practice }) => practice);
  return {
    added: own.filter((practice) => !old.includes(practice)),
    dropped: old.filter((practice) => !own.includes(practice)),
    details: names(details),
    wording: names(wording),
  };
}

function changedFields(was: Side, is: Side): FieldChange[] {
  return (Object.keys(fields) as (keyof FieldValues)[]).flatMap((field) => {
    const before = fields[field](was);
    const after = fields[field](is);
    const gone = before.filter((value) => !after.some((other) => isSame(value, other)));
    const fresh = after.filter((value) => !before.some((other) => isSame(value, other)));
    return gone.length + fresh.length > 0 ? [{ field, before: gone, after: fresh } as FieldChange] : [];
  });
}

/** Texts are compared as they were written: another translation of the same text is no other value. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inSource) === JSON.stringify(b, inSource);
}

function isReworded(
  was: { readonly wording: Readonly<Record<string, string>> },
  is: { readonly wording: Readonly<Record<string, string>> },
  language: string,
): boolean {
  const compared = (tag: string) =>
    was.wording[tag] !== undefined && is.wording[tag] !== undefined
      ? was.wording[tag] !== is.wording[tag]
      : undefined;
  // Of a language that one of the two lacks, the texts that it would be translated from.
  return lookup(compared, language) ?? compared(sourceLanguage) ?? true;
}
