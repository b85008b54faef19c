import { type Block, blocksOf, type Document, type List } from '@decode/model';
import {
  attribute,
  child,
  descendants,
  type Package,
  parseXml,
  textOf,
  type XmlElement,
} from '@decode/ooxml';

/** An item of a numbered list: the number that it shows, and how its first paragraph begins. */
export interface Numbered {
  readonly number: number;
  readonly text: string;
}

/** A place of `w:numbering` in use, as ECMA-376 part 1, 17.9 describes it. */
interface Use {
  readonly id: string;
  readonly definition: string;
  /** `w:startOverride` by level. */
  readonly starts: ReadonlyMap<number, number>;
}

/** What every numbered item of a document is to show: those of the text in its order, then those of the notes. */
export function numbersOf(document: Document): Numbered[] {
  const inNotes = new Set<Block>();
  for (const note of blocksOf(document))
    if (note.type === 'note')
      for (const block of blocksOf({ ...document, meta: bare(document), body: [note] })) inNotes.add(block);
  const numbers = new Map<Block, number>();
  const text: Numbered[] = [];
  const notes: Numbered[] = [];
  for (const block of blocksOf(document)) {
    if (block.type === 'list' && isCounted(block)) {
      let number = 0;
      for (const item of block.children) {
        number = item.value ?? number + 1;
        numbers.set(item, number);
      }
    }
    const number = numbers.get(block);
    if (number === undefined || block.type !== 'listItem') continue;
    const [first] = block.children;
    const inline = first?.type === 'paragraph' ? first.children[0] : undefined;
    const begins = inline?.type === 'text' ? inline.value.slice(0, 20) : '';
    (inNotes.has(block) ? notes : text).push({ number, text: begins });
  }
  return [...text, ...notes];
}

/**
 * What a program shows. Word counts per definition, and a use that starts anew does so where it is first used; LibreOffice
 * counts each use for itself.
 */
export function numbersIn(pkg: Package, program: 'Word' | 'LibreOffice'): Numbered[] {
  const numbering = parseXml(pkg.text('word/numbering.xml'));
  const styles = parseXml(pkg.text('word/styles.xml'));
  const byStyle = new Map(
    [...descendants(styles, 'w:style')].map((style) => [
      attribute(style, 'w:styleId'),
      child(style, 'w:pPr', 'w:numPr'),
    ]),
  );
  const uses = new Map([...descendants(numbering, 'w:num')].map((use) => [val(use, 'w:numId'), useOf(use)]));
  const decimal = new Set(
    [...descendants(numbering, 'w:abstractNum')]
      .filter((definition) => val(child(definition, 'w:lvl', 'w:numFmt')) === 'decimal')
      .map((definition) => val(definition, 'w:abstractNumId')),
  );
  const counts = new Map<string, number[]>();
  const started = new Set<string>();
  const parts = ['word/document.xml', 'word/footnotes.xml'].map((name) => parseXml(pkg.text(name)));
  return parts.flatMap((part) =>
    [...descendants(part, 'w:p')].flatMap((paragraph) => {
      const properties = child(paragraph, 'w:pPr');
      const number = child(properties, 'w:numPr') ?? byStyle.get(val(child(properties, 'w:pStyle')));
      const use = uses.get(val(child(number, 'w:numId')));
      if (!use || !decimal.has(use.definition)) return [];
      const level = Number(val(child(number, 'w:ilvl')) || 0);
      const key = program === 'Word' ? use.definition : use.id;
      const count = counts.get(key) ?? [];
      counts.set(key, count);
      const start = use.starts.get(level);
      const first = !started.has(`${use.id} ${level}`) && start !== undefined;
      started.add(`${use.id} ${level}`);
      const last = first ? undefined : count[level];
      const shown = last === undefined ? (start ?? 1) : last + 1;
      count.length = Math.min(count.length, level);
      count[level] = shown;
      return [{ number: shown, text: [...descendants(paragraph, 'w:t')].map(textOf).join('') }];
    }),
  );
}

function useOf(use: XmlElement): Use {
  const overrides = use.children.filter(({ name }) => name === 'w:lvlOverride');
  return {
    id: val(use, 'w:numId'),
    definition: val(child(use, 'w:abstractNumId')),
    starts: new Map(
      overrides.map((level) => [Number(val(level, 'w:ilvl')), Number(val(child(level, 'w:startOverride')))]),
    ),
  };
}

function isCounted({ role, ordered }: List): boolean {
  return role === 'plain' && ordered;
}

/** Without the blocks of the imprint. */
function bare({ meta }: Document): Document['meta'] {
  return { ...meta, imprint: { ...meta.imprint, rows: [] } };
}

function val(element: XmlElement | undefined, name = 'w:val'): string {
  return attribute(element, name) ?? '';
}
