import type { Message, Origin } from '@decode/model';
import { type Document, type ErrorCode, visit, type YAMLError } from 'yaml';
import type { YamlPlaces } from './yaml-document.ts';

type Words = Pick<Message, 'rule' | 'found' | 'todo'>;

const indent: Words = {
  rule: 'yaml-indent',
  found: 'The line is not set in like its neighbours, or a bracket above it is not closed.',
  todo: 'Set it in with blanks like the line it belongs beside; look for brackets [ { without ] }.',
};
const tab: Words = {
  rule: 'yaml-tab',
  found: 'The line is set in with a tab.',
  todo: 'Set it in with blanks, two for each level.',
};
const other: Words = {
  rule: 'yaml-syntax',
  found: 'The line cannot be read as YAML.',
  todo: 'Compare it with its neighbours: name, colon, blank, value; a list has "- " before each entry; texts with special signs stand in double quotation marks.',
};
const words: Partial<Record<ErrorCode, Words>> = {
  TAB_AS_INDENT: tab,
  BAD_INDENT: indent,
  BLOCK_IN_FLOW: indent,
  MULTILINE_IMPLICIT_KEY: indent,
  BLOCK_AS_IMPLICIT_KEY: {
    rule: 'yaml-colon',
    found: 'A text with a colon in it stands without quotation marks.',
    todo: 'Put the whole text in double quotation marks.',
  },
  MISSING_CHAR: {
    rule: 'yaml-unclosed',
    found: 'A quotation mark, a bracket or the colon behind a name is missing.',
    todo: 'Close what was opened on this line; behind a name comes a colon and a blank.',
  },
  BAD_DQ_ESCAPE: {
    rule: 'yaml-escape',
    found: 'Inside double quotation marks a backslash stands before a letter it does not belong to.',
    todo: 'Write the backslash twice, or put the text in single quotation marks.',
  },
  NON_STRING_KEY: {
    rule: 'yaml-name',
    found: 'A list or a bracket stands where the name of a field is expected.',
    todo: 'Put the text in double quotation marks, or write name: value.',
  },
};

/** What keeps the file from being read as YAML: the first fault only, because the parser stumbles over what follows. */
export function syntaxMessage(
  first: Document.Parsed | undefined,
  second: Document.Parsed | undefined,
  text: string,
  places: YamlPlaces,
): Message | undefined {
  const faults = first?.errors ?? [];
  const fault = faults.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY') ?? faults[0];
  if (first && fault) return faultMessage(fault, first, text, places);
  if (!second) return undefined;
  const found = 'A line of dashes (---) starts a second document in the file.';
  const todo = 'Delete the line, or move what follows into a file of its own.';
  const at = second.range[0];
  return { rule: 'several-documents', severity: 'error', found, todo, origin: places.range(at, at) };
}

function faultMessage(
  fault: YAMLError,
  document: Document.Parsed,
  text: string,
  places: YamlPlaces,
): Message {
  const at = Math.min(fault.pos[0], Math.max(0, text.length - 1));
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const origin = places.range(at, Math.min(fault.pos[1], start + line.length));
  const sign = unquoted(line);
  if (sign !== undefined) {
    return {
      rule: 'yaml-quotes',
      severity: 'error',
      found: `A text that starts with ${sign} stands without quotation marks.`,
      todo: 'Put the whole text in double quotation marks.',
      why: `YAML gives ${sign} a meaning of its own at the start of a value.`,
      origin,
    };
  }
  const said = /^[ \t]*\t/.test(line) ? tab : (words[fault.code] ?? other);
  const opened = fault.code === 'MISSING_CHAR' ? quoteBefore(document, fault.pos[0]) : undefined;
  const behind = fault.code === 'MULTILINE_IMPLICIT_KEY' ? lineEnd(fault.pos[1], text, places) : undefined;
  const place: Origin = opened === undefined ? (behind ?? origin) : places.range(opened, opened + 1);
  return { ...said, severity: 'error', origin: place };
}

/** The line on which a name ends that started on an earlier one: the one that is set in too far. */
function lineEnd(offset: number, text: string, places: YamlPlaces): Origin {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return places.range(start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0), offset);
}

/** Start of the last quoted text that begins before an offset: the one that nobody closed. */
function quoteBefore(document: Document.Parsed, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < offset && range[1] >= offset - 1) found = range[0];
    },
  });
  return found;
}

/** The sign at the start of a value on this line that YAML takes for its own. */
function unquoted(line: string): string | undefined {
  const value = /^\s*(?:- +)*(?:[\w-]+:\s+)?(.*)$/.exec(line)?.[1] ?? '';
  return ['{{', '[@', '[^', '`', '@', '%', '*'].find((sign) => value.startsWith(sign));
}
