import { descendants, parseXml, textOf } from '@decode/ooxml';
import { describe, expect, test } from 'vitest';
import { trackChanges } from './track-changes.ts';

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const row = (...cells: readonly string[]) =>
  `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

const blocks = (text: string) => parseXml(`<w:body xmlns:w="urn:w">${text}</w:body>`).children;

function tracked(before: string, after: string) {
  let id = 100;
  const tracking = { author: 'A. Planner', date: '2026-11-23T00:00:00Z', nextId: () => id++ };
  return trackChanges(blocks(before), blocks(after), tracking);
}

/** Words between marks of a kind. */
function marked(xml: string, mark: 'w:ins' | 'w:del'): string[] {
  const root = parseXml(`<w:body xmlns:w="urn:w">${xml}</w:body>`);
  return [...descendants(root, mark)].map(textOf).filter((text) => text !== '');
}

describe('two editions in one text', () => {
  test('have no marks where nothing has changed', () => {
    const text = paragraph('Parents wait.') + table(row('Rooms', '2027'));
    const { xml, counts } = tracked(text, text);
    expect(xml).toBe(text);
    expect(counts).toEqual({ inserted: 0, deleted: 0, changed: 0 });
  });

  test('mark the words that differ, and those alone', () => {
    const { xml, counts } = tracked(
      paragraph('Parents wait two years.'),
      paragraph('Parents wait three years.'),
    );
    expect([marked(xml, 'w:del'), marked(xml, 'w:ins')]).toEqual([['two'], ['three']]);
    expect(counts).toEqual({ inserted: 0, deleted: 0, changed: 1 });
  });

  test('mark a paragraph that is new or gone as a whole, with its mark', () => {
    const [first, second] = [paragraph('Parents wait.'), paragraph('Rooms are opened next year.')];
    const added = tracked(first, first + second);
    expect(marked(added.xml, 'w:ins')).toEqual(['Rooms are opened next year.']);
    expect(added.xml).toMatch(/<w:pPr><w:rPr><w:ins /);
    expect(added.counts).toEqual({ inserted: 1, deleted: 0, changed: 0 });
    const gone = tracked(first + second, first);
    expect(marked(gone.xml, 'w:del')).toEqual(['Rooms are opened next year.']);
    expect(gone.counts).toEqual({ inserted: 0, deleted: 1, changed: 0 });
  });

  test('mark rows of a table one by one', () => {
    const { xml, counts } = tracked(
      table(row('Rooms', '2027'), row('Buses', '2028')),
      table(row('Rooms', '2027'), row('Doctors', '2029')),
    );
    expect(marked(xml, 'w:ins').join()).not.toContain('Rooms');
    expect(marked(xml, 'w:del').join()).toContain('Buses');
    expect(marked(xml, 'w:ins').join()).toContain('Doctors');
    expect(counts.inserted + counts.deleted + counts.changed).toBeGreaterThan(0);
  });

  test('say who and when, each mark under a number of its own', () => {
    const { xml } = tracked(
      paragraph('Parents wait two years.'),
      paragraph('Parents wait three years.') + paragraph('Another.'),
    );
    const numbers = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(numbers).size).toBe(numbers.length);
    const marks = xml.match(/<w:(?:ins|del) /g)?.length;
    expect(xml.match(/w:author="A. Planner" w:date="2026-11-23T00:00:00Z"/g)).toHaveLength(marks ?? 0);
  });
});
