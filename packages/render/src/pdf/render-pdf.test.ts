import type { Block, Printer } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import { renderPdf } from './render-pdf.ts';
import { smallPdf } from './small-pdf.ts';

const heading = (id: string): Block => ({
  type: 'heading',
  depth: 1,
  id,
  children: [{ type: 'text', value: id }],
});
const document = smallDocument([heading('summary'), heading('plan')], {
  contents: {
    entries: [
      { target: 'summary', level: 1, text: 'Summary' },
      { target: 'plan', level: 1, text: 'Plan' },
    ],
  },
});

/** A printer that puts the targets of the n-th print on the pages of the n-th entry, and the last for ever. */
function printer(...prints: readonly Readonly<Record<string, number>>[]) {
  const seen: string[] = [];
  const print: Printer['print'] = async (html, { lang, title }) => {
    expect({ lang, title }).toEqual({ lang: 'en', title: 'Recommendations' });
    const destinations = prints[Math.min(seen.length, prints.length - 1)] ?? {};
    seen.push([...html.matchAll(/class="folio">([^<]*)</gu)].map(([, number]) => number).join(' '));
    return smallPdf({ pages: 12, destinations });
  };
  return { print, seen };
}

describe('page numbers', () => {
  test('are asked of the first print and stand in the second', async () => {
    const { print, seen } = printer({ summary: 4, plan: 12 });
    await renderPdf(document, smallAssets(), { print });
    expect(seen).toEqual(['000 000', '4 12']);
  });

  test('are right even where filling them moved a page', async () => {
    const { print, seen } = printer({ summary: 4, plan: 12 }, { summary: 4, plan: 11 });
    await renderPdf(document, smallAssets(), { print });
    expect(seen).toEqual(['000 000', '4 12', '4 11']);
  });

  test('that never settle stop the document', async () => {
    const { print } = printer(
      { summary: 1, plan: 2 },
      { summary: 2, plan: 2 },
      { summary: 1, plan: 2 },
      { summary: 2, plan: 2 },
    );
    await expect(renderPdf(document, smallAssets(), { print })).rejects.toThrow('did not settle in 4 prints');
  });

  test('are not guessed: a target that is on no page stops the document', async () => {
    const { print } = printer({ summary: 4 });
    await expect(renderPdf(document, smallAssets(), { print })).rejects.toThrow(
      '"plan" is in the contents or a reference, but on no page of the printed PDF.',
    );
  });
});

test('without contents one print is enough', async () => {
  const { print, seen } = printer({});
  await renderPdf(smallDocument([heading('summary')]), smallAssets(), { print });
  expect(seen).toHaveLength(1);
});

test('an empty print stops the document', async () => {
  const print = async () => smallPdf({ pages: 1, text: '' });
  await expect(renderPdf(document, smallAssets(), { print })).rejects.toThrow('The printed PDF has no text.');
});
