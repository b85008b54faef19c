import type { Message, Origin } from '@decode/model';
import { type Document, parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import { decode } from './decode.ts';
import { issueMessages } from './issue-message.ts';
import { fileStart, type Path } from './positions.ts';
import { type YamlDocument, YamlPlaces, yamlDocument } from './yaml-document.ts';
import { guardMessages } from './yaml-guards.ts';
import { syntaxMessage } from './yaml-syntax.ts';

/** Bytes of one YAML file. */
const yamlLimit = 2 * 1024 * 1024;

/**
 * A YAML 1.2 file, checked against its schema. Only plain data: no tags, no anchors and aliases, no directives, one
 * document. `document` is there when the value fits; messages may still hold errors in the markup of its strings.
 */
export function readYaml<T>(
  file: string,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
): { readonly document?: YamlDocument<T>; readonly messages: readonly Message[] } {
  const { text, messages } = decode(file, bytes, yamlLimit);
  if (messages.length > 0 && text === '') return { messages };
  const head = codeHead(file, text);
  if (head) return { messages: [...messages, head] };

  const parsed = parse(text);
  if (!parsed) return { messages: [...messages, tooDeep(file)] };
  const [first, second] = parsed;
  const places = new YamlPlaces(file, text, first?.contents ?? null);
  const syntax = syntaxMessage(first, second, text, places);
  const faults = syntax ? [syntax] : guardMessages(first, text, places);
  if (faults.some((fault) => fault.severity === 'error')) return { messages: [...messages, ...faults] };
  if (!first || first.contents === null) return { messages: [...messages, ...faults, empty(file)] };

  const raw: unknown = first.toJS({ maxAliasCount: 0 });
  const result = schema.safeParse(raw);
  if (!result.success)
    return { messages: [...messages, ...faults, ...issueMessages(result.error.issues, raw, schema, places)] };
  const { value, strings, messages: inner } = yamlDocument(result.data, schema, places);
  const document = { file, value, strings: () => strings, origin: originIn(file, text, places) };
  return { document, messages: [...messages, ...faults, ...inner] };
}

/**
 * The parsed file is many times its text, is asked for little after loading, and projects have many: it is let go, and the
 * text is parsed again where somebody asks.
 */
function originIn(file: string, text: string, places: YamlPlaces): (path: Path) => Origin {
  let parsed = new WeakRef(places);
  return (path) => {
    const there = parsed.deref() ?? new YamlPlaces(file, text, parse(text)?.[0]?.contents ?? null);
    parsed = new WeakRef(there);
    return there.value(path);
  };
}

/** Undefined: nested so deep that the parser gave up. */
function parse(text: string): readonly Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      stringKeys: true,
      // Its own check compares each name with each; the guards look them up.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const list = Array.isArray(documents) ? (documents as Document.Parsed[]) : [];
    return list.some((document) => document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION'))
      ? undefined
      : list;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function codeHead(file: string, text: string): Message | undefined {
  const first = /^---[A-Za-z][^\n]*/.exec(text)?.[0];
  return first === undefined
    ? undefined
    : {
        rule: 'front-matter',
        severity: 'error',
        found: `The file starts with «${first.slice(0, 20)}», which would announce code in another language.`,
        todo: 'Delete that line; the file holds YAML and nothing in it is ever run.',
        origin: { file, start: { line: 1, column: 1 }, end: { line: 1, column: first.length + 1 } },
      };
}

const tooDeep = (file: string): Message => ({
  rule: 'yaml-too-deep',
  severity: 'error',
  found: 'Brackets or indents are nested too deep to be read.',
  todo: 'Look for brackets that are opened many times and never closed.',
  origin: fileStart(file),
});

const empty = (file: string): Message => ({
  rule: 'empty-file',
  severity: 'error',
  found: 'The file is empty.',
  todo: 'Write its fields, or take it back from the last version.',
  origin: fileStart(file),
});
