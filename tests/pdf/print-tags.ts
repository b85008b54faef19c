import type { Tag, Tags } from '@decode/render/pdf-reader';

/**
 * A file's tags as text to be reviewed: an element per line with everything that it says of itself, its words below it
 * between quotation marks. On which page something stands is the layout's, so numbers of pages are left out.
 */
export function printTags({ lang, title, tree, outline }: Tags): string {
  return [
    `language ${lang}, title "${title}"`,
    '',
    ...outline.map((entry) => `${'  '.repeat(entry.level - 1)}bookmark "${entry.title}"`),
    '',
    ...tree.flatMap((tag) => lines(tag, '', undefined)),
    '',
  ].join('\n');
}

function lines(tag: Tag, indent: string, pageAbove: number | undefined): string[] {
  const { role, lang, alt, actualText, id, scope, headers, colSpan, rowSpan } = tag;
  const { listNumbering, box, links = [], kids } = tag;
  const page = links[0]?.page ?? pageAbove;
  const own = [
    role,
    lang === undefined ? '' : `lang=${lang}`,
    id === undefined ? '' : `id=${id}`,
    scope === undefined ? '' : `scope=${scope}`,
    headers === undefined ? '' : `headers=${headers.join(',')}`,
    (colSpan ?? 1) > 1 ? `columns=${colSpan}` : '',
    (rowSpan ?? 1) > 1 ? `rows=${rowSpan}` : '',
    listNumbering === undefined ? '' : `numbering=${listNumbering}`,
    alt === undefined ? '' : `alt="${alt}"`,
    actualText === undefined ? '' : `actual="${actualText}"`,
    box === undefined ? '' : 'box',
    ...links.map(
      ({ url, target, contents = '' }) => `→ ${url ?? `#${target}`} (${withoutPage(contents, page)})`,
    ),
  ];
  const below = kids.flatMap((kid) => {
    if (typeof kid !== 'string') return lines(kid, `${indent}  `, page);
    return kid === '' ? [] : [`${indent}  "${withoutPage(kid, page)}"`];
  });
  return [`${indent}${own.filter(Boolean).join(' ')}`, ...below];
}

/** The number of the page that a link leads to, at the end of its words or in brackets, gives way to a word. */
function withoutPage(text: string, page: number | undefined): string {
  return page === undefined
    ? text
    : text.replace(new RegExp(`(?<!\\d)${page}(?=\\.?\\s*(?:lpp\\.)?\\)?$)`, 'u'), 'PAGE');
}
