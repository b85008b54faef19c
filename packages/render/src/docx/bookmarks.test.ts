import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookmarkName, numberBookmarkName } from './bookmarks.ts';

test('a bookmark is hidden, short, and of letters that Word takes, whatever the id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (id) => {
      for (const name of [bookmarkName(id), numberBookmarkName(id)])
        expect(name).toMatch(/^_[A-Za-z0-9_]{1,39}$/);
    }),
  );
});

test('ids that look alike keep apart', () => {
  const ids = ['a.b', 'a-b', 'a b', 'A.B', `${'x'.repeat(60)}1`, `${'x'.repeat(60)}2`];
  expect(new Set(ids.map(bookmarkName)).size).toBe(ids.length);
  expect(bookmarkName('c1')).not.toBe(numberBookmarkName('c1'));
});

test('an id has the same name in every document', () => {
  expect(bookmarkName('proposals/childcare.why.2')).toBe('_d_proposals_childcare_why__411c84d54f');
});
