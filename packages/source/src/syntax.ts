import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State, Tokenizer, TokenType } from 'micromark-util-types';

/**
 * What content has beyond Markdown, as micromark constructs, so that escapes, code and links are told apart by the
 * parser itself and positions are right: `{{ field }}`, `[@key]`, `[^note]`, `*word*{lang=de}`. A beginning without an
 * end is a token of its own, to be reported; it never passes as text.
 */
const tokens = {
  field: 'proseField',
  fieldOpen: 'proseFieldOpen',
  attributes: 'proseAttributes',
  cite: 'proseCite',
  citeOpen: 'proseCiteOpen',
  noteCall: 'proseNoteCall',
  noteOpen: 'proseNoteOpen',
  bang: 'proseBang',
} as const;
export type SyntaxName = keyof typeof tokens;

/** One of the above in the mdast tree: `raw` is as it was written. */
export interface SyntaxNode {
  type: 'syntax';
  name: SyntaxName;
  raw: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    syntax: SyntaxNode & { position?: import('unist').Position | undefined };
  }
  interface RootContentMap {
    syntax: SyntaxNode & { position?: import('unist').Position | undefined };
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    proseField: 'proseField';
    proseFieldOpen: 'proseFieldOpen';
    proseAttributes: 'proseAttributes';
    proseCite: 'proseCite';
    proseCiteOpen: 'proseCiteOpen';
    proseNoteCall: 'proseNoteCall';
    proseNoteOpen: 'proseNoteOpen';
    proseBang: 'proseBang';
    proseLine: 'proseLine';
  }
}

const brace = 123;
const braceEnd = 125;
const bracket = 91;
const bracketEnd = 93;
const at = 64;
const caret = 94;
const hash = 35;
const dot = 46;
const exclamation = 33;

/** How far the end of a field or citation is looked for: keeps many unclosed beginnings from costing more than their length. */
const reach = 400;

const isLineEnd = (code: Code) => code !== null && code < -2;
const isBlank = (code: Code) => code !== null && (code < 0 || code === 32);

/**
 * `open` `second` … `close` (twice where `twice`), across line ends, without another `open` between. What stands on a
 * line is a token of its own: micromark cannot place a line of a quote that holds nothing but the end of a token.
 */
function enclosed(type: TokenType, open: number, second: number, close: number, twice: boolean): Tokenizer {
  return (effects, ok, nok) => {
    let length = 0;
    const lineStart: State = (code) => {
      if (code === null || isLineEnd(code)) return nok(code);
      effects.enter('proseLine');
      return inside(code);
    };
    const inside: State = (code) => {
      if (code === null || length++ > reach) return nok(code);
      if (isLineEnd(code)) {
        effects.exit('proseLine');
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return lineStart;
      }
      if (code === close) {
        effects.consume(code);
        return twice ? again : done;
      }
      // A third opening brace is kept, to be reported for what it is.
      if (code === open && length > 1) return nok(code);
      effects.consume(code);
      return inside;
    };
    const again: State = (code) => {
      if (code !== close) return nok(code);
      effects.consume(code);
      return done;
    };
    const done: State = (code) => {
      effects.exit('proseLine');
      effects.exit(type);
      return ok(code);
    };
    return (code) => {
      effects.enter(type);
      effects.enter('proseLine');
      effects.consume(code);
      return (next) => {
        if (next !== second) return nok(next);
        effects.consume(next);
        return inside;
      };
    };
  };
}

/** Only the beginning: reached where `enclosed` found no end. */
function opening(type: TokenType, second: number): Tokenizer {
  return (effects, ok, nok) => (code) => {
    effects.enter(type);
    effects.consume(code);
    return (next) => {
      if (next !== second) return nok(next);
      effects.consume(next);
      effects.exit(type);
      return ok;
    };
  };
}

/** `{lang=de}`, `{#id}`, `{.class}`: as far as the closing brace or the end of the line. */
const attributes: Tokenizer = (effects, ok, nok) => {
  let word = '';
  const start: State = (code) => {
    effects.enter(tokens.attributes);
    effects.consume(code);
    return first;
  };
  const first: State = (code) => {
    if (code === hash || code === dot) return rest(code);
    if (code === null || code < 0 || !'lang'.startsWith(word + String.fromCharCode(code))) return nok(code);
    word += String.fromCharCode(code);
    effects.consume(code);
    return word === 'lang' ? afterWord : first;
  };
  const afterWord: State = (code) =>
    code === 61 || code === braceEnd || isBlank(code) || code === null ? rest(code) : nok(code);
  const rest: State = (code) => {
    if (code === null || isLineEnd(code) || code === brace) {
      effects.exit(tokens.attributes);
      return ok(code);
    }
    effects.consume(code);
    if (code !== braceEnd) return rest;
    effects.exit(tokens.attributes);
    return ok;
  };
  return start;
};

/** The `!` in `![^1]` and `![@key]`: an exclamation mark in front of a call, not the start of an image. */
const bang: Tokenizer = (effects, ok, nok) => {
  const call: Construct = {
    partial: true,
    tokenize: (inner, yes, no) => (code) => {
      if (code !== bracket) return no(code);
      inner.enter(tokens.bang);
      inner.consume(code);
      return (next) => {
        inner.exit(tokens.bang);
        return next === at || next === caret ? yes(next) : no(next);
      };
    },
  };
  return (code) => {
    effects.enter(tokens.bang);
    effects.consume(code);
    effects.exit(tokens.bang);
    return effects.check(call, ok, nok);
  };
};

const construct = (tokenize: Tokenizer): Construct => ({ tokenize });

export const syntax: Extension = {
  text: {
    [brace]: [
      construct(enclosed(tokens.field, brace, brace, braceEnd, true)),
      construct(opening(tokens.fieldOpen, brace)),
      construct(attributes),
    ],
    [bracket]: [
      construct(enclosed(tokens.cite, bracket, at, bracketEnd, false)),
      construct(opening(tokens.citeOpen, at)),
      construct(enclosed(tokens.noteCall, bracket, caret, bracketEnd, false)),
      construct(opening(tokens.noteOpen, caret)),
    ],
    [exclamation]: construct(bang),
  },
};

export const syntaxFromMarkdown: TreeExtension = {
  enter: Object.fromEntries(
    Object.entries(tokens).map(([name, type]) => [
      type,
      function enter(token) {
        this.enter({ type: 'syntax', name: name as SyntaxName, raw: this.sliceSerialize(token) }, token);
      },
    ]),
  ) as NonNullable<TreeExtension['enter']>,
  exit: Object.fromEntries(
    Object.values(tokens).map((type) => [
      type,
      function exit(token) {
        this.exit(token);
      },
    ]),
  ) as NonNullable<TreeExtension['exit']>,
};
