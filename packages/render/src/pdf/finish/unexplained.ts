/** What is not compared: white space, which the browser sets where it likes, and hyphens that may be there. */
const blank = /[\s\u00ad]/u;

/**
 * Whether a text is made of nothing but these pieces, each whole, in any order and number.
 *
 * @returns what follows where they end, as it stands; undefined where nothing does.
 */
export function unexplained(text: string, pieces: readonly string[]): string | undefined {
  const plain = squeeze(text);
  const known = pieces.map(squeeze).filter((piece) => piece !== '');
  const reached = new Set([0]);
  let furthest = 0;
  // A set gives what is added while it is walked.
  for (const at of reached) {
    furthest = Math.max(furthest, at);
    for (const piece of known) if (plain.startsWith(piece, at)) reached.add(at + piece.length);
  }
  return furthest === plain.length ? undefined : after(text, furthest);
}

/** The text behind its first `count` letters that are no blanks. */
function after(text: string, count: number): string {
  let at = 0;
  for (let left = count; left > 0; at++) if (!blank.test(text[at] ?? '')) left--;
  return text.slice(at).trim();
}

function squeeze(value: string): string {
  return value.replace(/[\s\u00ad]+/gu, '');
}
