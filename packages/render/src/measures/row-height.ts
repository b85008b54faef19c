/** Points of a line of Calibri 10, and what a row has above and below. */
const line = 13;
const around = 4;
/** Letters of a text for each digit of a column's width, with room for the words of languages that have wide letters. */
const letters = 1.1;
/** What a spreadsheet allows (ECMA-376 part 1, 18.3.1.73 leaves it open; Excel's own limit). */
const highest = 409;

/**
 * Points that a row needs for its wrapped texts. Excel would find them when it opens the file, LibreOffice keeps the usual
 * height and cuts the text; an estimate serves both, and a row grows in both when somebody types.
 * @param widths characters of each column
 */
export function rowHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, at) => lineCount(text, (widths[at] ?? 10) * letters));
  return Math.min(highest, Math.max(1, ...lines) * line + around);
}

function lineCount(text: string, width: number): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const length = [...word].length;
      if (used > 0 && used + 1 + length > width) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + length;
      // A word longer than its column is broken.
      lines += Math.max(0, Math.ceil(used / width) - 1);
      if (used > width) used = used % width;
    }
  }
  return lines;
}
