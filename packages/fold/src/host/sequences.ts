import { child, descendants, type XmlElement } from '@decode/ooxml';
import { type Field, fieldName } from './fields.ts';
import { visibleText } from './visible-text.ts';

/** A series of numbered captions, such as «Figure» or «Attēls». */
export interface Sequence {
  readonly name: string;
  readonly kind: 'figure' | 'table' | 'other';
  /** Its numbers begin anew in each chapter: «2.3. attēls». */
  readonly byChapter: boolean;
  /** How the number of the chapter stands before that of the caption, where that can be told. */
  readonly habit?: ChapterHabit;
  /** Its fields in the order of the text. */
  readonly fields: readonly Field[];
}

/** «2.3»: a field for the chapter's number, what stands between, and a number that begins anew below each heading of a level. */
export interface ChapterHabit {
  /** 1 to 9, of the headings that are chapters. */
  readonly level: number;
  /** Of the field that repeats the chapter's number, as written. */
  readonly instruction: string;
  readonly separator: string;
}

const names: Readonly<Record<'figure' | 'table', RegExp>> = {
  figure:
    /^(figure|fig|attēls|attels|attēl|paveikslas|pav|rysunek|rys|abbildung|abb|figur|figura|figură|ilustración|ilustrația|illustration|imagen|picture|drawing|bild|zīmējums)$/i,
  table: /^(table|tab|tabula|lentelė|lentele|tabela|tabelle|tabel|tabella|tabelul|tabla)$/i,
};

/** Whether captions of figures or tables begin with a word, in any of the nine languages. */
export function isCaptionWord(word: string): boolean {
  return names.figure.test(word) || names.table.test(word);
}

/** The sequences of a document; what each counts is told by its name, else by what stands beside its captions. */
export function sequencesOf(fields: readonly Field[]): Sequence[] {
  const found = new Map<string, Field[]>();
  for (const field of [...fields].sort((a, b) => a.start - b.start)) {
    const name = fieldName(field) === 'SEQ' ? field.instruction.split(/\s+/)[1] : undefined;
    if (name === undefined) continue;
    const known = found.get(name);
    if (known) known.push(field);
    else found.set(name, [field]);
  }
  return [...found].map(([name, own]) => ({
    name,
    kind: kindOf(name, own),
    byChapter: own.some(({ instruction }) => restart.test(instruction)),
    ...habitOf(own, fields),
    fields: own,
  }));
}

/** «\s 1» (ECMA-376 part 1, 17.16.5.56): the level of the headings below which the numbers begin anew. */
const restart = /\\s\s+"?(\d)"?/;

function habitOf(own: readonly Field[], all: readonly Field[]): Pick<Sequence, 'habit'> {
  const last = own.filter(({ instruction }) => restart.test(instruction)).at(-1);
  const level = Number(restart.exec(last?.instruction ?? '')?.[1] ?? 0);
  const chapter = all
    .filter(
      (field) =>
        fieldName(field) === 'STYLEREF' &&
        field.paragraph === last?.paragraph &&
        field.start < (last?.start ?? 0),
    )
    .at(-1);
  if (!last?.paragraph || !chapter || level < 1) return {};
  const text = visibleText(last.paragraph);
  const before = text.indexOf(chapter.result) + chapter.result.length;
  const separator = /^\D{1,3}(?=\d)/.exec(text.slice(before))?.[0] ?? '.';
  return { habit: { level, instruction: chapter.instruction, separator } };
}

function kindOf(name: string, fields: readonly Field[]): Sequence['kind'] {
  if (names.figure.test(name)) return 'figure';
  if (names.table.test(name)) return 'table';
  const besides = fields.flatMap(({ paragraph }) => {
    const siblings = paragraph?.parent?.children ?? [];
    const at = paragraph ? siblings.indexOf(paragraph) : -1;
    return at < 0
      ? []
      : [siblings[at], siblings[at - 1], siblings[at + 1]].flatMap((element) => element ?? []);
  });
  const pictures = besides.filter(holdsPicture).length;
  const tables = besides.filter((element) => element.name === 'w:tbl').length;
  if (pictures === tables) return 'other';
  return pictures > tables ? 'figure' : 'table';
}

function holdsPicture(element: XmlElement): boolean {
  if (element.name !== 'w:p') return false;
  return (
    descendants(element, 'w:drawing').next().value !== undefined ||
    descendants(element, 'w:pict').next().value !== undefined ||
    child(element, 'w:object') !== undefined
  );
}
/** The sequence that most captions of a kind belong to. */
export function sequenceFor(sequences: readonly Sequence[], kind: 'figure' | 'table'): Sequence | undefined {
  return sequences
    .filter((sequence) => sequence.kind === kind)
    .reduce<Sequence | undefined>(
      (most, sequence) => (most && most.fields.length >= sequence.fields.length ? most : sequence),
      undefined,
    );
}
