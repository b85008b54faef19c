import { type Message, type Origin, sourceLanguage, type Term, type Written } from '@decode/model';
import { decode, hiddenCharacters } from '@decode/source';
import type { Outcome } from '../take-in.ts';
import { childrenOf, readXml, textIn, type XmlElement, XmlFault } from '../xml.ts';
import { deprecated } from './print-terms-tbx.ts';

export interface TakenTerms {
  readonly language: string;
  readonly counts: Readonly<Record<string, number>>;
  /** What was not taken, and why. */
  readonly rows: readonly {
    readonly id: string;
    readonly outcome: Outcome;
    readonly file: string;
    readonly line: number;
    readonly target: string;
    readonly present?: string;
    readonly why: string;
  }[];
  /** Terms of the language that went out and are not in the file, with their words in English. */
  readonly absent: readonly { readonly id: string; readonly source: string }[];
  readonly messages: readonly Message[];
  /** Those of earlier files, too: all places are those of the list as it was before the first. */
  readonly edits: readonly TermEdit[];
  /** The list of terms as it was, with all edits; everything else as it was written. */
  apply(bytes: Uint8Array): Uint8Array;
}

export interface TermEdit {
  readonly origin: Origin;
  readonly term: string;
  /** Of the word's «agreed»: another word needs review. */
  readonly agreed?: Origin;
}

/**
 * A list of terms that comes back as TBX. Taken is the wording of the preferred term; what is agreed, what is not to
 * be used and what a term means is decided in terms.yaml, so other changes are told and left; another word for an
 * agreed one needs review again. `earlier` are the edits of
 * files that came back with this one.
 */
export function takeInTerms(
  terms: Written<readonly Term[]>,
  file: string,
  bytes: Uint8Array,
  earlier: readonly TermEdit[] = [],
): TakenTerms {
  const applying = (edits: readonly TermEdit[]) => ({
    edits,
    apply: (old: Uint8Array) =>
      edits.length === 0 ? old : new TextEncoder().encode(edited(new TextDecoder().decode(old), edits)),
  });
  const nothing = { language: '', counts: {}, rows: [], absent: [], ...applying(earlier) };
  const { text, messages } = decode(file, bytes);
  if (messages.some(({ severity }) => severity === 'error')) return { ...nothing, messages };
  let root: XmlElement;
  try {
    // A DOCTYPE names the DTD of TBX, which tools write; nothing of it is needed.
    root = readXml(text.replace(/<!DOCTYPE\s+martif(?:\s+(?:SYSTEM|PUBLIC|"[^"<>]*"))*\s*>/, ''));
  } catch (cause) {
    if (!(cause instanceof XmlFault)) throw cause;
    return {
      ...nothing,
      messages: [fault(file, cause.line, `The file cannot be read as TBX: ${cause.message}`)],
    };
  }
  const entries = below(root, 'termEntry');
  if (root.name !== 'martif' || entries.length === 0)
    return {
      ...nothing,
      messages: [fault(file, root.line, 'The file has no terms in the form of TBX (martif).')],
    };

  const rows: TakenTerms['rows'][number][] = [];
  const edits: TermEdit[] = [];
  const counts = { taken: 0, unconfirmed: 0, unchanged: 0, unknown: 0, absent: 0 };
  let language = '';
  for (const entry of entries) {
    const id = entry.attributes.get('id') ?? '';
    const index = terms.value.findIndex((term) => term.id === id);
    const told = (why: string, target: string, present?: string) => {
      counts.unknown++;
      rows.push({
        id,
        outcome: 'unknown',
        file,
        line: entry.line,
        target,
        ...(present !== undefined && { present }),
        why,
      });
    };
    for (const set of below(entry, 'langSet')) {
      const tag = set.lang ?? '';
      const groups = [...below(set, 'tig'), ...below(set, 'ntig')].map((group) => ({
        // Tools break lines where they like.
        term: textIn(below(group, 'term')[0] ?? group)
          .normalize('NFC')
          .replace(/\s+/g, ' ')
          .trim(),
        deprecated: below(group, 'termNote').some((note) => textIn(note).trim() === deprecated),
      }));
      const [first, ...others] = groups.filter((group) => !group.deprecated);
      if (tag !== sourceLanguage) language = tag;
      const label = terms.value[index]?.labels[tag];
      if (!first || first.term === '') {
        if (label) told('the file has no word for it', '', label.term);
        continue;
      }
      // terms.yaml could then not be read.
      const [hidden] = hiddenCharacters(first.term);
      if (hidden) {
        told(hidden.words.found, '');
        continue;
      }
      const foreign = /(?!\p{Script=Latin})\p{L}/u.exec(first.term);
      if (foreign && label) {
        const code = foreign[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
        told(`the letter ${foreign[0]} (U+${code}) is of another alphabet`, first.term, label.term);
        continue;
      }
      if (!label) {
        told(
          index < 0 ? 'terms.yaml has no term with its id' : `terms.yaml has no word for it in "${tag}"`,
          first.term,
        );
        continue;
      }
      for (const other of others) told('terms.yaml keeps one word for one term', other.term, label.term);
      const known = label.forbidden ?? [];
      for (const { term } of groups.filter((group) => group.deprecated && !known.includes(group.term)))
        told('what is not to be used is written into terms.yaml by hand', term);
      if (first.term === label.term) counts.unchanged++;
      else if (tag === sourceLanguage)
        told('English terms are changed in terms.yaml', first.term, label.term);
      else {
        const origin = terms.origin([index, 'labels', tag, 'term']);
        const other = earlier.find((edit) => samePlace(edit.origin, origin));
        if (other?.term === first.term) counts.unchanged++;
        else if (other) told('a file before this one brings another word for it', first.term, other.term);
        else {
          const agreed = label.status === 'agreed';
          counts[agreed ? 'unconfirmed' : 'taken']++;
          edits.push({
            origin,
            term: first.term,
            ...(agreed && { agreed: terms.origin([index, 'labels', tag, 'status']) }),
          });
        }
      }
    }
  }
  const back = new Set(entries.map((entry) => entry.attributes.get('id')));
  const absent = terms.value
    .filter(({ id, labels }) => labels[language] && !back.has(id))
    .map(({ id, labels }) => ({ id, source: labels[sourceLanguage]?.term ?? id }));
  counts.absent = absent.length;
  return {
    language,
    absent,
    counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
    rows,
    messages: [],
    ...applying([...earlier, ...edits]),
  };
}

function samePlace(a: Origin, b: Origin): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column;
}

/** From the end to the start, so that places stay right. */
function edited(text: string, edits: readonly TermEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, column }: Origin['start']) => (starts[line - 1] ?? text.length) + column - 1;
  return edits
    .flatMap(({ origin, term, agreed }) => [
      { origin, written: JSON.stringify(term) },
      ...(agreed ? [{ origin: agreed, written: 'needs-review' }] : []),
    ])
    .toSorted((a, b) => offset(b.origin.start) - offset(a.origin.start))
    .reduce(
      (out, { origin, written }) =>
        out.slice(0, offset(origin.start)) + written + out.slice(offset(origin.end)),
      text,
    );
}

/** Elements of a name at any depth; whatever groups a tool puts around them. */
function below(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element, element.uri).flatMap((child) =>
    child.name === name ? [child] : below(child, name),
  );
}

function fault(file: string, line: number, found: string): Message {
  const start = { line, column: 1 };
  return {
    rule: 'tbx-form',
    severity: 'error',
    found,
    todo: 'Export the terms from the tool again, as TBX in the form of 2008 (martif).',
    origin: { file, start, end: start },
  };
}
