import table from './font-widths.json' with { type: 'json' };

/** Advance widths of Source Sans 3, thousandths of an em; tests/characters.test.ts holds the table to the font. */
function read(widths: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(widths).flatMap(([width, letters]) =>
      [...letters].map((letter): [string, number] => [letter, Number(width)]),
    ),
  );
}

const faces = { 400: read(table[400]), 600: read(table[600]) } as const;
export type Weight = keyof typeof faces;

/** Wider than nearly all letters: what the font lacks takes no room that something else was promised. */
const unknown = 800;

/** CSS pixels of a line in Source Sans 3, without kerning, which only makes it narrower. */
export function textWidth(words: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const letter of words.normalize('NFC'))
    sum += letter === '\u00ad' ? 0 : (faces[weight].get(letter) ?? unknown);
  return (sum / 1000) * size;
}

/** Lines no wider than `most` pixels where words allow it. */
export function wrapWords(words: string, most: number, size: number, weight: Weight = 400): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size, weight) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
