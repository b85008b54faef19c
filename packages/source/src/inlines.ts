import type { ProseInline } from '@decode/model';
import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { checkText, reportHtml } from './check-text.ts';
import { linkFault } from './link-fault.ts';
import { normalInline } from './normal-inline.ts';
import { type Reading, report } from './reading.ts';
import { languageBehind, syntaxInline } from './syntax-inline.ts';

/** Inline nodes of mdast in the project's own words. What content may not hold is reported and stays as text. */
export function inlines(nodes: readonly PhrasingContent[], reading: Reading): ProseInline[] {
  return normalInline(convert(nodes, reading, false));
}

function convert(nodes: readonly PhrasingContent[], reading: Reading, inEmphasis: boolean): ProseInline[] {
  const out: ProseInline[] = [];
  for (const [index, node] of nodes.entries()) {
    const origin = reading.place(node.position);
    const where = origin && { origin };
    switch (node.type) {
      case 'text':
        checkText(node.value, node.position, reading);
        out.push({ type: 'text', value: node.value, ...where });
        break;
      case 'strong':
        out.push({ type: 'strong', children: convert(node.children, reading, inEmphasis), ...where });
        break;
      case 'emphasis': {
        const lang = languageBehind(nodes[index + 1]);
        if (lang !== undefined && inEmphasis) nested(reading, node.position);
        const children = convert(node.children, reading, true);
        out.push({ type: 'emphasis', ...(lang !== undefined && { lang }), children, ...where });
        break;
      }
      case 'link': {
        const fault = linkFault(node.url);
        if (fault) report(reading, node.position, { rule: 'link-address', ...fault });
        if (node.title) {
          report(reading, node.position, {
            rule: 'link-title',
            found: `The link has a title («${node.title}») that no document shows.`,
            todo: 'Delete the title in quotation marks behind the address.',
          });
        }
        const children = convert(node.children, reading, inEmphasis);
        if (normalInline(children).length === 0) {
          report(reading, node.position, {
            rule: 'empty-link',
            found: 'The link has no text.',
            todo: 'Write between the square brackets what the link leads to.',
          });
        }
        if (fault) out.push(...children);
        else out.push({ type: 'link', url: node.url.normalize('NFC'), children, ...where });
        break;
      }
      case 'inlineCode':
        out.push({ type: 'code', value: node.value, ...where });
        break;
      case 'break':
        out.push({ type: 'break', ...where });
        break;
      case 'syntax':
        out.push(...syntaxInline(node, nodes[index - 1], reading).map((made) => ({ ...made, ...where })));
        break;
      case 'html':
        reportHtml(node.value, node.position, reading);
        out.push({ type: 'text', value: node.value, ...where });
        break;
      case 'image':
      case 'imageReference':
        report(reading, node.position, {
          rule: 'picture-in-text',
          found: 'A picture is put into the text.',
          todo: 'Delete it; charts come with a line of their own: ::chart[What it shows.]{series=…}.',
          why: 'Pictures by address cannot be checked for rights, alternative text and size.',
        });
        out.push({ type: 'text', value: node.alt ?? '', ...where });
        break;
      case 'linkReference':
        out.push(...convert(node.children, reading, inEmphasis));
        break;
      default:
        report(reading, node.position, {
          rule: 'unknown-markup',
          found: `This markup (${node.type}) is not part of the project's text format.`,
          todo: 'Write it as plain text.',
        });
    }
  }
  return out;
}

function nested(reading: Reading, position: Position | undefined): void {
  report(reading, position, {
    rule: 'nested-emphasis',
    found: 'An emphasised word with a language stands inside another emphasis.',
    todo: 'End the outer emphasis before the foreign word and start it again behind it.',
  });
}
