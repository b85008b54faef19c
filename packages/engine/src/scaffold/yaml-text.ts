/** A text as a quoted value: a JSON string is one in YAML, too (YAML 1.2, chapter 1.3). */
export function yamlText(text: string): string {
  return JSON.stringify(text);
}

/** A prose file with its headings and nothing below them. */
export function sectionsText(headings: readonly string[]): string {
  return `${headings.map((heading) => `## ${heading}`).join('\n\n')}\n`;
}
