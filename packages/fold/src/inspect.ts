import { createHash } from 'node:crypto';
import { fieldName, fieldsOf } from './host/fields.ts';
import { type Looks, looksOf } from './host/looks.ts';
import { bookmarksOf, controlsOf } from './host/marks.ts';
import { readNumbering } from './host/numbering.ts';
import { type Host, openHost, refusing } from './host/open-host.ts';
import { enclosure, headingsOf } from './host/outline.ts';
import { languageOf, type Risk, risksOf, risksOfHeadings, writtenBy } from './host/risks.ts';
import { roomAt, sectionsOf } from './host/room.ts';
import { type Sequence, sequencesOf } from './host/sequences.ts';
import { tablesOf, writableNames } from './rows/find-table.ts';
import { rowsStanding } from './rows/rows-record.ts';
import { type Standing, standingIn } from './splice/record.ts';

/** A place that a part can be folded in at, or why not. */
export interface Place {
  /** What to write after --at. */
  readonly at: string;
  readonly kind: 'heading' | 'bookmark' | 'control';
  /** A line in bold that seems to be a heading: nothing in the file says so. */
  readonly guessed?: true;
  /** 1 to 9 for headings; 0 for what stands below none. */
  readonly level: number;
  readonly number: string;
  readonly text: string;
  /** Absent where it can be used. */
  readonly reason?: string;
}

export interface StyleUse {
  /** What a paragraph of ours is. */
  readonly role: string;
  /** Name of the style that it takes in the host. */
  readonly style: string;
  readonly why: string;
}

/** A table of the document, as far as rows can be put into it. */
export interface TableView {
  /** What to write after --table. */
  readonly table: string;
  readonly number: number;
  readonly headings: readonly string[];
  /** Rows that hold data. */
  readonly rows: number;
  /** Absent where rows can be put in. */
  readonly reason?: string;
}

/** What there is to know of a document before folding into it. */
export interface Inspection {
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly writtenBy?: string;
  readonly language?: string;
  readonly sections: number;
  /** Whether some of them are turned, or have columns. */
  readonly landscape: boolean;
  readonly columns: boolean;
  readonly tables: readonly TableView[];
  readonly notes: number;
  /** Chapters of ours that stand in it; nothing is known of one that LibreOffice has saved. */
  readonly chapters: readonly {
    readonly place?: string;
    readonly language?: string;
    readonly name?: string;
    /** Codes of the recommendations that it is of; none means all. */
    readonly proposals?: readonly string[];
    readonly edition?: string;
  }[];
  /** Rows of ours that stand in its tables. */
  readonly rows: readonly {
    readonly place?: string;
    readonly language?: string;
    readonly edition?: string;
    readonly count: number;
  }[];
  readonly places: readonly Place[];
  readonly styles: readonly StyleUse[];
  readonly captions: readonly {
    readonly name: string;
    readonly kind: Sequence['kind'];
    readonly count: number;
  }[];
  /** Lists of contents, of figures and the like, to be refreshed after folding. */
  readonly contents: number;
  readonly risks: readonly Risk[];
}

/**
 * @param beside what an earlier folding left beside the document: XML
 * @throws FoldRefusal with advice, for what is not folded into
 */
export function inspect(bytes: Uint8Array, beside = ''): Inspection {
  return refusing(() => inspectHost(bytes, beside));
}

function inspectHost(bytes: Uint8Array, beside: string): Inspection {
  const host = openHost(bytes, beside);
  const fields = fieldsOf(host.body);
  const sequences = sequencesOf(fields);
  const numbering = readNumbering(host.tree('numbering'), host.styles);
  const sections = sectionsOf(host.body);
  const rooms = sections.map(({ start }) => roomAt(host.body, start));
  const chapters = standingIn(host);
  const looks = looksOf(host, numbering);
  const program = writtenBy(host);
  const language = languageOf(host);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(program !== undefined && { writtenBy: program }),
    ...(language !== undefined && { language }),
    sections: Math.max(1, sections.length),
    landscape: rooms.some((room) => room.landscape),
    columns: rooms.some((room) => room.columns > 1),
    tables: tableViews(host),
    notes: (host.tree('footnotes')?.children ?? []).filter(
      ({ source, start, openEnd }) => !source.slice(start, openEnd).includes('w:type='),
    ).length,
    chapters: chapters.map(({ record }) =>
      record
        ? {
            place: record.place,
            language: record.language,
            name: record.name,
            proposals: record.proposals,
            edition: record.edition,
          }
        : {},
    ),
    rows: rowsStanding(host).flatMap(({ record, rows }) =>
      rows.length === 0
        ? []
        : [
            {
              ...(record && { place: record.place, language: record.language, edition: record.edition }),
              count: rows.length,
            },
          ],
    ),
    places: placesOf(host, chapters),
    styles: stylesOf(looks),
    captions: sequences.map(({ name, kind, fields: own }) => ({ name, kind, count: own.length })),
    contents: fields.filter((field) => ['TOC', 'INDEX', 'TOA'].includes(fieldName(field))).length,
    risks: [...risksOfHeadings(host, looks.typedNumber), ...risksOf(host, fields, sequences)],
  };
}

function tableViews(host: Host): TableView[] {
  const tables = tablesOf(host);
  const names = writableNames(tables);
  return tables.map(({ number, headings, rows, reason }, index) => {
    const table = names[index] ?? String(number);
    return { table, number, headings, rows, ...(reason !== undefined && { reason }) };
  });
}

function placesOf(host: Host, chapters: readonly Standing[]): Place[] {
  const numbering = readNumbering(host.tree('numbering'), host.styles);
  const headings = headingsOf(host, numbering);
  const names = headings.map(({ number, text }) => [number, text].filter(Boolean).join(' '));
  const places = headings.map((heading, index): Place => {
    const name = names[index] ?? '';
    const twice = names.filter((other) => other === name).length > 1;
    const around = enclosure(host.body, heading.paragraph);
    const { start } = heading.paragraph;
    const isOurs = chapters.some((chapter) => chapter.start <= start && start < chapter.end);
    const reason = isOurs
      ? 'belongs to a chapter of ours'
      : around !== undefined
        ? `stands in ${around}`
        : twice
          ? 'another heading has the same words: set a bookmark'
          : undefined;
    return {
      at: `heading:${name}`,
      kind: 'heading',
      ...(heading.guessed && { guessed: true }),
      level: heading.level,
      number: heading.number,
      text: heading.text,
      ...(reason !== undefined && { reason }),
    };
  });
  const bookmarks = bookmarksOf(host).map(({ name, element, text }) => {
    const around = enclosure(host.body, element.parent?.name === 'w:p' ? element.parent : element);
    return placeOf('bookmark', name, text, around);
  });
  const controls = controlsOf(host).map(({ name, element }) =>
    placeOf(
      'control',
      name,
      '',
      enclosure(host.body, element.parent?.name === 'w:p' ? element.parent : element),
    ),
  );
  return [...places, ...bookmarks, ...controls];
}

function placeOf(
  kind: 'bookmark' | 'control',
  name: string,
  text: string,
  around: string | undefined,
): Place {
  const place = { at: `${kind}:${name}`, kind, level: 0, number: '', text } as const;
  return around === undefined ? place : { ...place, reason: `stands in ${around}` };
}

/** What our text takes from a host, by what it is. */
export function stylesOf(looks: Looks): StyleUse[] {
  const rows: [string, { readonly name: string; readonly why: string }][] = [
    ...[1, 2, 3, 4, 5].map((level): [string, { name: string; why: string }] => [
      `heading, level ${level}`,
      looks.heading(level),
    ]),
    ['running text', looks.body],
    ['quotation', looks.quote],
    ['caption', looks.caption],
    ['table', looks.table],
    ['text in tables', looks.cell],
    ['head row of tables', looks.cellHead],
    ['note', looks.noteText],
    ['link', looks.link],
  ];
  return [
    ...rows.map(([role, { name, why }]) => ({ role, style: name, why })),
    {
      role: 'list with bullets',
      style: looks.bullets ? 'as in the document' : 'DeCoDe list',
      why: looks.bullets ? 'most used' : 'added',
    },
    {
      role: 'numbered list',
      style: looks.numbers ? 'as in the document, from 1' : 'DeCoDe list',
      why: looks.numbers ? 'most used' : 'added',
    },
  ];
}
