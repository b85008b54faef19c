import { attribute, child, descendants, Edits, type Package, parseXml, type XmlElement } from '@decode/ooxml';
import { abstractListId, countedList } from '../styles/numbering-part.ts';
import { listItemElement } from '../word-xml.ts';

const numbering = 'word/numbering.xml';

/** A text that lists stand in, and the changes to its part. */
export interface Story {
  readonly root: XmlElement;
  readonly edits: Edits;
}

/** A use of a definition (`w:num`), and where its own count stands at each level. */
interface Use {
  readonly id: number;
  readonly definition: number;
  readonly counts: Count[];
}
/** How many have been counted at a level since one of a higher level; undefined where none. */
type Count = number | undefined;

/**
 * Every numbered item shows the number that the document gives it. A list begins a use of its definition of its own, and
 * so does an item that jumps; a list inside an item is a level of the list around it, as in Word.
 *
 * Programs count differently: in Word, uses of one definition go on from one another; LibreOffice counts each for
 * itself. A use goes on only where both arrive at the number that is wanted.
 */
export function finishLists(pkg: Package, stories: readonly Story[]): void {
  const source = pkg.text(numbering);
  const root = parseXml(source, pkg.limits, numbering);
  const taken = root.children
    .filter(({ name }) => name === 'w:num')
    .map((use) => Number(attribute(use, 'w:numId')));
  let next = Math.max(0, ...taken) + 1;
  const begun: string[] = [];
  /** By the numbers that their marks give to the lists. */
  const lists = new Map<number, Use>();
  const definitions = new Map<number, Count[]>();
  for (const { mark, style, edits } of stories.flatMap(markedItems)) {
    const of = countedList(attribute(style, 'w:val') ?? '');
    if (!of) throw new Error('a numbered item stands in a style that numbers nothing');
    const { level } = of;
    const definition = abstractListId(of.name);
    const said = (name: string) => Number(attribute(mark, name));
    const [list, around, wanted] = [said('w:list'), said('w:in'), said('w:number')];
    const counts = definitions.get(definition) ?? [];
    definitions.set(definition, counts);
    const opens = !lists.has(list);
    let use = lists.get(opens ? around : list);
    const goesOn =
      use?.definition === definition &&
      nextOf(use.counts, level) === wanted &&
      nextOf(counts, level) === wanted &&
      // A list that begins is a level of another one only from its first number.
      (!opens || wanted === 1);
    if (!use || !goesOn) {
      use = { id: next++, definition, counts: [] };
      begun.push(useXml(use, level, wanted));
    }
    lists.set(list, use);
    for (const each of [use.counts, counts]) {
      each.length = Math.min(each.length, level);
      each[level] = wanted;
    }
    edits.insert(style.end, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${use.id}"/></w:numPr>`);
    edits.remove(mark);
  }
  const changes = new Edits(source);
  changes.append(root, begun.join(''));
  if (begun.length > 0) pkg.set(numbering, changes.apply());
}

/** The paragraphs that are numbered, in the order of the text, with what body/list-blocks.ts says of them. */
function markedItems({ root, edits }: Story): { mark: XmlElement; style: XmlElement; edits: Edits }[] {
  return [...descendants(root, 'w:p')].flatMap((paragraph) => {
    const mark = child(paragraph, listItemElement);
    const style = child(paragraph, 'w:pPr', 'w:pStyle');
    return mark && style ? [{ mark, style, edits }] : [];
  });
}

function nextOf(counts: readonly Count[], level: number): number {
  return (counts[level] ?? 0) + 1;
}

function useXml({ id, definition }: Use, level: number, start: number): string {
  const override = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
}
