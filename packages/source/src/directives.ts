import { nearest, type ProseBlock, type ProseInline, type ProseParagraph } from '@decode/model';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import { inlines } from './inlines.ts';
import { type Reading, rawText, report } from './reading.ts';

const directiveNames = ['chart', 'table'] as const;

/** `::chart[Title]{series=…}` and `::table[…]{…}`. */
export function directive(node: LeafDirective, reading: Reading): ProseBlock[] {
  const name = directiveNames.find((known) => known === node.name);
  if (!name) {
    unknownDirective(node, reading);
    return [];
  }
  const origin = reading.place(node.position);
  const children = inlines(node.children, reading);
  if (children.length === 0) {
    report(reading, node.position, {
      rule: 'directive-label',
      found: `The ${name} has no title.`,
      todo: `Write in square brackets what it shows: ::${name}[What it shows.]{series=…}.`,
    });
    return [];
  }
  const label: ProseParagraph = { type: 'paragraph', children, ...labelOrigin(children) };
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(node.attributes ?? {})) attributes[key] = value ?? '';
  return [{ type: 'directive', name, label, attributes, ...(origin && { origin }) }];
}

function labelOrigin(children: readonly ProseInline[]): Pick<ProseParagraph, 'origin'> {
  const from = children[0]?.origin;
  const to = children.at(-1)?.origin;
  return from && to ? { origin: { file: from.file, start: from.start, end: to.end } } : {};
}

export function unknownDirective(node: LeafDirective | ContainerDirective, reading: Reading): void {
  const container = node.type === 'containerDirective';
  const meant = nearest(node.name, directiveNames);
  const known = directiveNames.map((name) => `::${name}`).join(' and ');
  report(reading, node.position, {
    rule: 'unknown-directive',
    found: container
      ? `A block that starts with :::${node.name} is not known.`
      : `There is no ::${node.name}.`,
    todo:
      meant && !container
        ? `Perhaps ::${meant} is meant; known are ${known}.`
        : `Known are ${known}, each on one line.`,
  });
}

/** A line that starts like a directive and was not understood as one: an unclosed bracket, a missing brace. */
export function brokenDirective(position: Position | undefined, reading: Reading): void {
  if (position?.start.offset === undefined || position.end.offset === undefined) return;
  const lines = rawText(reading, position).split('\n');
  for (const [index, line] of lines.entries()) {
    const indent = index === 0 ? 0 : (/^[ \t>]*/.exec(line)?.[0].length ?? 0);
    if (!line.startsWith('::', indent)) continue;
    const at = {
      line: position.start.line + index,
      column: index === 0 ? position.start.column : indent + 1,
    };
    report(
      reading,
      { start: at, end: { line: at.line, column: at.column + line.length - indent } },
      {
        rule: 'unclosed-directive',
        found: 'A line starts with :: and is not complete.',
        todo: 'Write it on one line as ::chart[What it shows.]{series=name}, with all brackets closed.',
      },
    );
  }
}
