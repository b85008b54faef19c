/** Most characters, marks (brackets, backticks and the like) and marks of emphasis in a run of lines without an empty one. */
const mostCharacters = 50_000;
const mostMarks = 5_000;
const mostStars = 2_000;
/** The parser's work on one text, in pairs of marks that it may compare: about a second. */
const mostWork = 400_000_000;
/** Most levels of quotes and lists. */
export const mostLevels = 8;

/**
 * The parser's time grows with the square of unmatched marks in one paragraph: texts no person writes are refused
 * before it sees them, with the line of the paragraph.
 */
export function tooDense(
  text: string,
):
  | { readonly rule: string; readonly found: string; readonly todo: string; readonly line: number }
  | undefined {
  let line = 1;
  let first = 1;
  let characters = 0;
  let marks = 0;
  let stars = 0;
  let work = 0;
  const fault = (found: string) => ({
    rule: 'text-too-long',
    found,
    todo: 'Split the paragraph with empty lines.',
    line: first,
  });
  for (const content of lines(text)) {
    if (content.trim() === '') {
      work += marks ** 2 + 20 * stars ** 2;
      if (work > mostWork)
        return fault('The text has too many brackets, stars and underscores in its paragraphs.');
      first = line + 1;
      characters = 0;
      marks = 0;
      stars = 0;
    } else {
      characters += content.length + 1;
      if (characters > mostCharacters)
        return fault(`A paragraph has more than ${mostCharacters} characters.`);
      marks += content.match(/[[\]`{<!&\\]/g)?.length ?? 0;
      if (marks > mostMarks)
        return fault(`A paragraph has more than ${mostMarks} brackets and similar marks.`);
      stars += content.match(/[*_]/g)?.length ?? 0;
      if (stars > mostStars) return fault(`A paragraph has more than ${mostStars} stars and underscores.`);
      const levels = /^[ \t]*((?:>|[-+*]|\d{1,9}[.)])[ \t]*)*/.exec(content)?.[0] ?? '';
      if (levels.length > 100) {
        return {
          rule: 'nested-too-deep',
          found: 'A line is set in too deep.',
          todo: `Use at most ${mostLevels} levels of lists and quotes.`,
          line,
        };
      }
    }
    line++;
  }
  return undefined;
}

function* lines(text: string): Generator<string> {
  let from = 0;
  for (;;) {
    const to = text.indexOf('\n', from);
    if (to === -1) break;
    yield text.slice(from, to);
    from = to + 1;
  }
  yield text.slice(from);
}
