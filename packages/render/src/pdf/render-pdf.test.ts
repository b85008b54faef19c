import type { Finisher } from '@decode/model';
import { expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import { renderPdf } from './render-pdf.ts';

const document = smallDocument(
  ['summary', 'plan'].map((id) => ({
    type: 'heading',
    depth: 1,
    id,
    children: [{ type: 'text', value: id }],
  })),
  {
    contents: {
      entries: [
        { target: 'summary', level: 1, text: 'Summary' },
        { target: 'plan', level: 1, text: 'Plan' },
      ],
    },
  },
);

/** Tools that print what the pages are asked for, and take the n-th print for finished. */
function tools(finished: number) {
  const seen: string[] = [];
  const print = async (html: string) => {
    seen.push(
      [...html.matchAll(/data-page-slot="[^"]*"[^>]*>([^<]*)</gu)].map(([, digits]) => digits).join(' '),
    );
    return new Uint8Array();
  };
  const finish: Finisher['finish'] = async (printed) =>
    seen.length === finished
      ? printed
      : new Map([
          ['summary', 4],
          ['plan', 12],
        ]);
  return { seen, print, finish };
}

test('one print is the rule: the digits of page numbers are replaced in the file', async () => {
  const { seen, ...given } = tools(1);
  await renderPdf(document, smallAssets(), given);
  expect(seen).toEqual(['012 345']);
});

test('where they cannot be, it is printed again with its numbers', async () => {
  const { seen, ...given } = tools(2);
  await renderPdf(document, smallAssets(), given);
  expect(seen).toEqual(['012 345', '4 12']);
});

test('numbers that never settle stop the document, at the part that is named', async () => {
  const { seen, ...given } = tools(9);
  await expect(renderPdf(document, smallAssets(), given)).rejects.toThrow(
    'The page numbers did not settle in 4 prints: "summary" was on page 4. It stands in the block "summary".',
  );
  expect(seen).toHaveLength(4);
  const finish = async () => new Map([['summary', seen.length]]);
  await expect(renderPdf(document, smallAssets(), { ...given, finish })).rejects.toThrow(
    '"summary" was on pages 7 and 8 in the last two.',
  );
});
