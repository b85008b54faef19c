import type { ProseInline } from '@decode/model';
import { span } from './positions.ts';

type Inlines = readonly ProseInline[];
interface Scope {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly link: boolean;
}

/**
 * The one form of an inline text among all that look the same: normal form C, single blanks, no blank at an edge of
 * bold, emphasis or link, neighbours of one kind joined, bold in bold and emphasis in emphasis taken apart. Two texts
 * are the same unit exactly when their normal forms are equal. Idempotent.
 */
export function normalInline(children: Inlines): ProseInline[] {
  const list = level(children, { strong: false, emphasis: false, link: false });
  const { inner } = hoist(list);
  return inner;
}

function level(children: Inlines, scope: Scope): ProseInline[] {
  const out: ProseInline[] = [];
  for (const child of children) {
    switch (child.type) {
      case 'text':
        out.push({ ...child, value: child.value.normalize('NFC') });
        break;
      case 'code': {
        const value = child.value.normalize('NFC').replace(/[\r\n]+/g, ' ');
        // Code of blanks alone shows nothing, and parsers differ on how many are left.
        out.push(/^\s*$/.test(value) ? { ...child, type: 'text', value } : { ...child, value });
        break;
      }
      case 'strong':
        out.push(...wrap(child, level(child.children, { ...scope, strong: true }), scope.strong));
        break;
      case 'emphasis':
        out.push(...wrap(child, level(child.children, { ...scope, emphasis: true }), scope.emphasis));
        break;
      case 'link':
        out.push(...wrap(child, level(child.children, { ...scope, link: true }), scope.link));
        break;
      default:
        out.push(child);
    }
  }
  return join(out);
}

type Parent = Extract<ProseInline, { children: Inlines }>;

/** The node around its children, with blanks and breaks at its edges outside; only the children where it adds nothing. */
function wrap(node: Parent, children: ProseInline[], redundant: boolean): ProseInline[] {
  if (redundant) return children;
  const { before, inner, after } = hoist(children);
  return inner.length === 0 ? [...before, ...after] : [...before, { ...node, children: inner }, ...after];
}

function hoist(children: Inlines): { before: ProseInline[]; inner: ProseInline[]; after: ProseInline[] } {
  const inner = [...children];
  const before: ProseInline[] = [];
  const after: ProseInline[] = [];
  for (let first = inner[0]; first; first = inner[0]) {
    if (first.type === 'break') {
      before.push(first);
      inner.shift();
      continue;
    }
    const blank = first.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
    if (first.type !== 'text' || blank === '') break;
    before.push({ ...first, value: blank });
    if (blank === first.value) inner.shift();
    else inner[0] = { ...first, value: first.value.slice(blank.length) };
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    if (last.type === 'break') {
      after.unshift(last);
      inner.pop();
      continue;
    }
    const blank = last.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
    if (last.type !== 'text' || blank === '') break;
    after.unshift({ ...last, value: blank });
    if (blank === last.value) inner.pop();
    else inner[inner.length - 1] = { ...last, value: last.value.slice(0, -blank.length) };
  }
  return { before, inner, after };
}

/** Neighbours that print as one; blanks around a break go. */
function join(children: Inlines): ProseInline[] {
  const out: ProseInline[] = [];
  for (const child of children) {
    const previous = out.at(-1);
    const joined = previous && joinTwo(previous, child);
    if (joined) out[out.length - 1] = joined;
    else if (child.type !== 'text' || child.value !== '') out.push(child);
  }
  return out.flatMap((child, index): ProseInline[] => {
    if (child.type !== 'text') return [child];
    let value = child.value.replace(/[ \t\r\n]+/g, ' ');
    if (out[index - 1]?.type === 'break') value = value.replace(/^ /, '');
    if (out[index + 1]?.type === 'break') value = value.replace(/ $/, '');
    return value === '' ? [] : [{ ...child, value }];
  });
}

function joinTwo(a: ProseInline, b: ProseInline): ProseInline | undefined {
  const origin = span(a.origin, b.origin);
  const where = origin && { origin };
  if (a.type === 'text' && b.type === 'text')
    return { ...a, ...where, value: (a.value + b.value).normalize('NFC') };
  if (a.type === 'code' && b.type === 'code')
    return { ...a, ...where, value: (a.value + b.value).normalize('NFC') };
  if (a.type === 'strong' && b.type === 'strong')
    return { ...a, ...where, children: join([...a.children, ...b.children]) };
  if (a.type === 'emphasis' && b.type === 'emphasis' && a.lang === b.lang) {
    return { ...a, ...where, children: join([...a.children, ...b.children]) };
  }
  return undefined;
}
