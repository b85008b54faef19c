import type { List, Paragraph } from '@decode/model';
import { listLevels } from '../styles/style.ts';
import type { ParagraphStyleName } from '../styles/styles.ts';
import type { Context } from './writer.ts';

/** Style of a paragraph by what it is and where it stands. */
export function paragraphStyle(role: Paragraph['role'], context: Context): ParagraphStyleName {
  if (context.depth > 0) return continueStyle(context);
  switch (context.place) {
    case 'box':
      return 'Practice Text';
    case 'quote':
      return 'Quote';
    case 'cell':
      return 'Table Text';
    case 'plan-cell':
      return 'Plan Text';
    case 'note':
      return 'footnote text';
    case 'text':
      return textStyle(role, context);
  }
}

/** Style of an item of a plain list. */
export function itemStyle({ ordered }: List, { place, depth }: Context): ParagraphStyleName {
  if (place === 'box') return atLevel(ordered ? 'Practice Number' : 'Practice Bullet', depth);
  if (place === 'note') return atLevel(ordered ? 'Note Item' : 'Note Bullet', depth);
  if (place === 'plan-cell') return atLevel(ordered ? 'Plan Item' : 'Plan Bullet', depth);
  if (place === 'cell') return atLevel(ordered ? 'Table Item' : 'Table Bullet', depth);
  return atLevel(ordered ? 'List Number' : 'List Bullet', depth);
}

/** Style of the words on a block's state. */
export function stateStyle({ place }: Context): ParagraphStyleName {
  if (place === 'box') return 'Practice State Label';
  return isCell(place) || place === 'note' ? 'Table State Label' : 'State Label';
}

function textStyle(role: Paragraph['role'], { role: section, opens, below }: Context): ParagraphStyleName {
  switch (role) {
    case 'body':
      return below === undefined ? 'Body Text' : 'Body Text Below Table';
    case 'lead':
      return section === 'chapter' || section === 'wide' || section === 'area' ? 'Chapter Lead' : 'Lead';
    case 'kicker':
      if (!opens) return 'Kicker';
      if (section === 'practice') return 'Practice Kicker';
      return section === 'area' ? 'Area Kicker' : 'Opening Kicker';
    case 'note':
      return below === 'wide' || section === 'wide' ? 'Wide Table Note' : 'Table Note';
    case 'evidence':
      return 'Evidence';
    case 'value':
      return 'Value';
    case 'detail':
      return 'Detail';
  }
}

/** What follows the first paragraph of an item. */
function continueStyle({ place, depth }: Context): ParagraphStyleName {
  if (place === 'box') return atLevel('Practice Continue', depth - 1);
  if (place === 'note') return atLevel('Note Continue', depth - 1);
  if (place === 'plan-cell') return atLevel('Plan Continue', depth - 1);
  return atLevel(place === 'cell' ? 'Table Continue' : 'List Continue', depth - 1);
}

function isCell(place: Context['place']): boolean {
  return place === 'cell' || place === 'plan-cell';
}

function atLevel<Name extends string>(name: Name, depth: number): Name | `${Name} 2` | `${Name} 3` {
  const level = Math.min(depth + 1, listLevels);
  return level === 1 ? name : level === 2 ? `${name} 2` : `${name} 3`;
}
