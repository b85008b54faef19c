import type { Message, Origin } from '@decode/model';
import { decode, hiddenCharacters, textHash } from '@decode/source';
import { ContentFault, type Returned, type ReturnedState, type ReturnedUnit } from '../returned.ts';
import { childrenOf, readXml, textIn, type XmlElement, XmlFault } from '../xml.ts';
import { characterOf, core, readContent } from './inline-content.ts';
import { textOf } from './pieces.ts';
import { metadata } from './print-xliff.ts';

/**
 * An XLIFF 2 file that comes back. Strict in what it is (version, languages), lenient in how tools write it: segments
 * that were split are joined, unknown modules and attributes are passed over.
 */
export function readXliff(file: string, bytes: Uint8Array): Returned {
  const { text, messages } = decode(file, bytes);
  if (messages.some(({ severity }) => severity === 'error')) return { folders: [], messages };
  let root: XmlElement;
  try {
    root = readXml(text);
  } catch (cause) {
    if (!(cause instanceof XmlFault)) throw cause;
    const found = `The file cannot be read as XLIFF: ${cause.message}`;
    return {
      folders: [],
      messages: [fault(found, 'Export it from the translation tool again.', at(file, cause.line))],
    };
  }
  if (root.uri !== core || root.name !== 'xliff') {
    const found = 'The file is not XLIFF 2.0 or 2.1.';
    const todo = 'Export it from the translation tool in one of these versions; XLIFF 1.2 is not read.';
    return { folders: [], messages: [fault(found, todo, at(file, root.line))] };
  }
  const sourceLanguage = root.attributes.get('srcLang');
  const language = root.attributes.get('trgLang');
  if (!sourceLanguage || !language) {
    const found = language
      ? 'The file does not say which language it is translated from (srcLang).'
      : 'The file does not say which language it is translated into (trgLang).';
    return {
      folders: [],
      messages: [fault(found, 'Export it from the translation tool again.', at(file, root.line))],
    };
  }
  let foldersSent: number | undefined;
  const folders = childrenOf(root, core, 'file').map((element) => {
    const told = metadataOf(element);
    const sentLanguage = told.get('language');
    const wentOut = told.get('texts')?.match(/\S+/g);
    foldersSent ??= Number(told.get('files')) || undefined;
    return {
      folder: element.attributes.get('original') ?? element.attributes.get('id')?.replaceAll('.', '/'),
      sourceLanguage,
      language,
      units: unitsIn(element).map((unit) =>
        readUnit(file, unit, { source: sourceLanguage, target: language }),
      ),
      origin: at(file, element.line),
      ...(sentLanguage !== undefined && { sentLanguage }),
      ...(wentOut && { wentOut }),
    };
  });
  return { folders, messages, ...(foldersSent !== undefined && { foldersSent }) };
}

/** Tools may put units into groups. */
function unitsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element, core).flatMap((child) =>
    child.name === 'unit' ? [child] : child.name === 'group' ? unitsIn(child) : [],
  );
}

const ranks: readonly string[] = ['initial', 'translated', 'reviewed', 'final'];

type Languages = Readonly<Record<'source' | 'target', string>>;

function readUnit(file: string, element: XmlElement, languages: Languages): ReturnedUnit {
  const parts = childrenOf(element, core).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const segments = parts.filter(({ name }) => name === 'segment');
  const rank = Math.min(
    ...segments.map(({ attributes }) => ranks.indexOf(attributes.get('state') ?? 'initial')),
  );
  const state: ReturnedState = rank >= 2 ? 'reviewed' : rank === 1 ? 'translated' : 'initial';
  const sent = metadataOf(element).get('target');
  return {
    id: element.attributes.get('id') ?? '',
    state,
    ...(sent !== undefined && { sent }),
    origin: at(file, element.line),
    read: ({ kind, text }) => {
      for (const part of parts) checkLanguages(part, languages);
      const data = new Map(
        childrenOf(element, core, 'originalData')
          .flatMap((list) => childrenOf(list, core, 'data'))
          .map((entry) => [entry.attributes.get('id') ?? '', dataText(entry)]),
      );
      const source = parts.flatMap((part) => contentOf(part, 'source', data) ?? []);
      // A translator may have moved segments (XLIFF 2.1, 4.3.1.20).
      const order = (part: XmlElement, index: number) =>
        Number(childrenOf(part, core, 'target')[0]?.attributes.get('order') ?? index + 1);
      const targets = parts
        .map((part, index) => ({ part, order: order(part, index) }))
        .sort((a, b) => a.order - b.order)
        .map(({ part }) => ({
          part,
          content:
            contentOf(part, 'target', data) ??
            (part.name === 'ignorable' ? contentOf(part, 'source', data) : undefined),
        }));
      const empty = targets.filter(({ part, content }) => part.name === 'segment' && isEmpty(content));
      if (empty.length > 0 && empty.length < segments.length)
        throw new ContentFault('one of its segments is not translated');
      const target = empty.length > 0 ? [] : targets.flatMap(({ content }) => content ?? []);
      const literal = textOf(kind, target, text, false);
      // What went out may hold, as words, what a translator could have typed.
      const untouched = sent === textHash(kind, literal);
      return {
        source: textOf(kind, source, text, false),
        target: untouched ? literal : textOf(kind, target, text, true),
      };
    },
  };
}

/** Source and target are in the languages of the file (XLIFF 2.1, 4.2.2.12 and 4.2.2.13, constraints on `xml:lang`). */
function checkLanguages(part: XmlElement, languages: Languages): void {
  for (const name of ['source', 'target'] as const) {
    const lang = childrenOf(part, core, name)[0]?.lang;
    if (lang !== undefined && lang.toLowerCase() !== languages[name].toLowerCase())
      throw new ContentFault(
        `its ${name} says that it is in "${lang}", while the file is ${name === 'source' ? 'from' : 'into'} "${languages[name]}"`,
      );
  }
}

function contentOf(part: XmlElement, name: string, data: ReadonlyMap<string, string>) {
  const element = childrenOf(part, core, name)[0];
  return element && readContent(element, data);
}

function isEmpty(content: ReturnType<typeof contentOf>): boolean {
  return !content?.some((piece) => piece.kind !== 'text' || piece.value.trim() !== '');
}

/** Of a `data` element, whose only child elements are `cp`. */
function dataText(element: XmlElement): string {
  const text = element.children
    .map((child) => (typeof child === 'string' ? child : characterOf(child)))
    .join('');
  const [hidden] = hiddenCharacters(text);
  if (hidden) throw new ContentFault(hidden.words.found);
  return text;
}

function metadataOf(element: XmlElement): Map<string, string> {
  const groups = childrenOf(element, metadata, 'metadata').flatMap((list) =>
    childrenOf(list, metadata, 'metaGroup'),
  );
  return new Map(
    groups
      .flatMap((group) => childrenOf(group, metadata, 'meta'))
      .map((entry) => [entry.attributes.get('type') ?? '', textIn(entry)]),
  );
}

function at(file: string, line: number): Origin {
  return { file, start: { line, column: 1 }, end: { line, column: 1 } };
}

function fault(found: string, todo: string, origin: Origin): Message {
  return { rule: 'xliff-form', severity: 'error', found, todo, origin };
}
