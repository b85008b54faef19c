import type { Block, Paragraph } from '@decode/model';
import { expect, test } from 'vitest';
import { smallAssets, smallDocument } from '../small-document.ts';
import type { PageOf } from './context.ts';
import { renderPage } from './render-page.ts';

const paragraph = (value: string): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  children: [{ type: 'text', value }],
});

test('on paper a paragraph or an item of few lines says so, for it is not divided', () => {
  const long = 'long '.repeat(60).trim();
  const item = (value: string) => ({ type: 'listItem', children: [paragraph(value)] }) as const;
  const blocks: Block[] = [
    paragraph('short'),
    paragraph(long),
    { type: 'list', role: 'plain', ordered: false, children: [item('short'), item(long)] },
  ];
  const main = (pageOf?: PageOf) =>
    /<main>(.*)<\/main>/su.exec(renderPage(smallDocument(blocks), smallAssets(), pageOf))?.[1];
  const few = 'data-few-lines=""';
  expect(main(() => '1')).toBe(
    `<p ${few}>short</p><p>${long}</p><ul><li ${few}>short</li><li>${long}</li></ul>`,
  );
  expect(main()).not.toContain(few);
});
