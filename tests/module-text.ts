/**
 * The house rules look at modules as text. This reads as much TypeScript as they need; it can be
 * fooled on purpose, and is not meant to withstand that.
 */

const importing =
  /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** What a module imports, in order: static, for effect, types, re-exported, dynamic. */
export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(importing)].map((match) => match.slice(1).find(Boolean) ?? '');
}

/** The text line by line, without comments and without what stands between quotes. */
export function codeLines(text: string): string[] {
  return withoutComments(text)
    .split('\n')
    .map((line) => line.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''"));
}

/** Comments become spaces, so that lines keep their numbers. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm, (comment) => comment.replace(/\S/g, ' '));
}
