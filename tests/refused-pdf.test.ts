import process from 'node:process';
import { type ClosingPrinter, createPrinter, ensureBrowser, launchBrowser } from '@decode/engine/host';
import type { Assets, Block } from '@decode/model';
import { formats, type Tools } from '@decode/render';
import { readTags, type Tag } from '@decode/render/pdf-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAssets } from './documents/sample-assets.ts';
import { tortureDocument } from './torture/torture-document.ts';

let assets: Assets;
let printer: ClosingPrinter;

beforeAll(async () => {
  assets = await sampleAssets();
  const choice = await ensureBrowser(process.env, () => {});
  printer = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
}, 180_000);
afterAll(() => printer?.close());

/** The PDF of one paragraph, by the browser, with a style more. */
function print(text: string, style = ''): Promise<Uint8Array> {
  const body: Block[] = [
    { type: 'heading', depth: 1, id: 'chapter', children: [{ type: 'text', value: 'Chapter' }] },
    {
      type: 'paragraph',
      role: 'body',
      id: 'block',
      origin: { file: 'recommendations/a/en.md', start: { line: 7, column: 1 }, end: { line: 7, column: 9 } },
      children: [{ type: 'text', value: text }],
    },
  ];
  const own: Assets = { ...assets, styles: `${assets.styles}\n${style}` };
  return formats.pdf.render(tortureDocument(body), own, { print: printer.print } as Tools);
}

describe('a PDF that would not be accessible is refused, by place', () => {
  test.each([
    [
      'text that is not shown',
      '#block{display:none}',
      /"Words\." is on no page of the PDF \(recommendations\/a\/en\.md, line 7\)/u,
    ],
    ['text that a style adds', '#block::before{content:"Draft "}', /Words in a style are in no language/u],
    ['something wider than the page', '#block{width:400mm}', /wider than its page/u],
    [
      'an empty page',
      '#block{break-before:page;margin-top:300mm;break-after:page}',
      /^Page 4 of the PDF is empty\./u,
    ],
  ])('%s', async (_, style, because) => {
    await expect(print('Words.', style)).rejects.toThrow(because);
  });

  test('a character that the fonts do not have', async () => {
    await expect(print('Words 城')).rejects.toThrow(/font/u);
  });
});

test('what is printed is read back with its roles and words', async () => {
  const { tree, problems, untagged, lang, title } = readTags(await print('Words of the block.'));
  expect([problems, untagged, lang, title]).toEqual([[], [], 'en', expect.any(String)]);
  const all = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(all)];
  const tags = tree.flatMap(all);
  expect(tags.find(({ text, role }) => role === 'P' && text === 'Words of the block.')).toBeDefined();
  expect(tags.find(({ text, role }) => role === 'H1' && text === 'Chapter')).toBeDefined();
});
