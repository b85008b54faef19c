import type { Contents, ContentsEntry, Document } from '@decode/model';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { PageOf } from './context.ts';

const headingId = 'document-contents';

interface Place {
  /** Only where the format has pages. */
  readonly pageOf?: PageOf | undefined;
  /** Target of the chapter that the page holds: it alone is listed with what is in it. */
  readonly here?: string;
}

/** The list of contents: the second level inside the first, page numbers only where the format has pages. */
export function renderContents({ meta }: Document, { pageOf, here }: Place = {}): Element {
  return h('nav', { className: ['contents'], ariaLabelledBy: headingId }, [
    // A heading of the first depth: the depths of a printed document must not begin with the second.
    h('h1', { id: headingId }, meta.words.contents),
    h(
      'ol',
      groupEntries(meta.contents).map(({ entry, inner }) => {
        const isHere = entry.target === here;
        const shown = here === undefined || isHere ? inner : [];
        const link = renderEntry(entry, pageOf);
        if (isHere) link.properties['ariaCurrent'] = 'page';
        return h('li', [
          link,
          ...(shown.length === 0
            ? []
            : [
                h(
                  'ol',
                  shown.map((sub) => h('li', [renderEntry(sub, pageOf)])),
                ),
              ]),
        ]);
      }),
    ),
  ]);
}

function renderEntry(
  { target, number, text, lang, state }: ContentsEntry,
  pageOf: PageOf | undefined,
): Element {
  const code = number === undefined ? [] : [h('span', { className: ['code'] }, `${number}\u00a0`)];
  const words = lang === undefined ? text : h('span', { lang }, text);
  const mark = state === undefined ? [] : [' ', h('span', { className: ['state'] }, `[${state.label}]`)];
  const title = h('span', { className: ['title'] }, [...code, words, ...mark]);
  // The number is read last; the grid puts it on the left.
  const page = pageOf
    ? [' ', h('span', { className: ['folio', 'page-slot'], dataPageSlot: target }, pageOf(target))]
    : [];
  return h('a', { href: `#${target}` }, [title, ...page]);
}

function groupEntries({ entries }: Contents): { entry: ContentsEntry; inner: ContentsEntry[] }[] {
  const groups: { entry: ContentsEntry; inner: ContentsEntry[] }[] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (entry.level === 2 && group) group.inner.push(entry);
    else groups.push({ entry, inner: [] });
  }
  return groups;
}
