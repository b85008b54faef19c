import { parseXml, textOf, type XmlElement } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { mergeWords } from './merge-words.ts';

const run = (text: string, look = '') => `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const bold = '<w:rPr><w:b/></w:rPr>';
const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;

function paragraph(...runs: readonly string[]): XmlElement {
  return parseXml(`<w:p xmlns:w="urn:w">${runs.join('')}</w:p>`);
}

/** What a reader sees of the merged runs; undefined where they could not be merged. */
function merged(base: XmlElement, theirs: XmlElement, now: XmlElement): string | undefined {
  const runs = mergeWords(base, theirs, now);
  return runs === undefined ? undefined : textOf(paragraph(runs));
}

describe('a paragraph that people and an edition have both reworded', () => {
  const base = paragraph(run('Parents wait two years for a place.'));

  test('gets the words of both', () => {
    const theirs = paragraph(run('Most parents wait two years for a place.'));
    const now = paragraph(run('Parents wait two years for a room.'));
    expect(merged(base, theirs, now)).toBe('Most parents wait two years for a room.');
  });

  test('gets a word once that both have put in', () => {
    const both = paragraph(run('Parents wait three years for a place.'));
    expect(merged(base, both, both)).toBe('Parents wait three years for a place.');
  });

  test('is left to people where both have changed the same words', () => {
    const theirs = paragraph(run('Parents wait three years for a place.'));
    const now = paragraph(run('Parents wait four years for a place.'));
    expect(merged(base, theirs, now)).toBeUndefined();
  });

  test('keeps the looks that each has given', () => {
    const theirs = paragraph(run('Parents wait '), run('two', bold), run(' years for a place.'));
    const now = paragraph(run('Parents wait two years for a room.'));
    expect(mergeWords(base, theirs, now)).toContain(`${bold}<w:t xml:space="preserve">two</w:t>`);
    expect(merged(base, theirs, now)).toBe('Parents wait two years for a room.');
  });

  test('has the notes of the edition, whose numbers are of this folding', () => {
    const [old, theirs, now] = [3, 3, 8].map((id, at) =>
      paragraph(run(at === 1 ? 'Few parents' : 'Parents'), note(id), run(at === 2 ? ' waited.' : ' wait.')),
    ) as [XmlElement, XmlElement, XmlElement];
    expect(mergeWords(old, theirs, now)).toContain('w:id="8"');
    expect(mergeWords(old, theirs, now)).not.toContain('w:id="3"');
    expect(merged(old, theirs, now)).toBe('Few parents waited.');
  });

  test('is left to people who have deleted a note, or put more than words in', () => {
    const noted = paragraph(run('Parents'), note(3), run(' wait.'));
    const now = paragraph(run('Parents'), note(8), run(' waited.'));
    expect(mergeWords(noted, paragraph(run('Few parents wait.')), now)).toBeUndefined();
    expect(
      mergeWords(noted, paragraph('<w:sdt/>', run('Parents'), note(3), run(' wait.')), now),
    ).toBeUndefined();
  });
});
