import { createHash } from 'node:crypto';
import {
  type Bundle,
  compare,
  type EditionData,
  isPrinted,
  type LoadedPractice,
  type LoadedProposal,
  type LoadedPublication,
  type LoadedTemplate,
  type PlaceData,
  type PracticeData,
  type Project,
  type ProposalData,
  type Series,
  type Unit,
  type Wordings,
  type Written,
} from '@decode/model';
import { unitState } from '@decode/source';

type WithTexts = Pick<Written<unknown>, 'unit'> & { readonly bundle: Bundle };

/** What the edition recommends where, as far as later editions compare themselves with it. The same content gives the same data. */
export function editionData(project: Project): EditionData {
  const { number, date, state } = project.edition.value;
  const printed = [...project.proposals.values()].filter(({ value }) =>
    isPrinted(value, project.edition.value),
  );
  const templates = [...project.templates.values()];
  const publications = [...project.publications.values()];
  const shown = new Set([
    ...templates.flatMap(({ template }) => template.value.practices),
    ...publications.flatMap(({ publication }) => publication.value.practices),
  ]);
  const practices = [...project.practices.values()].filter(({ slug }) => shown.has(slug));
  return {
    format: 'decode-edition',
    version: 1,
    edition: { number, date, state },
    proposals: byName(printed.map((proposal) => [proposal.slug, proposalData(proposal)])),
    practices: byName(practices.map((practice) => [practice.slug, practiceData(practice)])),
    places: byName(templates.map((template) => [template.slug, placeData(template, project)])),
    publications: byName(publications.map((one) => [one.slug, publicationData(one)])),
  };
}

/** The bytes of recommendations/editions/<number>.json. */
export function printEditionData(data: EditionData): string {
  return `${JSON.stringify(data, null, 1)}\n`;
}

function proposalData(proposal: LoadedProposal): ProposalData {
  const { value, bundle } = proposal;
  // Neither its state nor how well it suits countries is printed.
  const { code, status, title, fit, period, costs, indicators, certainty, strength, ...rest } = value;
  return {
    code,
    title: words(proposal, 'title'),
    period,
    costs: costs.map(({ min, max, currency, priceYear, per, source }, i) => ({
      what: words(proposal, 'costs', i, 'what'),
      min,
      max,
      currency,
      priceYear,
      ...(per === undefined ? {} : { per: words(proposal, 'costs', i, 'per') }),
      source,
    })),
    indicators: indicators.map(({ direction, frequency }, i) => ({
      name: words(proposal, 'indicators', i, 'name'),
      direction,
      frequency,
    })),
    certainty: certainty.level,
    strength,
    details: fingerprint([withoutTexts(rest, proposal), figures(bundle.units)]),
    wording: wording(bundle.units, bundle),
  };
}

function practiceData(practice: LoadedPractice): PracticeData {
  const { value, bundle } = practice;
  return {
    title: words(practice, 'title'),
    details: fingerprint([withoutTexts(value, practice), figures(bundle.units)]),
    wording: wording(bundle.units, bundle),
  };
}

function publicationData({ publication, bundle }: LoadedPublication): EditionData['publications'][string] {
  const { places, practices, ...rest } = publication.value;
  return {
    places: places.map(({ place }, i) => ({
      place,
      name: words({ ...publication, bundle }, 'places', i, 'name'),
    })),
    practices,
    details: fingerprint([withoutTexts(rest, publication), figures(bundle.units)]),
    wording: wording(bundle.units, bundle),
  };
}

function placeData(template: LoadedTemplate, project: Project): PlaceData {
  const { place, series, bundle } = template;
  const { recommendations, practices, ...rest } = template.template.value;
  const chosen = template.template;
  const of = (index: number, name: string) => chosen.unit(['recommendations', index, name]);
  const about = new Set(recommendations.flatMap((_, i) => [of(i, 'why'), of(i, 'role')]));
  const ofPlace = bundle.units.filter((unit) => !about.has(unit));
  return {
    country: place.value.country,
    language: place.value.language,
    practices,
    measures: recommendations.flatMap(({ proposal, priority, targets, planCode, planEntries }, i) => {
      const written = project.proposals.get(proposal);
      if (!written || !isPrinted(written.value, project.edition.value)) return [];
      const why = of(i, 'why');
      return [
        {
          proposal,
          priority,
          lead: words({ ...chosen, bundle }, 'recommendations', i, 'role'),
          targets: targets.map(({ indicator, baseline: { value, year }, target }) => ({
            indicator,
            baseline: { value, year },
            target,
          })),
          // What few places have stands in the sum only where it is there: earlier sums stay comparable.
          details: fingerprint([
            ...figures(why ? [why] : []),
            ...(planCode === undefined ? [] : [{ planCode }]),
            ...planEntries.map((planEntry) => ({ planEntry })),
            ...targets.flatMap(({ readings }) => readings),
          ]),
          wording: wording(why ? [why] : [], bundle),
        },
      ];
    }),
    details: fingerprint([
      withoutTexts(rest, chosen),
      withoutConfirmations(place.value),
      figures(ofPlace),
      [...series.values()].map(({ value }) => seriesFacts(value)),
    ]),
    wording: wording(ofPlace, bundle),
  };
}

/** A text in every language that it is current in. */
function words(written: WithTexts, ...path: (string | number)[]): Wordings {
  const unit = written.unit(path);
  if (!unit) return {};
  const translated = [...written.bundle.catalogues].flatMap(([tag, { entries }]) => {
    const entry = entries.get(unit.id);
    return entry && unitState(unit, entry, tag) === 'fresh' ? [[tag, entry.target] as const] : [];
  });
  return byName([[unit.language, unit.text] as const, ...translated]);
}

/** One sum for each language over all texts in it, whatever their state. */
function wording(units: readonly Unit[], { catalogues }: Bundle): Record<string, string> {
  const tags = new Set([...units.map(({ language }) => language), ...catalogues.keys()]);
  return byName(
    [...tags].map((tag) => {
      const textOf = ({ id, language, text }: Unit) =>
        language === tag ? text : (catalogues.get(tag)?.entries.get(id)?.target ?? '');
      return [tag, fingerprint(units.map(textOf))] as const;
    }),
  );
}

/** What is typed in digits: where one is another, not only the wording has changed. */
function figures(units: readonly Unit[]): readonly string[] {
  return units.flatMap(({ text }) => text.match(/\p{Nd}+/gu) ?? []);
}

/** A value of a YAML file with nothing in the place of its texts. */
function withoutTexts(
  value: unknown,
  { unit }: Pick<Written<unknown>, 'unit'>,
  path: (string | number)[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((one, i) => withoutTexts(one, { unit }, [...path, i]));
  if (typeof value === 'object' && value !== null)
    return byName(
      Object.entries(value).map(([key, one]) => [key, withoutTexts(one, { unit }, [...path, key])]),
    );
  return typeof value === 'string' && unit(path) ? '' : value;
}

/** What readers learn of a series; neither its lines nor how and under which licence it was had. */
function seriesFacts({ rows, licence: _, read: __, eurostat: ___, ...facts }: Series): object {
  return { ...facts, rows: rows.map(({ line: ____, ...row }) => row) };
}

/** A native speaker's word on a name does not change it. */
function withoutConfirmations(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'status' ? undefined : one)));
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

function byName<T>(entries: readonly (readonly [name: string, value: T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compare(a, b)));
}
