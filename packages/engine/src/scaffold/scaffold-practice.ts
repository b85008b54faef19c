import { practiceSections } from '@decode/model';
import { sectionsText, yamlText } from './yaml-text.ts';

export interface NewPractice {
  readonly slug: string;
  /** Folder of the place in templates/. */
  readonly place: string;
  readonly title?: string;
}

/** A folder in recommendations/practices/ in which everything that a person must write stands empty. */
export function scaffoldPractice(given: NewPractice): ReadonlyMap<string, string> {
  const folder = `recommendations/practices/${given.slug}`;
  return new Map([
    [`${folder}/practice.yaml`, facts(given)],
    [`${folder}/en.md`, sectionsText(Object.values(practiceSections))],
  ]);
}

const facts = ({ place, title }: NewPractice): string => `\
# What is empty must be written; "npm run decode -- check" says what is left. Every result needs its source, as in
# [@key], a key of recommendations/sources.yaml.
title:${title === undefined ? '' : ` ${yamlText(title)}`}
place: ${place}
# As a reader abroad finds it: «Gangi, Metropolitan City of Palermo, Italy».
location:
owner:
# Add "end:" when it has ended.
period:
  start:
problem:
done:
  -
# Costs that were published, each with what, min, max, currency, priceYear, nature (current, capital, total) and source.
costs: []
# Up to four counted results, each with value, unit (number, percent, eur), label, year and source.
figures: []
# In words, each with its source.
results:
  -
# How far the evidence carries it: high, moderate, low, veryLow.
certainty:
lessons:
  -
# What another place needs before it can do the same.
transfer:
  -
# Folders in recommendations/proposals/ that it is an example of.
proposals: []
`;
