import type { Block, Document, Origin, Project } from '@decode/model';
import { notInFonts as lacking } from '../characters-of-fonts.ts';
import type { DocumentRule } from '../rule.ts';
import { textsOf, valuesOf, type WrittenText } from '../texts-of.ts';

export const notInFonts: DocumentRule = {
  id: 'not-in-fonts',
  severity: 'error',
  reason:
    'It would be printed as an empty box, or in a font of this machine that no archive takes (PDF/UA-1, 7.21; PDF/A-2, 6.2.11).',
  *checkDocument(document, project) {
    const found = [...printedTexts(document, project)].flatMap((printed) => {
      const letters = lacking(printed.text);
      return letters.size > 0 ? [{ ...printed, letters }] : [];
    });
    if (found.length === 0) return;
    const byStart = new Map(writtenTexts(project).map((text) => [startOf(text.origin), text]));
    const written = [...byStart.values()];
    for (const { text, origin, letters } of found) {
      for (const letter of letters) {
        const own = origin && byStart.get(startOf(origin));
        // A block holds words of other files, too: names, strings, sources.
        const holders = own?.text.includes(letter) ? [own] : holdersOf(letter, text, written);
        const places = holders.map((holder) => placeOf(letter, holder));
        for (const where of places.length > 0 ? places : [origin ?? fileOf(document, project)]) {
          yield {
            found: `No font of the documents has the character ${named(letter)} of "${around(text, letter)}".`,
            todo: 'Write other characters, or words, in its place: the fonts have Latin, Greek and Cyrillic letters and the common signs.',
            ...(where && { origin: where }),
          };
        }
      }
    }
  },
  examples: {
    bad: [
      [paragraph('The word 城 is a loan.')],
      [paragraph('A house \u{1F3E0}')],
      [paragraph('x\u20d7')],
      [paragraph('10\u2060 km')],
    ],
    good: [
      [paragraph('Ķēniņš, Łódź, L’Aquila, Ñandú, Ελλάδα, Україна: 10–20 %, − 5 °C, CO₂, ½, →')],
      // Decomposed: typed on some systems, drawn as the one letter that it is.
      [paragraph('a\u0304')],
      [
        {
          type: 'paragraph',
          role: 'body',
          children: [
            {
              type: 'link',
              url: 'https://example.org/城',
              children: [{ type: 'text', value: 'A city' }],
            },
          ],
        },
      ],
    ],
  },
};

interface Printed {
  readonly text: string;
  readonly origin?: Origin | undefined;
}

/** Fields of nodes that hold names, addresses, or words that are spoken and not drawn. */
const notDrawn = new Set(
  [
    'type',
    'role',
    'id',
    'lang',
    'origin',
    'url',
    'target',
    'alt',
    'summary',
    'media',
    'note',
    'theme',
  ].concat(
    // Of the document, for catalogues; the contents repeat headings, which are told where they stand.
    ['subject', 'keywords', 'contents'],
  ),
);

/** Every text that is drawn, with where it or what it stands in was written. */
function* printedTexts({ meta, body, media }: Document, { templates }: Project): Iterable<Printed> {
  yield* textsBelow([meta, body]);
  const places = new Map(placesOfPictures(body));
  for (const { id, type, bytes } of media.values()) {
    if (type !== 'image/svg+xml') continue;
    const whose = [...templates.values()].find(({ logo }) => logo === bytes);
    yield {
      text: new TextDecoder().decode(bytes),
      origin: whose ? whose.brand.origin(['logo']) : places.get(id),
    };
  }
}

/** The media of every picture in a block, with where the block was written. */
function* placesOfPictures(value: unknown, around?: Origin): Iterable<[media: string, origin: Origin]> {
  if (Array.isArray(value)) for (const one of value) yield* placesOfPictures(one, around);
  else if (typeof value === 'object' && value !== null) {
    const { origin = around, media } = value as { readonly origin?: Origin; readonly media?: unknown };
    if (typeof media === 'string' && origin) yield [media, origin];
    for (const one of Object.values(value)) yield* placesOfPictures(one, origin);
  }
}

function* textsBelow(value: unknown, around?: Origin): Iterable<Printed> {
  if (typeof value === 'string') yield { text: value, origin: around };
  else if (Array.isArray(value)) for (const one of value) yield* textsBelow(one, around);
  else if (typeof value === 'object' && value !== null) {
    const origin = (value as { readonly origin?: Origin }).origin ?? around;
    // The word for the contents is a label, and drawn; their entries repeat headings.
    for (const [key, one] of Object.entries(value))
      if (!notDrawn.has(key) || (key === 'contents' && typeof one === 'string'))
        yield* textsBelow(one, origin);
  }
}

/** The file that says whose document it is, for what is found in no text. */
function fileOf({ meta }: Document, { templates }: Project): Origin | undefined {
  const isNamed = (name: string) => name.toLowerCase() === meta.place.toLowerCase();
  const all = [...templates.values()];
  const own = all.find(({ place }) =>
    Object.values(place.value.name).some((name) => name && isNamed(name.nom)),
  );
  return (own ?? all[0])?.place.origin([]);
}

type Holder = Pick<WrittenText, 'text' | 'origin'>;

/** All that may be drawn, as it was written: texts and their translations, then names, sources and other values. */
function writtenTexts(project: Project): Holder[] {
  return [...textsOf(project), ...valuesOf(project)];
}

/** The written texts that a printed one has the character from: they have the word that it stands in. */
function holdersOf(letter: string, printed: string, written: readonly Holder[]): readonly Holder[] {
  const word = printed.split(/\s+/u).find((one) => one.includes(letter)) ?? letter;
  const having = written.filter(({ text }) => text.includes(letter));
  const exact = having.filter(({ text }) => text.includes(word));
  return exact.length > 0 ? exact : having;
}

/** «城» (U+57CE). */
function named(letter: string): string {
  return `«${letter}» (U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** The words that the character stands in and some beside them. */
function around(text: string, letter: string): string {
  const words = text.normalize('NFC').split(/\s+/u);
  const at = words.findIndex((word) => word.includes(letter));
  return words
    .slice(Math.max(0, at - 3), at + 4)
    .join(' ')
    .trim();
}

function startOf({ file, start }: Origin): string {
  return `${file}:${start.line}:${start.column}`;
}

/** The character itself, where a text is written on one line as it is kept; else the text that it stands in. */
function placeOf(letter: string, { text, origin }: Holder): Origin {
  const { file, start, end } = origin;
  const at = text.indexOf(letter);
  const isAsWritten = start.line === end.line && end.column - start.column === text.length;
  if (at < 0 || !isAsWritten) return origin;
  const column = start.column + at;
  return {
    file,
    start: { line: start.line, column },
    end: { line: start.line, column: column + letter.length },
  };
}

function paragraph(value: string): Block {
  return { type: 'paragraph', role: 'body', children: [{ type: 'text', value }] };
}
