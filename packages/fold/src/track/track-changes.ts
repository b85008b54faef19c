import { attribute, child, descendants, escapeXml, sourceOf, type XmlElement } from '@decode/ooxml';
import { diffArrays } from 'diff';
import { rangeName } from '../host/marks.ts';
import { visibleText } from '../host/visible-text.ts';
import { runsOf, type Token, textXml, tokensOf } from './tokens.ts';

export interface Tracking {
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly nextId: () => number;
}

/** Paragraphs and rows. */
export interface TrackCounts {
  inserted: number;
  deleted: number;
  changed: number;
}

/**
 * Two editions in one text, the difference as tracked changes (ECMA-376 part 1, 17.13.5): who accepts all has the new one,
 * who rejects all the old one.
 */
export function trackChanges(
  before: readonly XmlElement[],
  after: readonly XmlElement[],
  tracking: Tracking,
): { readonly xml: string; readonly counts: TrackCounts } {
  const counts: TrackCounts = { inserted: 0, deleted: 0, changed: 0 };
  const names = new Set(after.flatMap((block) => [...descendants(block, 'w:bookmarkStart')].map(nameOf)));
  const tracker = createTracker(tracking, counts, names);
  return { xml: tracker.blocks(before, after), counts };
}

/** The same for rows of a table that is not ours, one by one. */
export function trackRows(
  pairs: readonly Pair[],
  tracking: Tracking,
): { readonly rows: readonly string[]; readonly counts: TrackCounts } {
  const counts: TrackCounts = { inserted: 0, deleted: 0, changed: 0 };
  const names = new Set(
    pairs.flatMap(({ other }) => (other ? [...descendants(other, 'w:bookmarkStart')].map(nameOf) : [])),
  );
  const tracker = createTracker(tracking, counts, names);
  return { rows: pairs.map((each) => tracker.rowPair(each)), counts };
}

type Operation = 'ins' | 'del';

function createTracker({ author, date, nextId }: Tracking, counts: TrackCounts, names: ReadonlySet<string>) {
  const open = (operation: Operation) =>
    `<w:${operation} w:id="${nextId()}" w:author="${escapeXml(author)}" w:date="${escapeXml(date)}"`;
  const count = (operation: Operation) => {
    if (operation === 'ins') counts.inserted++;
    else counts.deleted++;
  };

  function blocks(before: readonly XmlElement[], after: readonly XmlElement[]): string {
    return pair(before, after, keyOf, isReworded)
      .map(({ one, other }) => {
        if (one && other) return one.name === 'w:tbl' ? table(one, other) : paragraph(one, other);
        if (one) return whole(one, 'del');
        return other ? whole(other, 'ins') : '';
      })
      .join('');
  }

  function paragraph(before: XmlElement, after: XmlElement): string {
    const [old, fresh] = [tokensOf(before), tokensOf(after)];
    const changed = content(old, fresh);
    if (changed === undefined) return sourceOf(after);
    counts.changed++;
    const properties = child(after, 'w:pPr');
    return `<w:p>${properties ? sourceOf(properties) : ''}${changed}</w:p>`;
  }

  /** Runs of two paragraphs in one; undefined where a reader sees no difference. */
  function content(old: readonly Token[], fresh: readonly Token[]): string | undefined {
    const words = old.filter(({ isMark }) => !isMark);
    const changes = diffArrays(
      words.map(({ key }) => key),
      fresh.filter(({ isMark }) => !isMark).map(({ key }) => key),
    );
    if (changes.every(({ added, removed }) => !added && !removed)) return undefined;
    let xml = '';
    let [from, to] = [0, 0];
    // Marks of the new edition stay where they are between its words.
    const take = (many: number, operation?: Operation) => {
      let group: Token[] = [];
      for (let taken = 0; taken < many || fresh[to]?.isMark; to++) {
        const token = fresh[to];
        if (!token) break;
        if (token.isMark) {
          xml += runs(group, operation) + token.content;
          group = [];
        } else {
          if (taken === many) break;
          group.push(token);
          taken++;
        }
      }
      xml += runs(group, operation);
    };
    take(0);
    for (const { added, removed, count: many = 0 } of changes) {
      if (removed) {
        xml += runs(words.slice(from, from + many), 'del');
        from += many;
      } else {
        take(many, added ? 'ins' : undefined);
        if (!added) from += many;
      }
    }
    return xml;
  }

  /** A paragraph or a table that only one edition has. */
  function whole(block: XmlElement, operation: Operation): string {
    if (block.name === 'w:tbl') {
      return inside(block, (inner) => (inner.name === 'w:tr' ? row(inner, operation) : sourceOf(inner)));
    }
    count(operation);
    return marked(block, operation);
  }

  /** All of a paragraph, with the mark at its end. */
  function marked(block: XmlElement, operation: Operation): string {
    const tokens = tokensOf(block).filter(
      ({ isMark, content: mark }) => !isMark || operation === 'ins' || staysWithDeleted(mark),
    );
    let xml = '';
    let group: Token[] = [];
    for (const token of tokens) {
      if (token.isMark) {
        xml += runs(group, operation) + token.content;
        group = [];
      } else group.push(token);
    }
    return `<w:p>${markedProperties(block, operation)}${xml}${runs(group, operation)}</w:p>`;
  }

  /** A bookmark of a deleted paragraph stays for those who reject, unless the new edition has one of that name. */
  function staysWithDeleted(mark: string): boolean {
    const name = /w:name="([^"]*)"/.exec(mark)?.[1];
    if (name !== undefined && !names.has(name) && !rangeName.test(name))
      kept.add(/w:id="([^"]*)"/.exec(mark)?.[1] ?? '');
    return kept.has(/w:id="([^"]*)"/.exec(mark)?.[1] ?? '');
  }
  const kept = new Set<string>();

  function markedProperties(block: XmlElement, operation: Operation): string {
    const properties = child(block, 'w:pPr');
    const mark = `${open(operation)}/>`;
    const own = child(properties, 'w:rPr');
    if (!properties) return `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`;
    const { source, openEnd, closeStart } = properties;
    if (properties.openEnd === properties.closeStart && properties.end === properties.openEnd)
      return `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`;
    if (own) {
      const inner = own.end === own.openEnd ? '' : source.slice(own.openEnd, own.closeStart);
      return `<w:pPr>${source.slice(openEnd, own.start)}<w:rPr>${mark}${inner}</w:rPr>${source.slice(own.end, closeStart)}</w:pPr>`;
    }
    return `<w:pPr>${source.slice(openEnd, closeStart)}<w:rPr>${mark}</w:rPr></w:pPr>`;
  }

  function table(before: XmlElement, after: XmlElement): string {
    const rowsOf = (block: XmlElement) => block.children.filter(({ name }) => name === 'w:tr');
    const [first] = rowsOf(after);
    const pairs = pair(rowsOf(before), rowsOf(after), textsOf, isSameShape);
    const rows = pairs.map(rowPair);
    const head = after.source.slice(after.start, first?.start ?? after.closeStart);
    return `${head}${rows.join('')}</w:tbl>`;
  }

  function rowPair({ one, other }: Pair): string {
    if (one && other) return cells(one, other);
    if (one) return row(one, 'del');
    return other ? row(other, 'ins') : '';
  }

  function cells(before: XmlElement, after: XmlElement): string {
    const old = before.children.filter(({ name }) => name === 'w:tc');
    let at = 0;
    return inside(after, (cell) => (cell.name === 'w:tc' ? cellPair(old[at++], cell) : sourceOf(cell)));
  }

  /** The last paragraphs are each other's, for no cell may lose its last; what one has more stands before it. */
  function cellPair(before: XmlElement | undefined, after: XmlElement): string {
    const olds = (before?.children ?? []).filter(({ name }) => name === 'w:p');
    const news = after.children.filter(({ name }) => name === 'w:p');
    const shared = Math.min(olds.length, news.length);
    const partner = (line: number) => {
      if (line === news.length - 1) return olds.at(-1);
      return line < shared - 1 ? olds[line] : undefined;
    };
    let line = 0;
    return inside(after, (inner) => {
      if (inner.name !== 'w:p') return sourceOf(inner);
      const index = line++;
      const other = partner(index);
      const gone = index === news.length - 1 ? olds.slice(Math.max(0, shared - 1), -1) : [];
      const written = other
        ? paragraph(other, inner)
        : olds.length > 0
          ? whole(inner, 'ins')
          : sourceOf(inner);
      return gone.map((each) => whole(each, 'del')).join('') + written;
    });
  }

  function row(element: XmlElement, operation: Operation): string {
    count(operation);
    const properties = child(element, 'w:trPr');
    const inner =
      properties && properties.end > properties.openEnd
        ? properties.source.slice(properties.openEnd, properties.closeStart)
        : '';
    const content = element.children
      .filter(({ name }) => name !== 'w:trPr')
      .map((cell) =>
        cell.name === 'w:tc'
          ? inside(cell, (block) => (block.name === 'w:p' ? unmarked(block, operation) : sourceOf(block)))
          : sourceOf(cell),
      );
    return `<w:tr><w:trPr>${inner}${open(operation)}/></w:trPr>${content.join('')}</w:tr>`;
  }

  /** A paragraph in a row that goes or comes as a whole: its end is that of its cell. */
  function unmarked(block: XmlElement, operation: Operation): string {
    const properties = child(block, 'w:pPr');
    const tokens = tokensOf(block).filter(
      ({ isMark, content: mark }) => !isMark || operation === 'ins' || staysWithDeleted(mark),
    );
    const xml = tokens.map((token) => (token.isMark ? token.content : runs([token], operation))).join('');
    return `<w:p>${properties ? sourceOf(properties) : ''}${xml}</w:p>`;
  }

  function runs(tokens: readonly Token[], operation?: Operation): string {
    if (!operation) return runsOf(tokens);
    return runsOf(tokens, {
      text: (text) => textXml(text, operation),
      content: (xml) => deletable(xml, operation),
      around: (run) => `${open(operation)}>${run}</w:${operation}>`,
    });
  }

  return { blocks, rowPair };
}

/** Deleted text and instructions have names of their own. */
function deletable(xml: string, operation: Operation | undefined): string {
  if (operation !== 'del') return xml;
  return xml
    .replace(/<(\/?)w:t(?=[\s>])/g, '<$1w:delText')
    .replace(/<(\/?)w:instrText(?=[\s>])/g, '<$1w:delInstrText');
}

/** An element with other content. */
function inside(element: XmlElement, write: (child: XmlElement) => string): string {
  if (element.end === element.openEnd) return sourceOf(element);
  const { source, start, openEnd, closeStart, end } = element;
  return source.slice(start, openEnd) + element.children.map(write).join('') + source.slice(closeStart, end);
}

export interface Pair {
  readonly one: XmlElement | undefined;
  readonly other: XmlElement | undefined;
}

/** Two lists in the order of both; between what they share, what `fits` is the same thing reworded. */
function pair(
  ones: readonly XmlElement[],
  others: readonly XmlElement[],
  key: (element: XmlElement) => string,
  fits: (one: XmlElement, other: XmlElement) => boolean,
): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  let gone: XmlElement[] = [];
  let come: XmlElement[] = [];
  const close = () => {
    let next = 0;
    for (const other of come) {
      const found = gone.findIndex((one, index) => index >= next && fits(one, other));
      if (found < 0) pairs.push({ one: undefined, other });
      else {
        for (const one of gone.slice(next, found)) pairs.push({ one, other: undefined });
        pairs.push({ one: gone[found], other });
        next = found + 1;
      }
    }
    for (const one of gone.slice(next)) pairs.push({ one, other: undefined });
    [gone, come] = [[], []];
  };
  for (const { added, removed, count = 0 } of diffArrays(ones.map(key), others.map(key))) {
    if (removed) gone.push(...ones.slice(i, i + count));
    else if (added) come.push(...others.slice(j, j + count));
    else {
      close();
      for (let at = 0; at < count; at++) {
        const [one, other] = [ones[i + at], others[j + at]];
        if (one && other && fits(one, other)) pairs.push({ one, other });
        else pairs.push({ one, other: undefined }, { one: undefined, other });
      }
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  close();
  return pairs;
}

/** The kind of a block, and our bookmark in it, else its words. */
function keyOf(block: XmlElement): string {
  for (const mark of descendants(block, 'w:bookmarkStart')) {
    const name = nameOf(mark);
    if (name.startsWith('_dcd_')) return `${block.name} ${name}`;
  }
  return `${block.name} ${textsOf(block)}`;
}

function textsOf(block: XmlElement): string {
  if (block.name === 'w:p') return visibleText(block);
  return [...descendants(block, 'w:p')].map(visibleText).join('\n');
}

function isReworded(one: XmlElement, other: XmlElement): boolean {
  if (one.name !== other.name) return false;
  if (one.name === 'w:tbl') return columns(one) === columns(other);
  const style = (block: XmlElement) => attribute(child(block, 'w:pPr', 'w:pStyle'), 'w:val');
  const isListed = (block: XmlElement) => child(block, 'w:pPr', 'w:numPr') !== undefined;
  if (style(one) !== style(other) || isListed(one) !== isListed(other)) return false;
  return keyOf(one) === keyOf(other) || likeness(visibleText(one), visibleText(other)) > 0.4;
}

/** Rows whose cells have as many paragraphs: their words can be compared one by one. */
function isSameShape(one: XmlElement, other: XmlElement): boolean {
  const shape = (row: XmlElement) =>
    row.children
      .filter(({ name }) => name === 'w:tc')
      .map((cell) => cell.children.map(({ name }) => name).join())
      .join('|');
  return shape(one) === shape(other) && likeness(textsOf(one), textsOf(other)) > 0.4;
}

function columns(table: XmlElement): number {
  return child(table, 'w:tblGrid')?.children.length ?? 0;
}

/** Share of words that two texts have in common, 0 to 1 (Dice). */
function likeness(one: string, other: string): number {
  const words = (text: string) => new Set(text.match(/\p{L}+|\p{N}+/gu));
  const [a, b] = [words(one), words(other)];
  if (a.size + b.size === 0) return 1;
  return (2 * a.intersection(b).size) / (a.size + b.size);
}

function nameOf(mark: XmlElement): string {
  return attribute(mark, 'w:name') ?? '';
}
