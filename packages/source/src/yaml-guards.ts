import type { Message, Origin } from '@decode/model';
import { type Document, isAlias, isMap, isScalar, type Node, type Scalar, visit, type YAMLMap } from 'yaml';
import { hiddenCharacters } from './hidden-characters.ts';
import type { YamlPlaces } from './yaml-document.ts';

/** Maps, lists and the pairs in them, counted from the top of the file. */
const mostLevels = 60;

/** What YAML allows and content does not: things that change values behind the reader's back. */
export function guardMessages(
  document: Document.Parsed | undefined,
  text: string,
  places: YamlPlaces,
): Message[] {
  if (!document) return [];
  const out = directive(document, text, places);
  const aliases = new Set<string>();
  visit(document, {
    Node(position, node, path) {
      if (path.length > mostLevels) {
        out.push(
          error(
            'yaml-too-deep',
            'Lists and fields are nested too deep.',
            'Look for brackets that are opened and never closed.',
            rangeOf(node, places),
          ),
        );
        return visit.BREAK;
      }
      if (isAlias(node)) {
        if (!aliases.has(node.source)) out.push(alias(node.source, rangeOf(node, places)));
        aliases.add(node.source);
        return undefined;
      }
      out.push(...properties(node, text, places));
      if (isMap(node)) out.push(...duplicates(node, places));
      if (isScalar(node)) out.push(...scalar(node, position === 'key', text, places));
      return undefined;
    },
  });
  return out;
}

const rangeOf = (node: Node, places: YamlPlaces): Origin =>
  places.range(node.range?.[0] ?? 0, node.range?.[1] ?? 0);

function error(rule: string, found: string, todo: string, origin: Origin): Message {
  return { rule, severity: 'error', found, todo, origin };
}

function alias(source: string, origin: Origin): Message {
  return {
    ...error(
      'yaml-alias',
      `*${source} stands for a value from elsewhere in the file.`,
      'Write the value itself; a text that starts with a star goes in double quotation marks.',
      origin,
    ),
    why: 'Such references can grow without end, and an edit in one place changes another.',
  };
}

function duplicates(map: YAMLMap, places: YamlPlaces): Message[] {
  const first = new Map<string, Scalar>();
  const out: Message[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const earlier = first.get(name);
    if (earlier) {
      out.push({
        ...error(
          'duplicate-field',
          `The field «${name}» is there twice.`,
          'Delete one of the two.',
          rangeOf(key, places),
        ),
        related: [{ note: 'The first of them.', origin: rangeOf(earlier, places) }],
      });
    } else first.set(name, key);
  }
  return out;
}

function directive(document: Document.Parsed, text: string, places: YamlPlaces): Message[] {
  const start = text.slice(0, document.contents?.range[0] ?? text.length).search(/^%\S/m);
  if (start === -1) return [];
  const found = 'A line with % at its start is an instruction to the reader of YAML.';
  return [error('yaml-directive', found, 'Delete it.', places.range(start, start + 1))];
}

/** `&name` and `!type` in front of a value. */
function properties(node: Node, text: string, places: YamlPlaces): Message[] {
  const out: Message[] = [];
  const end = node.range?.[0] ?? 0;
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor !== undefined) {
    const start = Math.max(0, text.lastIndexOf(`&${anchor}`, end));
    out.push(
      error(
        'yaml-alias',
        `&${anchor} gives a value a name for use elsewhere.`,
        'Delete it; a text that starts with & goes in double quotation marks.',
        places.range(start, start + anchor.length + 1),
      ),
    );
  }
  if (node.tag !== undefined) {
    const start = Math.max(0, text.lastIndexOf('!', Math.max(0, end - 1)));
    out.push(
      error(
        'yaml-tag',
        `A type (${node.tag.replace('tag:yaml.org,2002:', '!!')}) stands before a value.`,
        'Delete it; a text that starts with ! goes in double quotation marks.',
        places.range(start, end),
      ),
    );
  }
  return out;
}

function scalar(node: Scalar, key: boolean, text: string, places: YamlPlaces): Message[] {
  const out: Message[] = [];
  const value = String(node.value);
  if (key && ['__proto__', 'constructor', 'prototype'].includes(value)) {
    out.push(
      error(
        'forbidden-field',
        `A field may not have the name «${value}».`,
        'Give it another name, or delete it.',
        rangeOf(node, places),
      ),
    );
  }
  if (
    typeof node.value === 'number' &&
    !Number.isSafeInteger(node.value) &&
    /^[-+]?\d+$/.test(node.source ?? '')
  ) {
    out.push(
      error(
        'number-too-long',
        `The number ${node.source} has more digits than can be kept.`,
        'Write it in double quotation marks if it is a code.',
        rangeOf(node, places),
      ),
    );
  }
  const source = text.slice(node.range?.[0], node.range?.[1]);
  for (const { character, words } of hiddenCharacters(value)) {
    // What stands in the file as it is was reported when the file was decoded; this comes from an escape such as \u202e.
    if (!source.includes(character)) out.push({ severity: 'error', ...words, origin: rangeOf(node, places) });
  }
  if (!key && node.type === 'PLAIN' && typeof node.value === 'string')
    out.push(...cutOff(node, text, places));
  return out;
}

/** `Place #1`: everything from ` #` on is a comment, and the text silently lost its end. */
function cutOff({ range, comment }: Scalar, text: string, places: YamlPlaces): Message[] {
  if (!range || !comment || comment.startsWith(' ') || comment.includes('\n')) return [];
  const start = text.indexOf('#', range[1]);
  return [
    {
      rule: 'text-cut-off',
      severity: 'warning',
      found: `«#${comment.slice(0, 30)}» is read as a comment and not as part of the text before it.`,
      todo: 'Put the whole text in double quotation marks, or write a blank behind the # if it is a comment.',
      origin: places.range(start, start + comment.length + 1),
    },
  ];
}
