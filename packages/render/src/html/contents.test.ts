import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { smallDocument } from '../small-document.ts';
import { renderContents } from './contents.ts';

test('an entry that is not translated says so, and in which language it is', () => {
  const document = smallDocument([]);
  const state = { kind: 'missing', label: 'vēl nav tulkots' } as const;
  const contents = {
    entries: [
      { target: 'a', level: 1, text: 'Kopsavilkums' },
      { target: 'b', level: 2, number: 'A1', text: 'Childcare', lang: 'en', state },
    ],
  } as const;
  const html = toHtml(renderContents({ ...document, meta: { ...document.meta, contents } }, undefined));
  expect(html).toContain('<span class="title">Kopsavilkums</span>');
  expect(html).toContain(
    '<span lang="en">Childcare</span> <span class="state">[vēl nav tulkots]</span></span>',
  );
});
