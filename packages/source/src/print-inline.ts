import type { ProseInline } from '@decode/model';
import { normalInline } from './normal-inline.ts';
import { signKind } from './sign-kind.ts';

/**
 * Canonical inline Markdown: what translators get, what is compared and stored. `parseInline(printInline(x))` gives x's
 * normal form back, and equal normal forms print alike. Emphasis is `*…*`, bold `**…**`; inside or directly behind one
 * another they take `_…_` and `__…__`, so that the marks cannot run together.
 */
export function printInline(children: readonly ProseInline[]): string {
  const segments: Segment[] = [];
  flatten(normalInline(children), segments, false, undefined);
  return settle(segments);
}

interface Text {
  readonly kind: 'text';
  readonly value: string;
  readonly inLink: boolean;
}
/** The same between square brackets, with them: the title of a directive. */
export function printLabel(children: readonly ProseInline[]): string {
  const segments: Segment[] = [{ kind: 'raw', value: '[' }];
  flatten(normalInline(children), segments, true, undefined);
  return settle([...segments, { kind: 'raw', value: ']' }]);
}

type Segment =
  | Text
  /** Printed as it is: fields, citations, notes, code, brackets of links, line breaks. */
  | { readonly kind: 'raw'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string; readonly opens: boolean };
type Marker = '*' | '_';

function flatten(
  children: readonly ProseInline[],
  out: Segment[],
  inLink: boolean,
  around: Marker | undefined,
): void {
  for (const node of children) {
    switch (node.type) {
      case 'text':
        out.push({ kind: 'text', value: node.value, inLink });
        break;
      case 'strong':
      case 'emphasis': {
        const last = out.at(-1);
        const touching = last?.kind === 'mark' && !last.opens ? last.value[0] : undefined;
        let marker: Marker = around === '*' ? '_' : '*';
        if (touching === marker) marker = marker === '*' ? '_' : '*';
        const value = node.type === 'strong' ? marker + marker : marker;
        out.push({ kind: 'mark', value, opens: true });
        flatten(node.children, out, inLink, marker);
        out.push({ kind: 'mark', value, opens: false });
        if (node.type === 'emphasis' && node.lang !== undefined)
          out.push({ kind: 'raw', value: `{lang=${node.lang}}` });
        break;
      }
      case 'link':
        out.push({ kind: 'raw', value: '[' });
        flatten(node.children, out, true, around);
        out.push({ kind: 'raw', value: `](${destination(node.url)})` });
        break;
      case 'code':
        out.push({ kind: 'raw', value: codeSpan(node.value) });
        break;
      case 'break':
        out.push({ kind: 'raw', value: '\\\n' });
        break;
      case 'noteReference':
        out.push({ kind: 'raw', value: `[^${node.note}]` });
        break;
      case 'field':
        out.push({
          kind: 'raw',
          value: `{{ ${node.path.join('.')}${node.case === undefined ? '' : ` case=${node.case}`} }}`,
        });
        break;
      case 'cite':
        out.push({ kind: 'raw', value: `[${node.keys.map((key) => `@${key}`).join('; ')}]` });
        break;
    }
  }
}

function destination(url: string): string {
  const escaped = url.replace(/[\\<>]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
  return /[()]/.test(url) || url === '' ? `<${escaped}>` : escaped;
}

function codeSpan(value: string): string {
  const runs = new Set((value.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  const fence = '`'.repeat(length);
  const pad = /^`|`$/.test(value) || /^ .* $/.test(value) ? ' ' : '';
  return fence + pad + value + pad + fence;
}

/**
 * Texts escaped where they would be read as marks, and letters beside a mark encoded where the mark would be read as
 * text (`a*(b)*`: CommonMark opens no emphasis between a letter and a bracket). Encoding turns a letter into a mark for
 * its other neighbour, so it is done until nothing more is needed.
 */
function settle(segments: readonly Segment[]): string {
  const encoded = segments.map(() => ({ first: false, last: false }));
  const parts = segments.map((segment) => segment.value);
  const render = () => {
    for (const [index, segment] of segments.entries()) {
      if (segment.kind === 'text')
        parts[index] = escaped(
          segment,
          parts[index - 1]?.at(-1),
          segments[index + 1]?.value[0],
          encoded[index],
        );
    }
  };
  for (let changed = true; changed; ) {
    changed = false;
    render();
    for (const [index, segment] of segments.entries()) {
      if (segment.kind !== 'mark') continue;
      const before = signKind(parts[index - 1]?.at(-1));
      const after = signKind(parts[index + 1]?.[0]);
      const opens = after === 'letter' || (after === 'mark' && before !== 'letter');
      const closes = before === 'letter' || (before === 'mark' && after !== 'letter');
      const star = segment.value[0] === '*';
      const left = encoded[index - 1];
      const right = encoded[index + 1];
      if (segment.opens && left && !left.last && before === 'letter' && !(opens && star))
        changed = left.last = true;
      if (!segment.opens && right && !right.first && after === 'letter' && !(closes && star))
        changed = right.first = true;
    }
  }
  return parts.join('');
}

function escaped(
  segment: Text,
  before: string | undefined,
  after: string | undefined,
  encoded: { first: boolean; last: boolean } | undefined,
): string {
  const { value, inLink } = segment;
  const first = encoded?.first ? (String.fromCodePoint(value.codePointAt(0) ?? 0).length as 1 | 2) : 0;
  const last = encoded?.last ? (/[\udc00-\udfff]$/.test(value) ? 2 : 1) : 0;
  if (first + last > value.length) return reference(value);
  const inner = value.slice(first, value.length - last);
  let out = first > 0 ? reference(value.slice(0, first)) : '';
  for (let i = 0; i < inner.length; i++) {
    const unit = inner[i] ?? '';
    const previous = inner[i - 1] ?? (first > 0 ? ';' : before);
    const next = inner[i + 1] ?? (last > 0 ? '&' : after);
    const start = i === 0 && first === 0;
    out += needsEscape(unit, previous, next, inner.slice(i, i + 40), start, inLink) ? `\\${unit}` : unit;
  }
  return last > 0 ? out + reference(value.slice(-last)) : out;
}

function needsEscape(
  unit: string,
  previous: string | undefined,
  next: string | undefined,
  rest: string,
  start: boolean,
  inLink: boolean,
): boolean {
  switch (unit) {
    case '\\':
    case '`':
    case '[':
    case '{':
      return true;
    case ']':
      return inLink;
    case '*':
      return signKind(previous) !== 'blank' || signKind(next) !== 'blank';
    case '_': {
      const [a, b] = [signKind(previous), signKind(next)];
      return !(a === b && a !== 'mark');
    }
    case '^':
    case '@':
      return start && previous === '[';
    case '!':
      return next === '[';
    case '<':
      return signKind(next) !== 'blank';
    case '&':
      return /^&#?\w+;/.test(rest);
    default:
      return false;
  }
}

function reference(point: string): string {
  return `&#x${(point.codePointAt(0) ?? 0).toString(16)};`;
}
