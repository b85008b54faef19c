import { attribute, child, sourceOf, type XmlElement } from '@decode/ooxml';

/** What a paragraph says of itself in w:pPr. */
export interface Properties {
  readonly style: string | undefined;
  /** As written. */
  readonly outline: string | undefined;
  readonly list: string | undefined;
  readonly level: string | undefined;
  /** w:numPr as written; empty where there is none. */
  readonly numbering: string;
  /** Alignment, indents and spacing that were given by hand, as written. */
  readonly byHand: string;
}

const byHand = new Set(['w:spacing', 'w:ind', 'w:jc']);

const end = '</w:pPr>';

/** Reads the properties of paragraphs; those of thousands are written alike, so each way of writing is read once. */
export function createPropertiesReader(): (paragraph: XmlElement) => Properties {
  const known = new Map<string, Properties>();
  let last:
    | { readonly paragraph: XmlElement; readonly written?: string; readonly properties: Properties }
    | undefined;
  return (paragraph) => {
    // The same paragraph is asked for several things, and most are dressed like the one before.
    if (last && (last.paragraph === paragraph || isWritten(paragraph, last.written))) return last.properties;
    const written = writtenProperties(paragraph);
    const properties = known.get(written ?? '') ?? read(paragraph);
    if (written !== undefined) known.set(written, properties);
    last = { paragraph, properties, ...(written !== undefined && { written }) };
    return properties;
  };
}

function isWritten({ source, openEnd }: XmlElement, written: string | undefined): boolean {
  return (
    written !== undefined &&
    source.startsWith(written, openEnd) &&
    source.startsWith(end, openEnd + written.length)
  );
}

/** The properties as written, told without reading them; undefined where only reading them tells where they end. */
function writtenProperties({ source, openEnd, closeStart }: XmlElement): string | undefined {
  if (!source.startsWith('<w:pPr>', openEnd)) return undefined;
  const close = source.indexOf(end, openEnd);
  if (close < 0 || close > closeStart) return undefined;
  const written = source.slice(openEnd, close);
  // Former properties stand inside, and comments may hold anything.
  return written.includes('<w:pPrChange') || written.includes('<!') ? undefined : written;
}

function read(paragraph: XmlElement): Properties {
  const properties = child(paragraph, 'w:pPr');
  const numbers = child(properties, 'w:numPr');
  return {
    style: attribute(child(properties, 'w:pStyle'), 'w:val'),
    outline: attribute(child(properties, 'w:outlineLvl'), 'w:val'),
    list: attribute(child(numbers, 'w:numId'), 'w:val'),
    level: attribute(child(numbers, 'w:ilvl'), 'w:val'),
    numbering: numbers ? sourceOf(numbers) : '',
    byHand: (properties?.children ?? [])
      .filter(({ name }) => byHand.has(name))
      .map((element) => sourceOf(element).replaceAll('\n', ' '))
      .join(''),
  };
}
