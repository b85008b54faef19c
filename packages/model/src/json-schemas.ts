import { z } from 'zod';
import { columnWords } from './column-words.ts';
import { areas, edition, sources, terms } from './edition.ts';
import { editionData } from './edition-data.ts';
import { form } from './form.ts';
import { languageRules } from './language.ts';
import { measureFile } from './measure-file.ts';
import { outline } from './outline.ts';
import { brand, place, template } from './place.ts';
import { practice } from './practice.ts';
import { proposal } from './proposal.ts';
import { publication } from './publication.ts';
import { recommendedMeasures } from './recommended-measures.ts';
import { series } from './series.ts';
import { wording } from './wording.ts';

const schemas = {
  areas,
  brand,
  edition,
  'edition-data': editionData,
  form,
  headings: columnWords,
  language: languageRules,
  measures: measureFile,
  outline,
  place,
  practice,
  proposal,
  publication,
  'recommended-measures': recommendedMeasures,
  series,
  sources,
  template,
  terms,
  wording,
};

/** JSON Schemas (draft 2020-12) of the content files by name, so that editors complete and check while one writes. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]),
  );
}
