import { expect, test } from 'vitest';
import { countPages } from './count-pages.ts';

const objects = [
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>',
  '<</Type/Page/Parent 2 0 R>>',
  '<</Type/Page/Parent 2 0 R>>',
];

test('counts the pages of the page tree', async () => {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size 5/Root 1 0 R>>\n`;
  const whole = `${file}${table}startxref\n${file.length}\n%%EOF\n`;
  expect(await countPages(new TextEncoder().encode(whole))).toBe(2);
});

test('what is no PDF has no pages', async () => {
  expect(await countPages(new TextEncoder().encode('no PDF'))).toBeUndefined();
});
