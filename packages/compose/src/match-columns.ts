import {
  type ChosenColumn,
  type ColumnWords,
  chooseColumns,
  chosenColumn,
  type FormName,
  formsOf,
  type MeasureField,
  type Project,
  standsIn,
  type Target,
  wordsIn,
} from '@decode/model';
import { lookup } from './language/index.ts';

/** What a column of a municipality's own table asks for. */
export interface MatchedColumn {
  readonly heading: string;
  /** The first one first; none where nobody knows. */
  readonly fields: readonly MeasureField[];
  /** Level of the plan's hierarchy, as its entries name it. */
  readonly level?: string;
  /** form: the country's form calls it so. words: words of the language say it. given: the officer did. */
  readonly how: 'form' | 'words' | 'given' | 'unknown';
  /** Other columns that ask for the same as far as words can tell: none of them is filled. */
  readonly like: readonly string[];
  /** It is to stay empty, without words that ask for it to be filled. */
  readonly silent: boolean;
}

/** What the officer says of columns, by their headings or numbers: fields, or `empty`. */
export type GivenColumns = ReadonlyMap<string, readonly (MeasureField | 'empty')[]>;

/** The columns of a municipality's table by the words in its head, in its language. */
export function matchColumns(
  project: Project,
  { template, language, form }: Omit<Target, 'format'> & { readonly form: FormName },
  headings: readonly string[],
  given: GivenColumns = new Map(),
): MatchedColumn[] {
  const place = project.templates.get(template);
  const known = place && formsOf(project, place.place.value).get(form)?.value;
  const words = lookup((tag) => project.headings.get(tag), language);
  const own = known ? chooseColumns(known, place.template.value.forms[form]).columns : [];
  const levels = levelsOf(project, template, language);
  const found = headings.map((heading, at): MatchedColumn => {
    const base = { heading, like: [], silent: false };
    const said = given.get(heading) ?? given.get(String(at + 1));
    if (said) {
      const fields = said.filter((field) => field !== 'empty');
      return { ...base, fields, how: 'given', silent: said.includes('empty') };
    }
    // Below a head across several columns, the column's own words stand last.
    const text = heading.split(': ').at(-1) ?? heading;
    const level = levels.find((name) => sameWords(name, text));
    if (level !== undefined) return { ...base, fields: ['planLevel'], level, how: 'form' };
    const same = own.find((column) =>
      Object.values(column.heading ?? {}).some((name) => sameWords(name, heading) || sameWords(name, text)),
    );
    if (same) return { ...base, fields: [same.field, ...same.also], how: 'form' };
    const fields = words ? fieldsIn(text, words) : [];
    return { ...base, fields, how: fields.length > 0 ? 'words' : 'unknown' };
  });
  return onceEach(found);
}

/** A field stands in one column: the surest; where several are as sure, in none of them. */
function onceEach(columns: readonly MatchedColumn[]): MatchedColumn[] {
  const rank = { given: 0, form: 1, words: 2, unknown: 3 } as const;
  return columns.map((column) => {
    const like = new Set<string>();
    const fields = column.fields.filter((field, place) => {
      const rivals = columns.filter((other) => {
        if (other === column || !other.fields.includes(field)) return false;
        if (column.level !== undefined && other.level !== undefined) return false;
        const [own, their] = [rank[column.how], rank[other.how]];
        if (their !== own) return their < own;
        // What a heading names first is what it asks for; the rest stands below it.
        return Math.min(1, other.fields.indexOf(field)) <= Math.min(1, place);
      });
      if (column.how === 'given') return true;
      for (const { heading, how } of rivals) if (how === column.how) like.add(heading);
      return rivals.length === 0;
    });
    if (fields.length === column.fields.length) return column;
    return fields.length > 0 ? { ...column, fields } : { ...column, fields, how: 'unknown', like: [...like] };
  });
}

/** The fields that the words of a heading name, in their order. What stands in brackets explains and names nothing. */
function fieldsIn(heading: string, { columns, and }: ColumnWords): MeasureField[] {
  const plain = heading.replace(/\([^)]*\)/g, ' ');
  const joints = new RegExp(`[/,;–—|]|\\s(?:${and.join('|')})\\s`, 'iu');
  const fields = plain.split(joints).flatMap((part) => {
    const words = wordsIn(part);
    return columns.find((column) => column.words.some((pattern) => standsIn(words, pattern)))?.field ?? [];
  });
  return [...new Set(fields)];
}

/** Names of the levels of the place's own plan in a language, the one that recommendations join among them. */
function levelsOf({ templates }: Project, template: string, language: string): string[] {
  const plan = templates.get(template)?.template.value.plan;
  const names = (plan?.entries ?? []).map(({ level }) => lookup((tag) => level?.[tag], language));
  return [...new Set(names.filter((name) => name !== undefined))];
}

function sameWords(one: string | undefined, other: string): boolean {
  return wordsIn(one ?? '').join(' ') === wordsIn(other).join(' ');
}

/** The columns as the table of measures is made from them. */
export function columnsAsChosen(
  matched: readonly MatchedColumn[],
  own: readonly ChosenColumn[],
): ChosenColumn[] {
  return matched.map(({ heading, fields, level }, at) => {
    const [field = 'blank', ...also] = fields;
    const same = own.find((column) => column.field === field);
    return {
      ...chosenColumn(field, same),
      id: `column-${at + 1}`,
      also,
      words: heading,
      ...(level !== undefined && { level }),
    };
  });
}
