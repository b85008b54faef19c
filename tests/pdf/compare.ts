import type { Document } from '@decode/model';
import type { Stray, Tag, Tags } from '@decode/render/pdf-reader';
import { everyTag, placeOf } from './every-tag.ts';
import { faultsOfBookmarks, faultsOfDestinations, faultsOfPlaces, faultsOfReferences } from './places.ts';
import { tagsOf } from './tags-of.ts';
import { linesOf, type Told } from './told.ts';
import { toldByDocument } from './told-by-document.ts';
import { toldByTags } from './told-by-tags.ts';

/**
 * Compares a finished file with the document it was made from: the same blocks in the same order with the same
 * roles, header cells, languages, alternative texts, notes and link targets; page numbers, bookmarks and headings
 * that agree; nothing on a page that is neither content nor furniture.
 *
 * @returns what is wrong, in words; nothing for a right file.
 */
export function compareWithDocument(bytes: Uint8Array, document: Document): string[] {
  const tags = tagsOf(bytes);
  return [...faultsOfTelling(tags, document), ...faultsOfPages(tags, document)];
}

/** Where things stand: links over their words, places that links lead to, boxes of pictures, the order of the cover. */
function faultsOfPages(tags: Tags, document: Document): string[] {
  const { lang } = document.meta;
  return [
    ...faultsOfPlaces(tags, document),
    ...faultsOfCover(tags),
    ...partsOf(tags, document)
      .filter(({ name }) => name === 'text')
      .flatMap(({ expected, found }) => [
        ...faultsOfDestinations(tags, expected, found, lang),
        ...faultsOfReferences(tags, expected, found, lang),
      ]),
  ];
}

/** What is told, wherever it stands. */
export function faultsOfTelling(tags: Tags, document: Document): string[] {
  const { lang, title } = document.meta;
  const parts = partsOf(tags, document);
  const said = (holds: boolean, fault: string): string[] => (holds ? [] : [fault]);
  return [
    ...tags.problems,
    ...said(tags.lang === lang, `the language of the file is ${tags.lang}, not ${lang}`),
    ...said(tags.title === title, `the title of the file is ${tags.title}, not ${title}`),
    ...said(
      tags.tree.length === 1 && tags.tree[0]?.role === 'Document',
      'the tree has no Document at its top',
    ),
    ...faultsOfFurniture(tags, document),
    ...faultsOfMetadata(tags, document),
    ...said(tags.labels.join() === '1: D1', `the pages are numbered ${tags.labels.join() || 'in no way'}`),
    ...tags.untagged.map(({ page, text }) => `page ${page}: "${text}" is neither content nor furniture`),
    ...faultsOfElements(tags.tree),
    ...faultsOfBookmarks(
      tags,
      parts.flatMap(({ expected }) => headingsIn(expected)),
    ),
    ...parts.flatMap(({ name, expected, found }) =>
      difference(name, linesOf(expected, lang), linesOf(found, lang)),
    ),
  ];
}

function headingsIn(told: readonly Told[]): Told[] {
  return told.flatMap((node) => [
    ...(/^H\d$/u.test(node.role) ? [node] : []),
    ...headingsIn(node.children ?? []),
  ]);
}

interface Part {
  readonly name: string;
  readonly expected: readonly Told[];
  readonly found: readonly Told[];
}

/** What should be told and what is, part by part. */
export function partsOf(tags: Tags, document: Document): Part[] {
  const { lang, words, contents } = document.meta;
  const expected = toldByDocument(document, pageNumbersOf(tags));
  const found = split(
    toldByTags(tags.tree, lang),
    contents.entries.length > 0 ? words.contents : undefined,
    lang,
  );
  const sorted = (told: readonly Told[]) =>
    told
      .map((node) => ({ node, line: linesOf([node], lang).join() }))
      .sort((a, b) => (a.line < b.line ? -1 : 1))
      .map(({ node }) => node);
  return [
    // Where things stand on a cover is the place's choice: that they are told in that order is asked apart.
    { name: 'cover', expected: sorted(expected.cover), found: sorted(found.cover) },
    { name: 'imprint', expected: [expected.imprint], found: found.imprint },
    { name: 'contents', expected: expected.contents, found: found.contents },
    { name: 'text', expected: expected.body, found: found.body },
  ];
}

/** What a cover says is told as the eye finds it: from above to below. */
function faultsOfCover({ tree, pages }: Tags): string[] {
  if (pages === 0) return [];
  const told = [...everyTag(tree)].filter(
    ({ role, pages: on }) => /^(?:P|H1|Figure)$/u.test(role) && on[0] === 1,
  );
  return told.flatMap((tag, i) => {
    const [before, at] = [told[i - 1], tag].map((one) => one && placeOf(one));
    return before && at && at.baseline > before.baseline
      ? [`on the first page "${tag.text.slice(0, 40)}" is told after what stands below it`]
      : [];
  });
}

/** Page of each block that links lead to: what is printed in contents and references has to say the same. */
export function pageNumbersOf({ tree }: Tags): (target: string) => string {
  const pages = new Map<string, number>();
  for (const { links = [] } of everyTag(tree))
    for (const { target, page } of links)
      if (target !== undefined && page !== undefined) pages.set(target, page);
  return (target) => String(pages.get(target) ?? '?');
}

/**
 * Before the contents, or the first chapter where there are none, stands the imprint, a table; what else is there belongs
 * to the cover.
 */
function split(told: readonly Told[], contentsTitle: string | undefined, lang: string) {
  const start = told.findIndex(
    (node) =>
      node.role === 'H1' &&
      (contentsTitle === undefined || linesOf([node], lang)[0]?.endsWith(`"${contentsTitle}"`)),
  );
  const front = told.slice(0, Math.max(start, 0));
  const imprint = front.findLastIndex(({ role }) => role === 'Table');
  const listed = told[start + 1]?.role === 'TOC' ? start + 2 : start + 1;
  const end = contentsTitle === undefined ? Math.max(start, 0) : listed;
  return {
    cover: front.filter((_, i) => i !== imprint),
    imprint: imprint === -1 ? [] : front.slice(imprint, imprint + 1),
    contents: told.slice(Math.max(start, 0), end),
    body: told.slice(end),
  };
}

/** The first line that differs, with the one before it: where to look. */
function difference(name: string, expected: readonly string[], found: readonly string[]): string[] {
  const at = Array.from({ length: Math.max(expected.length, found.length) }).findIndex(
    (_, i) => expected[i] !== found[i],
  );
  if (at === -1) return [];
  const show = (line: string | undefined) => (line === undefined ? 'nothing' : line.trim().slice(0, 300));
  const after = at === 0 ? '' : ` after ${show(expected[at - 1]).slice(0, 80)}`;
  return [`${name}, line ${at + 1}${after}: expected ${show(expected[at])}; found ${show(found[at])}`];
}

/** Of the standard structure types (ISO 32000-1, 14.8.4) those that documents here need. */
const known = new Set(
  'Document Sect Art H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table THead TBody TR TH TD Caption Figure Link Note Reference TOC TOCI BlockQuote Quote Code Span'.split(
    ' ',
  ),
);

function faultsOfElements(tree: readonly Tag[]): string[] {
  const faults: string[] = [];
  // ISO 32000-1, 14.8.4.4.1: what leads elsewhere in the document is a reference.
  for (const { role, children } of everyTag(tree))
    for (const { role: own, links = [], text } of children)
      if (own === 'Link' && role !== 'Reference' && links.some(({ target }) => target !== undefined))
        faults.push(`Link "${text.slice(0, 40)}" stands in no Reference`);
  for (const tag of everyTag(tree)) {
    const { role, lang, alt, actualText, expansion, title, box, links, id, text } = tag;
    const name = `${role} "${text.slice(0, 40)}"`;
    // A hint to the writer that was left in a language would be read with a wrong voice.
    if (lang !== undefined && (!isLanguage(lang) || lang.includes('-x-')))
      faults.push(`${name} is in the language ${lang}`);
    if (!known.has(role)) faults.push(`${name} has a role that no document here has`);
    // What an element says in place of its words, or besides them, stands in no document.
    if (alt !== undefined && role !== 'Figure') faults.push(`${name} is said to be "${alt}"`);
    if (actualText !== undefined && !(role === 'Lbl' && actualText === '\u2022'))
      faults.push(`${name} is read as "${actualText}"`);
    if (expansion !== undefined) faults.push(`${name} is said to be short for "${expansion}"`);
    if (title !== undefined) faults.push(`${name} has the title "${title}"`);
    if (role === 'Figure' && !alt?.trim()) faults.push(`${name} has no alternative text`);
    if ((role === 'Figure' ? 'Block' : undefined) !== tag.placement)
      faults.push(`${name} is placed as ${tag.placement}`);
    if (role === 'Figure' && !isBox(box)) faults.push(`${name} has no bounding box`);
    // ISO 32000-1, 14.8.4.3.3: a label is read before what it labels.
    if (tag.children.slice(1).some((child) => child.role === 'Lbl'))
      faults.push(`${name} has a label behind other content`);
    if (role === 'Note' && id === undefined) faults.push(`${name} has no id`);
    if (role === 'Link') {
      if (!links?.length) faults.push(`${name} has no annotation`);
      for (const { contents, url, page } of links ?? []) {
        if (!contents?.trim()) faults.push(`${name} does not say where it leads`);
        if (url === undefined && page === undefined) faults.push(`${name} leads nowhere`);
      }
    }
    if (/^(P|H\d|LI|Link|Caption|TOCI|Note)$/u.test(role) && !text.trim() && !hasFigure(tag))
      faults.push(`${name} is empty`);
    if (role === 'Table') faults.push(...faultsOfHeaders(tag));
  }
  return faults;
}

/** Cells that name their headers name header cells of their own table. */
function faultsOfHeaders(table: Tag): string[] {
  const cells = [...everyTag(table.children)].filter(({ role }) => role === 'TH' || role === 'TD');
  const ids = new Set(cells.flatMap(({ role, id }) => (role === 'TH' && id !== undefined ? [id] : [])));
  return cells.flatMap(({ headers = [], text }) =>
    headers
      .filter((id) => !ids.has(id))
      .map((id) => `the cell "${text.slice(0, 40)}" names a header ${id} that its table lacks`),
  );
}

/** The margins that the design leaves at the least, in points: 26 mm above and 19 mm below. */
const head = 73.7;
const foot = 53.9;

/** What is an artifact is a running head or page number in its margin, or the head of a table on a further page. */
function faultsOfFurniture({ artifacts, tree, pages }: Tags, { meta, body }: Document): string[] {
  const { place, title, edition, state } = meta;
  const running = [
    `${place} · ${title}`,
    state === undefined ? edition : `${edition} · ${state}`,
    ...runningHeads(body),
  ];
  return Array.from({ length: pages }, (_, i) => i + 1).flatMap((page) => {
    const own = artifacts.filter((one) => one.page === page);
    const inMargin = own.filter(({ above, below }) => above < head || below < foot);
    const inText = own.filter((one) => !inMargin.includes(one));
    const repeated = tree.flatMap((top) => headCells(top, page)).map(({ text }) => text);
    const fault = (where: string, strays: readonly Stray[]) =>
      `page ${page}: not all furniture in ${where} is known: "${strays.map(({ text }) => text).join('" "')}"`;
    return [
      ...(isMadeOf(inMargin, [...running, String(page)]) ? [] : [fault('the margins', inMargin)]),
      ...(isMadeOf(inText, repeated) ? [] : [fault('the text', inText)]),
    ];
  });
}

function runningHeads(blocks: Document['body']): string[] {
  return blocks.flatMap((block) =>
    block.type === 'section' ? [block.runningHead ?? '', ...runningHeads(block.children)] : [],
  );
}

/** Cells of heads that a page repeats: their tables began before it. */
function headCells(tag: Tag, page: number): Tag[] {
  if (!tag.pages.includes(page)) return [];
  if (tag.role !== 'Table') return tag.children.flatMap((child) => headCells(child, page));
  if (tag.pages[0] === page) return [];
  const heads = tag.children.filter(({ role }) => role === 'THead');
  return [...everyTag(heads)].filter(({ role }) => role === 'TH' || role === 'TD');
}

/** Whether the texts, one after the other, are whole known ones. */
function isMadeOf(strays: readonly { readonly text: string }[], known: readonly string[]): boolean {
  // A line's end may have brought a hyphen.
  const squeeze = (text: string) => text.replace(/[\s\u00ad-]+/gu, '');
  const pieces = known.map(squeeze).filter((piece) => piece !== '');
  const signs = /[.*+?^${}()|[\]\\/]/gu;
  const whole = new RegExp(`^(?:${pieces.map((piece) => piece.replace(signs, '\\$&')).join('|')})*$`, 'u');
  return whole.test(squeeze(strays.map(({ text }) => text).join('')));
}

/** Title, author, subject and keywords, for those who look for the file: in both places that a file has for them. */
function faultsOfMetadata({ information, xmp }: Tags, { meta }: Document): string[] {
  const { title, owner, subject, keywords, lang, epoch } = meta;
  const author = owner.join(' ');
  const expected = { Title: title, Author: author, Subject: subject, Keywords: keywords.join(', ') };
  const elements = { title, creator: author, description: subject, language: lang };
  const written = (name: string) => {
    const [, content = ''] = new RegExp(`<dc:${name}>(.*?)</dc:${name}>`, 'su').exec(xmp) ?? [];
    const text = content.replace(/&#(\d+);/gu, (_, code) => String.fromCharCode(Number(code)));
    return [...text.matchAll(/<rdf:li[^>]*>(.*?)<\/rdf:li>/gsu)].map((match) => match[1]);
  };
  const date = new Date(epoch * 1000).toISOString().slice(0, 19);
  const dated = `D:${date.replace(/[-:T]/gu, '')}+00'00'`;
  const said = (name: string) => new RegExp(`<${name}>(.*?)</${name}>`, 'u').exec(xmp)?.[1];
  const made = { Producer: 'pdf:Producer', Creator: 'xmp:CreatorTool' };
  const dates = {
    ...Object.fromEntries(['CreationDate', 'ModDate'].map((key) => [key, [information[key], dated]])),
    ...Object.fromEntries(
      ['CreateDate', 'ModifyDate', 'MetadataDate'].map((key) => [
        `xmp:${key}`,
        [said(`xmp:${key}`), `${date}Z`],
      ]),
    ),
  };
  return [
    ...Object.entries(dates).flatMap(([key, [said, right]]) =>
      said === right ? [] : [`${key} of the file is ${said}, not ${right}`],
    ),
    ...Object.entries(expected).flatMap(([key, value]) =>
      information[key] === value ? [] : [`${key} of the file is "${information[key]}", not "${value}"`],
    ),
    ...Object.entries(elements).flatMap(([name, value]) =>
      written(name).length > 0 && written(name).every((one) => one === value)
        ? []
        : [`dc:${name} of the metadata is "${written(name).join()}", not "${value}"`],
    ),
    ...Object.entries(made).flatMap(([key, name]) =>
      information[key] !== undefined && said(name) === information[key]
        ? []
        : [`${name} of the metadata is "${said(name)}", and ${key} of the file "${information[key]}"`],
    ),
    ...(written('subject').join() === keywords.join() ? [] : ['dc:subject of the metadata are other words']),
  ];
}

function hasFigure({ children }: Tag): boolean {
  return children.some((child) => child.role === 'Figure' || hasFigure(child));
}

function isBox(box: readonly number[] | undefined): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = box ?? [];
  return box?.length === 4 && right > left && top > bottom;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
