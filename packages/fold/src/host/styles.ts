import { attribute, child, type XmlElement } from '@decode/ooxml';
import { createPropertiesReader, type Properties } from './properties.ts';
import { headingLevelOf } from './style-names.ts';

export type StyleKind = 'paragraph' | 'character' | 'table' | 'numbering';

export interface Style {
  readonly id: string;
  /** Built-in styles keep their English name in the file, whatever language the program speaks. */
  readonly name: string;
  readonly kind: StyleKind;
  readonly basedOn: string | undefined;
  readonly isDefault: boolean;
  readonly element: XmlElement;
}

/** The styles of a document. */
export interface Styles {
  readonly all: readonly Style[];
  get(id: string | undefined): Style | undefined;
  /** By any of some names, in their order, however they are spelt in upper and lower case. */
  named(kind: StyleKind, names: readonly string[]): Style | undefined;
  standard(kind: StyleKind): Style | undefined;
  /** The style and those that it is based on, nearest first. */
  chain(id: string | undefined): readonly Style[];
  /** 1 to 9 for headings, by name or by the outline level of the style or of one that it is based on. */
  level(id: string | undefined): number | undefined;
  /** The same for a paragraph, which may have an outline level of its own. */
  levelOf(paragraph: XmlElement): number | undefined;
  /** What a paragraph that wears them says of itself. */
  propertiesOf(paragraph: XmlElement): Properties;
}

export function readStyles(root: XmlElement | undefined): Styles {
  const all = (root?.children ?? []).filter(({ name }) => name === 'w:style').map(readStyle);
  const byId = new Map(all.map((style) => [style.id, style]));
  const chain = (id: string | undefined) => {
    const found: Style[] = [];
    for (
      let style = byId.get(id ?? '');
      style && !found.includes(style);
      style = byId.get(style.basedOn ?? '')
    )
      found.push(style);
    return found;
  };
  const level = (id: string | undefined) => {
    for (const { name, element } of chain(id)) {
      const named = headingLevelOf(name);
      if (named !== undefined) return named;
      const outline = attribute(child(element, 'w:pPr', 'w:outlineLvl'), 'w:val');
      if (outline !== undefined) return outlineLevel(outline);
    }
    return undefined;
  };
  const levels = new Map<string, number | undefined>();
  const levelOfStyle = (id: string | undefined) => {
    if (id === undefined) return undefined;
    if (!levels.has(id)) levels.set(id, level(id));
    return levels.get(id);
  };
  const propertiesOf = createPropertiesReader();
  const standards = new Map<StyleKind, Style | undefined>();
  return {
    all,
    get: (id) => (id === undefined ? undefined : byId.get(id)),
    named: (kind, names) => {
      for (const wanted of names) {
        const found = all.find(
          (style) => style.kind === kind && style.name.toLowerCase() === wanted.toLowerCase(),
        );
        if (found) return found;
      }
      return undefined;
    },
    standard: (kind) => {
      if (!standards.has(kind))
        standards.set(
          kind,
          all.find((style) => style.kind === kind && style.isDefault),
        );
      return standards.get(kind);
    },
    chain,
    level: levelOfStyle,
    levelOf: (paragraph) => {
      const { outline, style } = propertiesOf(paragraph);
      return outline === undefined ? levelOfStyle(style) : outlineLevel(outline);
    },
    propertiesOf,
  };
}

/** Outline level as written, 0 to 8; 9 is text (ECMA-376 part 1, 17.3.1.20). */
function outlineLevel(value: string): number | undefined {
  const level = Number(value);
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : undefined;
}

function readStyle(element: XmlElement): Style {
  const kind = attribute(element, 'w:type') ?? 'paragraph';
  return {
    id: attribute(element, 'w:styleId') ?? '',
    name: attribute(child(element, 'w:name'), 'w:val') ?? '',
    kind: kind === 'character' || kind === 'table' || kind === 'numbering' ? kind : 'paragraph',
    basedOn: attribute(child(element, 'w:basedOn'), 'w:val'),
    isDefault: ['1', 'true', 'on'].includes(attribute(element, 'w:default') ?? ''),
    element,
  };
}
