import { type Message, type Origin, sourceLanguage } from '@decode/model';
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import type { CutUnit } from './cut-prose.ts';
import { parseInline } from './parse-inline.ts';
import { fileStart, lineStarts, type Path, pointAt } from './positions.ts';
import { printInline } from './print-inline.ts';
import { translatable } from './schema-walk.ts';

/** A translatable string of a YAML file, cut like a block of prose: `text` is its canonical form. */
export interface YamlString extends CutUnit {
  readonly path: Path;
}

/** A YAML file that fits its schema, with the way back to the lines it was written on. */
export interface YamlDocument<T> {
  readonly file: string;
  readonly value: T;
  /** Of the value at a path; of the nearest parent where there is none. */
  origin(path: Path): Origin;
  /** Every string that the schema marks as translatable, in the order of the value. */
  strings(): readonly YamlString[];
}

/** Finds nodes and their places in a parsed file. */
export class YamlPlaces {
  readonly #file: string;
  readonly #root: Node | null;
  readonly #starts: readonly number[];
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

  constructor(file: string, text: string, root: Node | null) {
    this.#file = file;
    this.#root = root;
    this.#starts = lineStarts(text);
  }

  range(start: number, end: number): Origin {
    return {
      file: this.#file,
      start: pointAt(this.#starts, start),
      end: pointAt(this.#starts, Math.max(start, end)),
    };
  }

  value(path: Path): Origin {
    let node = this.#root;
    let last = node;
    for (const step of path) {
      node = this.#child(node, step) ?? null;
      if (!node) break;
      last = node;
    }
    return last?.range ? this.range(last.range[0], last.range[1]) : fileStart(this.#file);
  }

  /** The name in front of the value; the value itself where it is an entry of a list. */
  key(path: Path): Origin {
    const parent = this.node(path.slice(0, -1));
    const name = this.#pair(parent, path.at(-1))?.key as Node | undefined;
    return name?.range ? this.range(name.range[0], name.range[1]) : this.value(path);
  }

  /** Where something is missing in a map or list: its first name or entry. */
  beginning(path: Path): Origin {
    const node = this.node(path);
    const first = isMap(node)
      ? (node.items[0]?.key as Node | undefined)
      : isSeq(node)
        ? (node.items[0] as Node | undefined)
        : undefined;
    if (isMap(first) || isSeq(first)) return this.beginning([...path, 0]);
    return first?.range ? this.range(first.range[0], first.range[1]) : this.value(path);
  }

  node(path: Path): Node | undefined {
    let node: Node | null | undefined = this.#root;
    for (const step of path) node = this.#child(node, step);
    return node ?? undefined;
  }

  #child(node: Node | null | undefined, step: string | number): Node | undefined {
    if (isSeq(node)) return node.items[Number(step)] as Node | undefined;
    return this.#pair(node, step)?.value as Node | undefined;
  }

  #pair(node: Node | null | undefined, step: string | number | undefined): Pair | undefined {
    if (!isMap(node)) return undefined;
    let pairs = this.#pairs.get(node);
    if (!pairs) {
      pairs = new Map(node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
      this.#pairs.set(node, pairs);
    }
    return pairs.get(String(step));
  }
}

/** The value and its strings, and what is wrong in their inline markup. */
export function yamlDocument<T>(
  value: T,
  schema: z.ZodType<T>,
  places: YamlPlaces,
): {
  readonly value: T;
  readonly strings: readonly YamlString[];
  readonly messages: readonly Message[];
} {
  const messages: Message[] = [];
  const strings = translatable(schema, value).map(({ path, text }): YamlString => {
    const origin = places.value(path);
    const inline = parseInline(text, origin);
    messages.push(...inline.messages);
    const names = path.filter((step) => typeof step === 'string');
    return {
      path,
      kind: names.join('.') || 'text',
      section: names.map(inWords).join(', '),
      language: sourceLanguage,
      text: printInline(inline.children),
      origin,
    };
  });
  return { value, strings, messages };
}

/** `directionLabel` → «direction label». */
function inWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replaceAll(/[-_]/g, ' ');
}
