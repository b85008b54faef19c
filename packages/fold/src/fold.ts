import type { Block, Caption } from '@decode/model';
import { PackageError, parseXml, savePackage } from '@decode/ooxml';
import { wordLanguage } from '@decode/render/word-language';
import { type Anchor, findSpot, type Spot } from './host/anchor.ts';
import { fieldsOf } from './host/fields.ts';
import { FoldRefusal } from './host/fold-refusal.ts';
import { looksOf } from './host/looks.ts';
import { readNumbering } from './host/numbering.ts';
import { type Host, hostOf, openHost } from './host/open-host.ts';
import { languageOf, risksOf } from './host/risks.ts';
import { roomAt } from './host/room.ts';
import { sequenceFor, sequencesOf } from './host/sequences.ts';
import { stylesOf } from './inspect.ts';
import type { Chapter } from './part/excerpt.ts';
import { createNeeds, signOf } from './part/needs.ts';
import { writePart } from './part/write-part.ts';
import { type CaptionNumber, captionKey, type Writer } from './part/writer.ts';
import { type FoldReport, toRefresh } from './report.ts';
import { type Change, changesIn, inWords, type PeoplesChange } from './splice/changes.ts';
import { insert } from './splice/insert.ts';
import { type Edition, type Merged, merge } from './splice/merge.ts';
import { leftoversIn, rangeBookmark, type Standing, standingIn } from './splice/record.ts';
import { remove } from './splice/remove.ts';

/** What is folded in. */
export interface Order {
  readonly chapter: Chapter;
  /** Folder in templates/. */
  readonly place: string;
  /** BCP 47. */
  readonly language: string;
  /** Tells several parts of one place in one document apart. */
  readonly name: string;
  /** As the cover says it. */
  readonly edition: string;
  /** Where, the first time; a part that stands already stays where it is. */
  readonly at: Anchor | undefined;
  /** PNG of the chapter's pictures by the id of their media. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Gives up what people changed in our part since. */
  readonly overwrite: boolean;
}

export interface Folded {
  readonly bytes: Uint8Array;
  readonly report: FoldReport;
}

/**
 * A chapter into a document of the municipality's: at a place that its people named, or in place of the chapter that was
 * folded in before. Folding the same again gives the same bytes; folding another edition gives what folding that alone
 * would have given.
 * @throws FoldRefusal where the document, the place or changes by people stand in the way
 */
export function fold(bytes: Uint8Array, order: Order): Folded {
  const { chapter, place, language, name, edition } = order;
  if (chapter.blocks.length === 0) {
    throw new FoldRefusal(
      'nothing-chosen',
      'The chapter is empty: the place prints none of these recommendations.',
      'Name others with --proposal, or none to take all.',
    );
  }
  const sign = signOf(place, language, name);
  const given = openHost(bytes);
  const before = new Map(given.pkg.names().map((part) => [part, given.pkg.untouched(part)?.crc]));
  const all = standingIn(given);
  const earlier = all.find(({ key }) => key === sign.key);
  const leftover = leftoversIn(given, all).find(({ key }) => key === sign.key);
  const opened = leftover ? without(given, leftover) : given;
  const changes = earlier ? knownChanges(earlier, order.overwrite) : [];
  const host = earlier ? without(opened, earlier) : opened;
  const spot = earlier ? { offset: earlier.start, level: earlier.level } : spotFor(host, order.at);

  const numbering = readNumbering(host.tree('numbering'), host.styles);
  const looks = looksOf(host, numbering);
  const needs = createNeeds(host, looks, sign);
  const fields = fieldsOf(host.body);
  const sequences = sequencesOf(fields);
  const captions = numberCaptions(chapter, sequences, spot.offset, sign.key);
  const writer: Writer = {
    chapter,
    looks,
    needs,
    sign,
    room: roomAt(host.body, spot.offset),
    level: Math.min(9, spot.level + 1),
    captions: captions.numbers,
    series: captions.series,
    hostLanguage: languageOf(host),
    pending: [],
    bookmarked: new Set(),
    noteIds: new Map(),
    counts: { headings: 0, paragraphs: 0, tables: 0, figures: 0, notes: 0 },
  };
  const fresh = enclosed(writePart(writer), needs.bookmarkId(), rangeBookmark(sign.key, spot.level));
  const merged = mergeUnlessGivenUp(
    fresh,
    earlier,
    changes,
    { needs, relationships: given.relationships },
    order,
  );
  const risks = [
    ...risksOf(host, fields, sequences),
    ...languageRisk(host, chapter.lang),
    ...narrowRisk(writer),
  ];
  insert(host, {
    offset: spot.offset,
    text: merged.text,
    base: fresh,
    needs,
    images: order.images,
    record: { key: sign.key, place, language, name, edition },
  });
  const names = host.pkg.names();
  const changed = names.filter(
    (part) => before.has(part) && host.pkg.untouched(part)?.crc !== before.get(part),
  );
  const used = captions.ranges.filter(({ to, from }) => to >= from);
  return {
    bytes: savePackage(host.pkg),
    report: {
      place,
      language,
      edition,
      replaced: earlier !== undefined,
      ...(earlier?.record && { replacedEdition: earlier.record.edition }),
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

export interface Unfolded {
  readonly bytes: Uint8Array;
  /** What was taken out, where the document still knows it. */
  readonly removed: readonly {
    readonly place?: string;
    readonly language?: string;
    readonly edition?: string;
  }[];
  readonly overwritten: readonly PeoplesChange[];
}

/**
 * The document without our parts, or without that of one place: every part as it was before, byte for byte, but for what
 * people have changed outside of ours.
 */
export function unfold(
  bytes: Uint8Array,
  {
    only,
    overwrite,
  }: { readonly only?: (place: string, language: string) => boolean; readonly overwrite: boolean },
): Unfolded {
  let host = openHost(bytes);
  const removed: { place?: string; language?: string; edition?: string }[] = [];
  const overwritten: PeoplesChange[] = [];
  const wanted = (standing: Standing) =>
    only === undefined ||
    (standing.record !== undefined && only(standing.record.place, standing.record.language));
  const next = () => {
    const standing = standingIn(host);
    return [...standing, ...leftoversIn(host, standing)].find(wanted);
  };
  for (let standing = next(); standing; standing = next()) {
    const { record, blocks } = standing;
    const changes =
      blocks.length > 0 ? knownChanges(standing, overwrite).map((change) => inWords(change)) : [];
    if (changes.length > 0 && !overwrite) throw peopleChanged(changes, 'which taking it out would undo');
    overwritten.push(...changes);
    removed.push(record ? { place: record.place, language: record.language, edition: record.edition } : {});
    host = without(host, standing);
  }
  if (removed.length === 0) {
    throw new FoldRefusal(
      'nothing-folded',
      'The document holds no chapter of ours.',
      'Check that it is the right file. What was copied into it by hand has to be deleted by hand.',
    );
  }
  return { bytes: savePackage(host.pkg), removed, overwritten };
}

function without(host: Host, standing: Standing): Host {
  remove(host, standing);
  return reread(host);
}

function reread({ pkg }: Host): Host {
  try {
    return hostOf(pkg);
  } catch (error) {
    if (error instanceof PackageError)
      throw new Error(`taking out a chapter damaged the document: ${error.message}`);
    throw error;
  }
}

function spotFor(host: Host, at: Anchor | undefined): Spot {
  if (at) return findSpot(host, at);
  throw new FoldRefusal(
    'no-anchor',
    'The document holds no chapter of ours yet, so it must be said where one should go.',
    'Add --at with a heading, such as --at "heading:5.2 Population". "npm run decode -- inspect" lists them.',
  );
}

/** @throws FoldRefusal where nobody can tell them, unless they may be given up. */
function knownChanges(standing: Standing, overwrite: boolean): readonly Change[] {
  const changes = changesIn(standing);
  if (changes) return changes;
  if (overwrite) return [];
  throw new FoldRefusal(
    'changed-by-people',
    'Whether people have changed our chapter since cannot be told: the document has lost what we wrote, as LibreOffice does when it saves. Their changes would be lost.',
    'Compare it with the copy of the chapter that you folded in last. Then run the command again with --overwrite.',
  );
}

/** @throws FoldRefusal where changes by people cannot be taken over and may not be given up. */
function mergeUnlessGivenUp(
  fresh: string,
  earlier: Standing | undefined,
  changes: readonly Change[],
  host: Pick<Edition, 'needs' | 'relationships'>,
  { overwrite }: Order,
): Merged {
  if (overwrite || changes.length === 0) return { text: fresh, kept: [], conflicts: [], lost: [] };
  const merged = merge(changes, { ...host, text: fresh, base: earlier?.record?.base.text ?? '' });
  if (merged.lost.length > 0) throw peopleChanged(merged.lost, 'so that it cannot be carried over');
  return merged;
}

function peopleChanged(changes: readonly PeoplesChange[], how: string): FoldRefusal {
  const [first] = changes;
  const shown = (first?.after || first?.before || '').slice(0, 60);
  const count = changes.length === 1 ? 'one place' : `${changes.length} places`;
  return new FoldRefusal(
    'changed-by-people',
    `People have changed our chapter in ${count}, ${how}, beginning with "${shown}". It would be lost.`,
    'Copy what should stay, or bring it into the texts of the place. Then run the command again with --overwrite.',
  );
}

interface Captions {
  readonly numbers: ReadonlyMap<string, CaptionNumber>;
  readonly series: Readonly<Record<'figure' | 'table', string>>;
  readonly ranges: FoldReport['captions'];
}

/** Our captions go on in the host's own series, after those that stand before our part. */
function numberCaptions(
  chapter: Chapter,
  sequences: ReturnType<typeof sequencesOf>,
  offset: number,
  key: string,
): Captions {
  const kinds = ['figure', 'table'] as const;
  const hosts = { figure: sequenceFor(sequences, 'figure'), table: sequenceFor(sequences, 'table') };
  const before = (kind: 'figure' | 'table') => {
    const shown = (hosts[kind]?.fields ?? []).filter(({ start }) => start < offset);
    const last = Number.parseInt(shown.at(-1)?.result ?? '', 10);
    return Number.isFinite(last) ? last : shown.length;
  };
  const from = { figure: before('figure') + 1, table: before('table') + 1 };
  const next = { ...from };
  const numbers = new Map<string, CaptionNumber>();
  for (const { caption, ids } of captionsIn(chapter.blocks)) {
    const { sequence, number: own } = caption;
    const bookmark = `_dcn_${key}_${sequence}_${own}`;
    const number = { own, number: next[sequence]++, bookmark };
    for (const id of [captionKey(caption), ...ids]) numbers.set(id, number);
  }
  const series = { figure: hosts.figure?.name ?? 'Figure', table: hosts.table?.name ?? 'Table' };
  const ranges = kinds.map((kind) => ({ kind, series: series[kind], from: from[kind], to: next[kind] - 1 }));
  return { numbers, series, ranges };
}

function* captionsIn(blocks: readonly Block[]): Iterable<{ caption: Caption; ids: string[] }> {
  for (const block of blocks) {
    if ((block.type === 'table' || block.type === 'figure') && block.caption) {
      const ids = [block.id, block.caption.id].filter((id) => id !== undefined);
      yield { caption: block.caption, ids };
    } else if (
      block.type === 'section' ||
      block.type === 'quote' ||
      block.type === 'list' ||
      block.type === 'listItem'
    )
      yield* captionsIn(block.children);
  }
}

/** The range bookmark begins in the first paragraph and ends in the last: there every program keeps it. */
function enclosed(text: string, id: number, name: string): string {
  const [first] = parseFragment(text);
  const properties = first?.children.find((element) => element.name === 'w:pPr');
  if (first?.name !== 'w:p' || !text.endsWith('</w:p>'))
    throw new Error('a chapter begins with a heading and ends with a paragraph');
  const at = (properties?.end ?? first.openEnd) - first.start;
  const end = text.length - '</w:p>'.length;
  return `${text.slice(0, at)}<w:bookmarkStart w:id="${id}" w:name="${name}"/>${text.slice(at, end)}<w:bookmarkEnd w:id="${id}"/>${text.slice(end)}`;
}

function parseFragment(text: string) {
  const open = text.indexOf('</w:p>') + '</w:p>'.length;
  return parseXml(`<w:body xmlns:w="W">${text.slice(0, open)}</w:body>`).children;
}

function narrowRisk({ room }: Writer): FoldReport['risks'] {
  if (room.columns === 1) return [];
  return [
    {
      kind: 'narrow-column',
      found: `The chapter stands in a layout of ${room.columns} columns, so its tables are narrow.`,
      todo: 'If they are hard to read, name a heading in a part of the document with one column.',
    },
  ];
}

function languageRisk(host: Host, lang: string): FoldReport['risks'] {
  const own = languageOf(host);
  if (own === undefined || own.split('-')[0] === wordLanguage(lang).split('-')[0]) return [];
  return [
    {
      kind: 'other-language',
      found: `The document is written in ${own}, the chapter in ${wordLanguage(lang)}.`,
      todo: 'Name the language of the document with --language, if the place has the recommendations in it.',
    },
  ];
}
