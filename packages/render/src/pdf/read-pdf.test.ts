import { expect, test } from 'vitest';
import { readPrintedPages } from './read-pdf.ts';
import { smallPdf } from './small-pdf.ts';

test('tells on which page each target stands', async () => {
  const printed = await readPrintedPages(
    smallPdf({ pages: 3, destinations: { summary: 1, 'c2.evidence': 3 } }),
  );
  expect(printed.pages).toBe(3);
  expect([...printed.numbers]).toEqual([
    ['summary', 1],
    ['c2.evidence', 3],
  ]);
});

test('leaves the bytes as they are', async () => {
  const pdf = smallPdf({ pages: 1 });
  const before = pdf.slice();
  await readPrintedPages(pdf);
  expect(pdf).toEqual(before);
});

test('a print without text, or without a font of its own, is no print', async () => {
  await expect(readPrintedPages(smallPdf({ pages: 2, text: ' ' }))).rejects.toThrow('has no text');
  await expect(readPrintedPages(smallPdf({ pages: 1, font: false }))).rejects.toThrow('has no embedded font');
  await expect(readPrintedPages(new TextEncoder().encode('nothing'))).rejects.toThrow();
});

test('a font of the machine in place of the documents’ own is an error', async () => {
  const pdf = smallPdf({ pages: 1 });
  await expect(readPrintedPages(pdf, ['Source Sans 3'])).resolves.toMatchObject({ pages: 1 });
  await expect(readPrintedPages(pdf, ['Source Serif 4'])).rejects.toThrow(
    'is printed in SourceSans3-Regular, a font of this machine: Source Serif 4 lack these characters',
  );
});

test('a document that was shrunk because something was too wide is an error', async () => {
  for (const scale of [[0.75], [0.24, 3.125]]) {
    await expect(readPrintedPages(smallPdf({ pages: 1, scale }))).resolves.toMatchObject({ pages: 1 });
  }
  await expect(readPrintedPages(smallPdf({ pages: 1, scale: [0.24, 2.795] }))).rejects.toThrow(
    'wider than its page',
  );
});
