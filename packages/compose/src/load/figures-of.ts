import { createHash } from 'node:crypto';
import type { Figures, LoadedTemplate, ProseBlock, ProseDirective, Series } from '@decode/model';
import type { CutUnit } from '@decode/source';
import { readFigure } from '../localise/resolve-field.ts';

type Subject = Pick<LoadedTemplate, 'slug' | 'series'>;

/**
 * The figures that a text of a place speaks of, as they are printed but in no language: fields in its words, and the
 * series of the chart or table that it is the title of.
 */
export function figuresOf(
  cut: CutUnit & { readonly node?: object },
  drawn: DrawnIn,
  subject: Subject,
): Figures {
  const found: [string, string][] = [];
  for (const [, path = ''] of cut.text.matchAll(/\{\{\s*(data\.[\w.-]+)/g)) {
    const figure = readFigure({ type: 'field', path: path.split('.') }, subject);
    // What cannot be read is told where it is printed.
    if ('message' in figure) continue;
    const { value, as, decimals = 6 } = figure;
    const printed = Number((as === 'share' ? value * 100 : value).toFixed(decimals));
    found.push([path, as === 'share' ? `${printed} %` : String(printed)]);
  }
  const directive = cut.node && drawn.get(cut.node);
  for (const [attribute, name] of Object.entries(directive?.attributes ?? {})) {
    const series = subject.series.get(name)?.value;
    if (series && attribute !== 'kind') found.push([`data.${name}`, stateOf(series)]);
  }
  return Object.fromEntries(found);
}

/** Titles of charts and tables of data, with what they stand over. */
export type DrawnIn = ReadonlyMap<object, ProseDirective>;

export function drawnIn(prose: readonly (readonly ProseBlock[])[]): DrawnIn {
  const found = new Map<object, ProseDirective>();
  const walk = (blocks: readonly ProseBlock[]): void => {
    for (const block of blocks) {
      if (block.type === 'directive') found.set(block.label, block);
      else if (block.type === 'quote') walk(block.children);
      else if (block.type === 'list') for (const item of block.items) walk(item.children);
    }
  };
  for (const blocks of prose) walk(blocks);
  return found;
}

/**
 * Another one as soon as a value, its flag or a break is another one; first and last year are said for people.
 * @param from the first year that is spoken of
 */
export function stateOf({ rows, breaks }: Series, from = 0): string {
  const spoken = rows.filter(({ year }) => year >= from);
  const crossed = breaks.map(({ year }) => year).filter((year) => year >= from);
  const facts = JSON.stringify([spoken.map(({ line, ...row }) => row), crossed]);
  const hash = createHash('sha256').update(facts).digest('hex').slice(0, 12);
  return `${spoken[0]?.year}–${spoken.at(-1)?.year} ${hash}`;
}
