import { type Package, savePackage, type XmlElement } from '@decode/ooxml';
import { wordLanguage } from '@decode/render/word-language';
import { type Anchor, findSpot, type Spot } from './host/anchor.ts';
import { fieldsOf } from './host/fields.ts';
import { FoldRefusal } from './host/fold-refusal.ts';
import { looksOf } from './host/looks.ts';
import { readNumbering } from './host/numbering.ts';
import { type Host, openHost, refusing } from './host/open-host.ts';
import { headingsOf } from './host/outline.ts';
import { countedThrough, languageOf, risksAt, risksOf, risksOfHeadings } from './host/risks.ts';
import { roomAt } from './host/room.ts';
import { sequencesOf } from './host/sequences.ts';
import { stylesOf } from './inspect.ts';
import { numberCaptions } from './part/caption-numbers.ts';
import type { Chapter } from './part/excerpt.ts';
import { createNeeds, digest, type Needs, signOf } from './part/needs.ts';
import { writePart } from './part/write-part.ts';
import type { Writer } from './part/writer.ts';
import { type FoldReport, toRefresh } from './report.ts';
import { inWords } from './splice/changes.ts';
import { disclosed, enclosed } from './splice/enclose.ts';
import { insert } from './splice/insert.ts';
import { blocksOf, namespacesOf } from './splice/leaves.ts';
import { knownChanges, mergeUnlessGivenUp, refuseUnresolved } from './splice/peoples-changes.ts';
import { leftoversIn, printBeside, rangeBookmark, standingIn } from './splice/record.ts';
import { sweep, without } from './splice/remove.ts';
import { trackChanges } from './track/track-changes.ts';

/** What is folded in. */
export interface Order {
  readonly chapter: Chapter;
  /** Folder in templates/. */
  readonly place: string;
  /** BCP 47. */
  readonly language: string;
  /** Tells several parts of one place in one document apart. */
  readonly name: string;
  /** Codes of the recommendations that were chosen; none means all. */
  readonly proposals: readonly string[];
  /** As the cover says it. */
  readonly edition: string;
  /** Where, the first time; a part that stands already stays where it is. */
  readonly at: Anchor | undefined;
  /** PNG of the chapter's pictures by the id of their media. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Marks the difference to the last edition as changes by this author, made at this time (ISO 8601, UTC). */
  readonly track?: { readonly author: string; readonly date: string };
  /** Gives up what people changed in our part since. */
  readonly overwrite: boolean;
  /** What an earlier folding left beside the document, for where the document has lost it; XML. */
  readonly beside?: string;
}

export interface Folded {
  readonly bytes: Uint8Array;
  /** To lie beside the document: XML. */
  readonly beside: string;
  readonly report: FoldReport;
}

/**
 * A chapter into a document of the municipality's: at a place that its people named, or in place of the chapter that was
 * folded in before. Folding the same again gives the same bytes; folding another edition gives what folding that alone
 * would have given.
 * @throws FoldRefusal where the document, the place or changes by people stand in the way
 */
export function fold(bytes: Uint8Array, order: Order): Folded {
  return refusing(() => {
    // What was read of the document is let go before it is packed.
    const { pkg, ...told } = unchanged(bytes, order) ?? foldIn(bytes, order);
    return { bytes: savePackage(pkg), ...told };
  });
}

type FoldedPackage = Omit<Folded, 'bytes'> & { readonly pkg: Package };

/** Where changes are to be tracked and there is none: the document as it is, instead of new names for the same. */
function unchanged(bytes: Uint8Array, { track: asked, ...order }: Order): FoldedPackage | undefined {
  if (!asked) return undefined;
  const plain = foldIn(bytes, order);
  if (!plain.report.replaced || plain.report.changedParts.length > 0 || plain.report.addedParts.length > 0)
    return undefined;
  const tracked = { inserted: 0, deleted: 0, changed: 0 };
  return { ...plain, report: { ...plain.report, tracked } };
}

function foldIn(bytes: Uint8Array, order: Order): FoldedPackage {
  const { chapter, place, language, name, proposals, edition } = order;
  if (chapter.blocks.length === 0) {
    throw new FoldRefusal(
      'nothing-chosen',
      'The chapter is empty: the place prints none of these recommendations.',
      'Name others with --proposal, or none to take all.',
    );
  }
  const sign = signOf(place, language, name);
  const given = openHost(bytes, order.beside);
  const before = new Map(given.pkg.names().map((part) => [part, given.pkg.untouched(part)?.crc]));
  const all = standingIn(given);
  const earlier = all.find(({ key }) => key === sign.key);
  const leftover = leftoversIn(given, all).find(({ key }) => key === sign.key);
  if (earlier && !order.overwrite) refuseUnresolved(earlier, order.track !== undefined);
  const changes = earlier ? knownChanges(earlier, order.overwrite) : [];
  // The host as it would be without us says what ours looks like; where the difference is tracked, the old part stays.
  const known = leftover ? without(given, leftover) : given;
  const bare = earlier ? without(known, earlier) : known;
  const host = earlier && order.track ? openHost(bytes, order.beside) : bare;
  const spot = earlier ? { offset: earlier.start, level: earlier.level } : spotFor(bare, order.at);

  const numbering = readNumbering(bare.tree('numbering'), bare.styles);
  const looks = looksOf(bare, numbering);
  const needs = createNeeds(host, looks, sign);
  const fields = fieldsOf(bare.body);
  const sequences = sequencesOf(fields);
  const level = Math.min(9, spot.level + 1);
  // Only where captions ask for the number of their chapter.
  const headings = sequences.some(({ habit }) => habit) ? headingsOf(bare, numbering) : [];
  const captions = numberCaptions(chapter, sequences, { offset: spot.offset, level, headings }, sign.key);
  const writer: Writer = {
    chapter,
    looks,
    needs,
    sign,
    room: roomAt(bare.body, spot.offset),
    level,
    captions: captions.numbers,
    series: captions.series,
    hostLanguage: languageOf(bare),
    pending: [],
    bookmarked: new Set(),
    counts: { headings: 0, paragraphs: 0, tables: 0, figures: 0, notes: 0 },
  };
  const rangeId = needs.bookmarkId();
  const written = writePart(writer);
  const range = { id: rangeId, name: rangeBookmark(sign.key, spot.level, digest([written, ...needs.notes])) };
  const fresh = enclosed(written, range.id, range.name);
  const links = { needs, relationships: given.relationships };
  const merged = mergeUnlessGivenUp(fresh, earlier, changes, links, order.overwrite);
  const tracked =
    order.track && track(merged.text, earlier?.blocks ?? [], { host, needs, range, ...order.track });
  const risks = [
    ...risksOfHeadings(bare, looks.typedNumber),
    ...risksOf(bare, fields, sequences),
    ...risksAt(bare, writer.room, wordLanguage(chapter.lang)),
    ...(captions.through.length > 0 ? [countedThrough(captions.through)] : []),
  ];
  const kept = insert(host, {
    offset: spot.offset,
    ...(tracked && earlier && { over: earlier }),
    text: tracked?.text ?? merged.text,
    base: fresh,
    needs,
    images: order.images,
    record: { key: sign.key, place, language, name, proposals, edition, tracked: tracked !== undefined },
  });
  if (tracked && earlier) sweep(host, earlier.blocks, host.pkg.text(host.main), sign.key);
  const names = host.pkg.names();
  const changed = names.filter(
    (part) => before.has(part) && host.pkg.untouched(part)?.crc !== before.get(part),
  );
  const used = captions.ranges.filter(({ to, from }) => to >= from);
  return {
    pkg: host.pkg,
    beside: printBeside(given, [
      kept,
      ...all.flatMap(({ key, record }) => (record && key !== sign.key ? [record] : [])),
    ]),
    report: {
      place,
      language,
      proposals,
      edition,
      replaced: earlier !== undefined,
      ...(earlier?.record && { replacedEdition: earlier.record.edition }),
      ...(tracked && { tracked: tracked.counts }),
      level: writer.level,
      inserted: { ...writer.counts, pictures: needs.pictures.size },
      styles: stylesOf(looks),
      addedStyles: [...needs.styles.values()].map((xml) => /<w:name w:val="([^"]*)"/.exec(xml)?.[1] ?? ''),
      captions: used,
      refresh: toRefresh(
        fields,
        spot.offset,
        used.map(({ series }) => series),
      ),
      kept: merged.kept,
      conflicts: merged.conflicts,
      overwritten: order.overwrite ? changes.map((change) => inWords(change)) : [],
      risks,
      changedParts: changed,
      addedParts: names.filter((part) => !before.has(part)),
      untouchedParts: names.filter((part) => before.has(part)).length - changed.length,
    },
  };
}

/** The new text with the old one in it, as changes that people accept or reject. */
function track(
  text: string,
  before: readonly XmlElement[],
  given: {
    readonly host: Host;
    readonly needs: Needs;
    readonly range: { readonly id: number; readonly name: string };
    readonly author: string;
    readonly date: string;
  },
) {
  const { host, needs, range, author, date } = given;
  const namespaces = namespacesOf(host.root);
  const after = blocksOf(disclosed(text, range.id, range.name), namespaces);
  const { xml, counts } = trackChanges(before, after, { author, date, nextId: needs.bookmarkId });
  return { text: enclosed(xml, range.id, range.name, namespaces), counts };
}

function spotFor(host: Host, at: Anchor | undefined): Spot {
  if (at) return findSpot(host, at);
  throw new FoldRefusal(
    'no-anchor',
    'The document holds no chapter of ours yet, so it must be said where one should go.',
    'Add --at with a heading, such as --at "heading:5.2 Population". "npm run decode -- inspect" lists them.',
  );
}
