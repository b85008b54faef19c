import { proposalSections } from '@decode/model';
import { sectionsText, yamlText } from './yaml-text.ts';

export interface NewProposal {
  readonly slug: string;
  readonly code: string;
  readonly area: string;
  readonly title?: string;
  /** Countries of the project's places, for which its fit has to be said. */
  readonly countries: readonly string[];
}

/** A folder in recommendations/proposals/ in which everything that a person must write stands empty. */
export function scaffoldProposal(given: NewProposal): ReadonlyMap<string, string> {
  const folder = `recommendations/proposals/${given.slug}`;
  return new Map([
    [`${folder}/proposal.yaml`, facts(given)],
    [`${folder}/en.md`, sectionsText(Object.values(proposalSections))],
  ]);
}

const facts = ({ code, area, title, countries }: NewProposal): string => `\
# What is empty must be written; "npm run decode -- check" says what is left. Texts may hold figures of a place,
# as in {{ data.population.last }}, and sources of sources.yaml, as in [@key].

# Printed everywhere, the same in every place, language and edition.
code: ${code}
# draft: in draft editions only. published: in all. withdrawn: in none.
status: draft
area: ${area}
# Noun phrase of at most 60 characters.
title:${title === undefined ? '' : ` ${yamlText(title)}`}
# One sentence that a council can vote on.
recommendation:
# The same as a direction of action, for strategies that name no projects.
directionLabel:
summary:
problem:
goal:
# Any of investment, newMeasure, continuingService, regulation, study, lobbying: [newMeasure]
kind:
# Any of city, municipality, region, district, association: [city, municipality]
addressee:
# own: the municipality can decide alone. shared: with others. other: it can only ask.
competence:
# Any of strategy, programme, spatial, sectoral, localAction, budget: [programme]
planKinds:
lead:
  role:
# Each with a role; consentNeeded: true where it cannot be done without them.
partners: []
affectedGroups:
  -
period:
  # short, medium or long
  phase:
  # Fewest and most months from the decision to the start: [6, 12]
  setupMonths:
  # Fewest and most years until an effect can show: [2, 5]
  effectYears:
# Three to seven; months are the first and the last one after the decision: [0, 6]
activities:
  - action:
    role:
    months:
  - action:
    role:
    months:
  - action:
    role:
    months:
# With the legal basis, in words that hold in every country.
prerequisites:
  -
# Costs that were seen somewhere, each with what, min, max, currency, priceYear, nature (current, capital, total) and
# source; none means that nobody has published a cost.
costs: []
# Each with type (own, state, eu, private, other), a programme where one is known, and certainty (possible, planned,
# secured).
funding: []
expectedResults:
# Two to five. name: with its reference group and no direction. kind: output, result, impact, efficiency, context.
# frequency: quarterly, yearly, everyTwoYears, everyThreeYears, once. direction: up, down, hold.
indicators:
  - name:
    kind:
    unit:
    definition:
    dataSource:
    frequency:
    direction:
  - name:
    kind:
    unit:
    definition:
    dataSource:
    frequency:
    direction:
assessmentMethod:
# Two to five.
risks:
  - risk:
    response:
  - risk:
    response:
# How far the evidence carries the effect that is named: high, moderate, low, veryLow.
certainty:
  level:
  reason:
# strong: may be adopted as policy. conditional: needs local debate.
strength:
# finding: in words no stronger than the source's. kind: effect (size with comparison), comparison (size not seen),
# result (counted without comparison), use (output only), need (context only). source: a key of sources.yaml.
evidence:
  - finding:
    where:
    year:
    design:
    kind:
    source:
related:
  proposals: []
  practices: []
# Targets of the Sustainable Development Goals: ['4.2']
sdg: []
# Suggestions for budget classifications: cofog, it, es.
functionCodes: {}
# How well it suits each country's municipalities: high, medium, low. Where it is low it may not be recommended.
fit:
${countries.map((country) => `  ${country}:`).join('\n')}
`;
