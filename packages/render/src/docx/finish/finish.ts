import type { Document } from '@decode/model';
import {
  addDefaultType,
  addRelationship,
  attribute,
  child,
  defaultLimits,
  descendants,
  Edits,
  openPackage,
  type Package,
  parseXml,
  relationshipsOf,
  removePart,
  removeRelationships,
  type XmlElement,
} from '@decode/ooxml';
import type { TableDescription } from '../body/writer.ts';
import { hash } from '../bookmarks.ts';
import { type Languages, languageSlot, languageXml } from '../language-tag.ts';
import { pictureIds } from '../picture-run.ts';
import { settingsPart } from '../reference/reference.ts';
import { logoParts } from '../reference/running-heads.ts';
import { type ParagraphStyle, styleId } from '../styles/style.ts';
import { paragraphStyles } from '../styles/styles.ts';
import { finishLists } from './finish-lists.ts';
import { finishTables } from './finish-tables.ts';
import { keepTogether } from './keep-together.ts';
import { corePart, extendedPart } from './properties.ts';

const main = 'word/document.xml';
const notes = 'word/footnotes.xml';
const image = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

export interface Finishing {
  readonly document: Document;
  readonly languages: Languages;
  readonly tables: readonly TableDescription[];
  /** PNG of every picture that is used, by the id of its media. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

// Pandoc's own work is no bomb, even where a text repeats itself a thousand times.
const trusted = { ...defaultLimits, ratio: Number.POSITIVE_INFINITY };

/**
 * The pass over pandoc's package: what neither pandoc nor the reference document can be told. Splices only; what is not
 * named here is as pandoc wrote it.
 */
export function finish(bytes: Uint8Array, { document, languages, tables, images }: Finishing): Package {
  const pkg = openPackage(bytes, trusted);
  const source = pkg.text(main);
  const body = child(parseXml(source, pkg.limits, main), 'w:body');
  if (!body) throw new Error('pandoc wrote a document without a body');
  const edits = new Edits(source);
  finishTables(body, edits, tables, document.meta.theme);
  keepTogether(body, edits);
  finishSourceLinks(body, edits);
  const noteSource = pkg.text(notes);
  const noteRoot = parseXml(noteSource, pkg.limits, notes);
  const noteEdits = new Edits(noteSource);
  finishLists(pkg, [
    { root: body, edits },
    { root: noteRoot, edits: noteEdits },
  ]);
  finishOpenings(body, edits);
  finishOutline(body, edits);
  finishLanguages(body, edits);
  finishLanguages(noteRoot, noteEdits);
  finishSections(pkg, body, edits);
  pkg.set(main, edits.apply());
  if (!noteEdits.isEmpty) pkg.set(notes, noteEdits.apply());
  addImages(pkg, document, images);
  finishProperties(pkg, document, languages);
  finishRelationships(pkg);
  return pkg;
}

/** Pandoc gives the notes every link of the body, and keeps running heads that no section shows. */
function finishRelationships(pkg: Package): void {
  for (const part of [main, notes]) {
    const named = new Set(
      [...pkg.text(part).matchAll(/ r:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id),
    );
    const idle = relationshipsOf(pkg, part).filter(
      ({ id, type }) => /^(hyperlink|image|header|footer)$/.test(type) && !named.has(id),
    );
    for (const { target, type } of idle) if (/^(header|footer)$/.test(type)) removePart(pkg, target, part);
    removeRelationships(pkg, part, new Set(idle.map(({ id }) => id)));
  }
}

/** Pandoc knows one language of a run; Word looks for that of other scripts in a slot of its own. */
function finishLanguages(root: XmlElement, edits: Edits): void {
  for (const lang of descendants(root, 'w:lang')) {
    const tag = attribute(lang, 'w:val') ?? '';
    if (languageSlot(tag) !== 'val') edits.replaceElement(lang, languageXml(tag));
  }
}

/** Pages of sources are nearly all links: underlined in the colour of text, not in that of the place. */
function finishSourceLinks(body: XmlElement, edits: Edits): void {
  for (const paragraph of body.children) {
    if (attribute(child(paragraph, 'w:pPr', 'w:pStyle'), 'w:val') !== styleId('Source List')) continue;
    for (const style of descendants(paragraph, 'w:rStyle')) {
      if (attribute(style, 'w:val') === 'Hyperlink')
        edits.replaceElement(style, `<w:rStyle w:val="${styleId('Source Link')}"/>`);
    }
  }
}

/** A kicker that opens a page has the page break, so the heading below it must not have a second one. */
function finishOpenings(body: XmlElement, edits: Edits): void {
  let opened = false;
  for (const paragraph of body.children.filter(({ name }) => name === 'w:p')) {
    const properties = child(paragraph, 'w:pPr');
    const style = child(properties, 'w:pStyle');
    const name = attribute(style, 'w:val') ?? '';
    if (opened && style && /^Heading[12]$/.test(name))
      edits.insert(style.end, '<w:pageBreakBefore w:val="0"/>');
    opened = name === styleId('Opening Kicker') || name === styleId('Area Kicker');
  }
}

const outlineLevels: ReadonlyMap<string, number> = new Map(
  Object.entries<ParagraphStyle>(paragraphStyles).flatMap(([name, { outlineOfParagraphs: level }]) =>
    level === undefined ? [] : [[styleId(name), level] as const],
  ),
);

/** Headings that the contents leave out are headings all the same, to the navigation pane and to screen readers. */
function finishOutline(body: XmlElement, edits: Edits): void {
  for (const properties of descendants(body, 'w:pPr')) {
    const level = outlineLevels.get(attribute(child(properties, 'w:pStyle'), 'w:val') ?? '');
    if (level !== undefined) edits.append(properties, `<w:outlineLvl w:val="${level - 1}"/>`);
  }
}

/**
 * Running heads get the ids that pandoc gave to their relationships; the last section, written like the others as a
 * paragraph, becomes the end of the body in place of the reference document's.
 */
function finishSections(pkg: Package, body: XmlElement, edits: Edits): void {
  const ids = new Map(
    relationshipsOf(pkg, main).map(({ id, target }) => [target.replace(/^word\//, ''), id]),
  );
  const final = body.children.at(-1);
  for (const section of descendants(body, 'w:sectPr')) {
    if (section === final) continue;
    for (const reference of section.children.filter(({ name }) => /Reference$/.test(name))) {
      const file = attribute(reference, 'r:id') ?? '';
      const id = ids.get(file);
      if (id === undefined) throw new Error(`pandoc did not take over ${file} from the reference document`);
      edits.setAttribute(reference, 'r:id', id);
    }
  }
  const last = body.children.at(-2);
  const section = child(last, 'w:pPr', 'w:sectPr');
  if (!last || !section || final?.name !== 'w:sectPr')
    throw new Error('the document does not end with a section');
  edits.replace(last.start, section.start, '');
  edits.replace(section.end, last.end, '');
  edits.remove(final);
}

/** Pictures as PNG for every program and as SVG for those that draw it sharply; one part each, however often it is shown. */
function addImages(pkg: Package, { meta, media }: Document, images: ReadonlyMap<string, Uint8Array>): void {
  for (const [id, png] of images) {
    const ids = pictureIds(id);
    const name = hash(id);
    const from = [main, ...(id === meta.cover?.logo?.media ? logoParts : [])];
    addImage(pkg, from, { id: ids.png, target: `media/${name}.png` }, png);
    const picture = media.get(id);
    if (picture?.type === 'image/svg+xml')
      addImage(pkg, from, { id: ids.svg, target: `media/${name}.svg` }, officeFonts(picture.bytes));
  }
  if (images.size === 0) return;
  addDefaultType(pkg, 'png', 'image/png');
  addDefaultType(pkg, 'svg', 'image/svg+xml');
}

function addImage(
  pkg: Package,
  from: readonly string[],
  link: { readonly id: string; readonly target: string },
  bytes: Uint8Array,
): void {
  pkg.set(`word/${link.target}`, bytes);
  for (const part of from) addRelationship(pkg, part, { ...link, type: image });
}

/** Source Sans is on no office machine: the drawing names the document's font behind it. */
function officeFonts(svg: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(svg);
  return new TextEncoder().encode(
    text.replaceAll("'Source Sans 3'", "'Source Sans 3',Calibri,Carlito,sans-serif"),
  );
}

function finishProperties(pkg: Package, { meta }: Document, languages: Languages): void {
  pkg.set('docProps/core.xml', corePart(meta));
  pkg.set('docProps/app.xml', extendedPart());
  pkg.set('word/settings.xml', settingsPart(meta.lang, languages));
  // Pandoc writes both, empty.
  removePart(pkg, 'docProps/custom.xml', '');
  removePart(pkg, 'word/comments.xml', main);
}
