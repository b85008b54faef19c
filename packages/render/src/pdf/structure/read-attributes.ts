import type { Pdf } from '../read/read-objects.ts';
import { type Dict, textOf, type Value } from '../read/values.ts';
import { nameOf, optional } from './read-navigation.ts';

/** What an element says of itself in its attributes (ISO 32000-1, 14.7.5). */
export interface Attributes {
  readonly scope?: string;
  /** Ids of header cells. */
  readonly headers?: readonly string[];
  /** Of a table. */
  readonly summary?: string;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly listNumbering?: string;
  readonly placement?: string;
  readonly box?: readonly number[];
}

/** By owner, the attributes of finished files (14.8.5). Any other would tell or lay out more than is read here. */
const known: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['List', new Set(['O', 'ListNumbering'])],
  ['Table', new Set(['O', 'Scope', 'Headers', 'Summary', 'ColSpan', 'RowSpan'])],
  ['Layout', new Set(['O', 'Placement', 'BBox'])],
]);

export function readAttributes(pdf: Pdf, value: Value | undefined): Attributes {
  const made: Record<string, unknown> = {};
  for (const attributes of dictionariesOf(pdf, value)) {
    const headers = pdf.array(attributes.get('Headers'));
    const box = pdf.array(attributes.get('BBox'));
    Object.assign(made, {
      ...optional('scope', nameOf(pdf, attributes.get('Scope'))),
      ...optional(
        'headers',
        headers?.map((one) => textOf(pdf.get(one)) ?? ''),
      ),
      ...optional('colSpan', pdf.number(attributes.get('ColSpan'))),
      ...optional('rowSpan', pdf.number(attributes.get('RowSpan'))),
      ...optional('summary', textOf(pdf.get(attributes.get('Summary')))),
      ...optional('listNumbering', nameOf(pdf, attributes.get('ListNumbering'))),
      ...optional('placement', nameOf(pdf, attributes.get('Placement'))),
      ...optional('box', box?.map(Number)),
    });
  }
  return made;
}

/** The attributes that no element of a finished file has, by name: «WritingMode of Layout». */
export function oddAttributes(pdf: Pdf, value: Value | undefined): string[] {
  return dictionariesOf(pdf, value).flatMap((attributes) => {
    const owner = nameOf(pdf, attributes.get('O')) ?? 'nobody';
    return [...attributes.keys()]
      .filter((key) => !known.get(owner)?.has(key))
      .map((key) => `${key} of ${owner}`);
  });
}

function dictionariesOf(pdf: Pdf, value: Value | undefined): Dict[] {
  const given = pdf.get(value);
  return (Array.isArray(given) ? given : [given]).flatMap((entry) => pdf.dict(entry) ?? []);
}
