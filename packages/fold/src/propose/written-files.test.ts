import { describe, expect, test } from 'vitest';
import { inFile } from './written-files.ts';
import { spliced } from './written-text.ts';

const text = 'Jobs can grow while a city still loses residents.';

/** How each notation writes the text over two lines. */
const written = {
  'recommendations/areas.yaml': `limit: >-
    Jobs can grow while a city still
    loses residents.
`,
  'recommendations/method/en.md': `Jobs can grow while a city still
loses residents.
`,
  'recommendations/translations/en.po': `msgstr ""
"Jobs can grow while a city still "
"loses residents."
`,
};

function withoutWord(file: keyof typeof written, gone: string): string {
  const content = written[file];
  const pointAt = (offset: number) => {
    const lines = content.slice(0, offset).split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  const [start, end] = [pointAt(content.search(/>-|"|Jobs/)), pointAt(content.trimEnd().length)];
  const at = text.indexOf(gone);
  const splices = inFile(content, { file, start, end }, text, [
    { start: at, end: at + gone.length, text: '' },
  ]);
  if (!splices) throw new Error(`${file} cannot be read sign by sign`);
  return spliced(content, splices);
}

describe('a word that goes at the end of a line leaves the other lines as they are', () => {
  test.each(Object.keys(written) as (keyof typeof written)[])('%s', (file) => {
    const [, ...others] = written[file].split('\n').filter((line) => !line.includes('still'));
    const after = withoutWord(file, 'still ');
    expect(after).not.toContain('still');
    expect(after.split('\n')).toHaveLength(written[file].split('\n').length);
    for (const line of others) expect(after.split('\n')).toContain(line);
  });
  test('and so does the first word of a line', () => {
    expect(withoutWord('recommendations/areas.yaml', ' loses')).toBe(
      written['recommendations/areas.yaml'].replace('loses ', ''),
    );
  });
});
