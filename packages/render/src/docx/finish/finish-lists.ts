import { attribute, child, descendants, Edits, type Package, parseXml, type XmlElement } from '@decode/ooxml';
import { abstractListId, countedList } from '../styles/numbering-part.ts';
import type { ListName } from '../styles/style.ts';

const numbering = 'word/numbering.xml';

/** A text that lists stand in, and the changes to its part. */
export interface Story {
  readonly root: XmlElement;
  readonly edits: Edits;
}

/**
 * Every numbered list begins at its first number again. The styles make the lists; a list that follows another of the
 * same kind, with anything but its own items between them, gets a use of the definition of its own.
 */
export function finishLists(pkg: Package, stories: readonly Story[]): void {
  const source = pkg.text(numbering);
  const root = parseXml(source, pkg.limits, numbering);
  const taken = root.children
    .filter(({ name }) => name === 'w:num')
    .map((use) => Number(attribute(use, 'w:numId')));
  let next = Math.max(0, ...taken) + 1;
  const uses: string[] = [];
  let current: { readonly name: ListName; readonly id: number } | undefined;
  let holder: XmlElement | undefined;
  const paragraphs = stories.flatMap(({ root: story, edits }) =>
    [...descendants(story, 'w:p')].map((paragraph) => ({ paragraph, edits })),
  );
  for (const { paragraph, edits } of paragraphs) {
    const style = child(paragraph, 'w:pPr', 'w:pStyle');
    const id = attribute(style, 'w:val') ?? '';
    const list = countedList(id);
    // Body, cell or note.
    if (paragraph.parent !== holder) current = undefined;
    holder = paragraph.parent;
    if (!list) {
      // Bullets inside an item, and what continues it, do not end the list.
      if (!/(Bullet|Continue)\d?$/.test(id)) current = undefined;
      continue;
    }
    if (current?.name !== list.name) {
      current = { name: list.name, id: next++ };
      uses.push(newUse(current.id, abstractListId(list.name)));
    }
    if (style)
      edits.insert(
        style.end,
        `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${current.id}"/></w:numPr>`,
      );
  }
  const changes = new Edits(source);
  changes.append(root, uses.join(''));
  if (uses.length > 0) pkg.set(numbering, changes.apply());
}

function newUse(id: number, definition: number): string {
  const restart = [0, 1, 2].map(
    (level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="1"/></w:lvlOverride>`,
  );
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${restart.join('')}</w:num>`;
}
