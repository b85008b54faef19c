import type { Assets } from '@decode/model';
import { describe, expect, test } from 'vitest';
import { smallAssets } from '../small-document.ts';
import { checkShells } from './check-shells.ts';

/** The small shells with these changes, and what is said of them: «cover.hbs:1:20 …». */
function said(changes: Readonly<Record<string, readonly [string, string]>>): string[] {
  const shells = new Map<string, string>(smallAssets().shells as Assets['shells']);
  for (const [name, [from, to]] of Object.entries(changes)) {
    const text = shells.get(name) ?? '';
    expect(text).toContain(from);
    shells.set(name, text.replace(from, to));
  }
  return checkShells(shells, (name) => `${name}.hbs`).map(({ found, origin }) => {
    const { file, start } = origin ?? {};
    return `${file}:${start?.line}:${start?.column} ${found}`;
  });
}
const title = '<p>{{title}}</p>';
const cover = (to: string) => said({ cover: [title, `\n${to}`] });
const page = (from: string, to: string) => said({ page: [from, `\n${to}`] });
const main = '<main>{{{body}}}</main>';

test('shells that show what a document says may be used', () => {
  expect(said({})).toEqual([]);
});

describe('each value is shown, and the text once', () => {
  test.each([
    ['', 'cover.hbs:1:1 The title is not shown in the PDF.'],
    ['<!-- {{title}} -->', 'cover.hbs:2:6 The title is not shown in the PDF.'],
    ['{{#if state}}<p>{{title}}</p>{{/if}}', 'cover.hbs:2:17 The title is not shown in the PDF.'],
    [
      '{{#if paged}}<p>{{title}}</p>{{/if}}',
      'cover.hbs:2:17 The title is not shown on the page for screens.',
    ],
  ])('not a cover with %s', (to, message) => {
    expect(cover(to)[0]).toBe(message);
  });

  test.each(['{{notice}}', '{{subtitle}}', '{{edition}}', '{{state}}', '{{this}}', '{{cover.legend}}'])(
    'not a cover without %s',
    (mustache) => {
      expect(said({ cover: [mustache, ''] })[0]).toMatch(/^cover\.hbs:1:1 .* is not shown in the PDF\.$/u);
    },
  );

  test.each([
    ['twice', `${main}{{{body}}}`, 'page.hbs:2:24 The text of the document is shown 2 times in the PDF.'],
    ['in a loop', '{{#each owner}}<main>{{{../body}}}</main>{{/each}}', undefined],
    ['not at all', '<main></main>', 'page.hbs:1:1 The text of the document is not shown in the PDF.'],
    [
      'on paper alone',
      `{{#if paged}}${main}{{/if}}`,
      'page.hbs:2:20 The text of the document is not shown on the page for screens.',
    ],
  ])('not a page with the text %s', (_, to, message) => {
    expect(page(main, to)[0]).toBe(message);
  });

  test.each(['picture', 'logo'])('the %s of a cover stands there, and once', (name) => {
    const slot = `{{#with cover.${name}}}{{{body}}}{{/with}}`;
    const lost = new RegExp(`^cover\\.hbs:1:\\d+ The ${name} of the cover is not shown in the PDF\\.$`, 'u');
    expect(said({ cover: [slot, ''] })[0]).toMatch(lost);
    expect(said({ cover: [slot, `${slot}\n${slot}`] })[0]).toBe(
      `cover.hbs:2:${slot.indexOf('{{{') + 1} The ${name} of the cover is shown 2 times in the PDF.`,
    );
  });

  test('the contents stand before the text, and the imprint is shown with all its rows', () => {
    const contents = '{{#with contents}}{{{body}}}{{/with}}';
    expect(said({ page: [`${contents}${main}`, `${main}${contents}`] })).toEqual([
      expect.stringMatching(
        /^page\.hbs:1:\d+ The list of contents stands after the text of the document\.$/u,
      ),
    ]);
    expect(page('{{> imprint}}', '')).toHaveLength(8);
    expect(page('{{> imprint}}', '{{> imprint}}{{> imprint}}')[0]).toMatch(/label of row 1 .* 2 times/u);
  });

  test('either where documents differ', () => {
    expect(cover('{{#if state}}<p>{{title}}</p>{{else}}<div class="final">{{title}}</div>{{/if}}')).toEqual(
      [],
    );
    expect(
      page('{{> imprint}}', '{{#if paged}}{{> imprint}}{{else}}<div>{{> imprint}}</div>{{/if}}'),
    ).toEqual([]);
  });
});

describe('a value is told as what it is', () => {
  test.each([
    ['<p class="title" aria-hidden="true">{{title}}</p>', 'an element with "aria-hidden"'],
    ['<p hidden>{{title}}</p>', 'an element with "hidden"'],
    ['<div inert><p>{{title}}</p></div>', 'an element with "inert"'],
    ['<p role="presentation">{{title}}</p>', 'an element with "role"'],
    ['<p lang="fr">{{title}}</p>', 'an element with "lang"'],
    ['<p lang="{{words.page}}">{{title}}</p>', 'an element with "lang"'],
    ['<p dir="rtl">{{title}}</p>', 'an element with "dir"'],
    ['<p aria-label="Another title">{{title}}</p>', 'an element with "aria-label"'],
    ['<p {{#if paged}}aria-hidden="true"{{/if}}>{{title}}</p>', 'an element with "aria-hidden"'],
    ['<p data-page-slot="a">{{title}}</p>', 'an element with "data-page-slot"'],
    ['<s>{{title}}</s>', '<s>'],
    ['<blockquote><p>{{title}}</p></blockquote>', '<blockquote>'],
  ])('not in %s', (to, shown) => {
    expect(cover(to)).toEqual([
      `cover.hbs:2:1 The title stands in ${shown}, which changes what readers are told.`,
    ]);
  });

  test.each([
    ['<main lang="fr">{{{body}}}</main>', 'an element with "lang"'],
    ['<blockquote>{{{body}}}</blockquote>', '<blockquote>'],
    ['<nav>{{{body}}}</nav>', '<nav>'],
    ['<section>{{{body}}}</section>', '<section>'],
  ])('not the text in %s', (to, shown) => {
    expect(page(main, to)).toEqual([
      `page.hbs:2:1 The text of the document stands in ${shown}, which changes what readers are told.`,
    ]);
  });

  test('and in the language of the document', () => {
    expect(page('<html lang="{{lang}}">', '<html lang="fr">')[0]).toMatch(/^page\.hbs:2:1 .*"lang"/u);
    expect(page('<html lang="{{lang}}">', '<html>')[0]).toMatch(/^page\.hbs:2:1 .*without its language/u);
  });

  test.each([
    '<div class="a" id="top"><p lang="{{lang}}"><strong>{{title}}</strong></p></div>',
    '<section aria-label="Cover"><p>{{title}}</p></section>',
    '<p>{{title}}</p><p lang="fr">Ville de Paris</p><p aria-hidden="true">* * *</p>',
    '<table><tbody><tr><th scope="row">T</th><td>{{title}}</td></tr></tbody></table>',
    '<figure role="group"><p>{{title}}</p></figure>',
  ])('but may stand in %s', (to) => {
    expect(cover(to)).toEqual([]);
  });
});
