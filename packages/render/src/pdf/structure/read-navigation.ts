import type { Pdf } from '../read/read-objects.ts';
import { type Dict, Name, Ref, textOf, type Value } from '../read/values.ts';

export interface LinkTarget {
  readonly url?: string;
  /** Named destination, without solidus. */
  readonly target?: string;
  /** Page that the destination is on, from 1. */
  readonly page?: number;
  /** Upper edge that the destination shows, in points from below; absent where it names none. */
  readonly top?: number;
  readonly contents?: string;
  /** Page that has the annotation, from 1, and where on it: left, bottom, right and top in points. */
  readonly on?: number;
  readonly area: readonly number[];
}

/** A place that links and bookmarks lead to (12.3.2). */
export interface Destination {
  readonly page: number;
  readonly top?: number;
}

export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
  readonly page?: number;
  readonly top?: number;
  /** Structure element that it is tied to: its object's number. */
  readonly element?: number;
}

export function readAnnotation(
  pdf: Pdf,
  value: Value | undefined,
  destinations: ReadonlyMap<string, Destination>,
): LinkTarget {
  const annotation = pdf.dict(value);
  const action = pdf.dict(annotation?.get('A'));
  const target = destinationName(pdf, annotation?.get('Dest') ?? action?.get('D'));
  return {
    ...optional('url', textOf(pdf.get(action?.get('URI')))),
    ...optional('target', target),
    ...(target === undefined ? {} : destinations.get(target)),
    ...optional('contents', textOf(pdf.get(annotation?.get('Contents')))),
    area: (pdf.array(annotation?.get('Rect')) ?? []).map(Number),
  };
}

function destinationName(pdf: Pdf, value: Value | undefined): string | undefined {
  const found = pdf.get(value);
  return found instanceof Name ? found.value : textOf(found);
}

/** Named destinations (12.3.2.3), old and new form, with their pages from 1. */
export function readDestinations(
  pdf: Pdf,
  root: Dict,
  pageOf: ReadonlyMap<number, number>,
): ReadonlyMap<string, Destination> {
  const made = new Map<string, Destination>();
  const add = (key: string, value: Value) => {
    const found = pdf.get(value);
    const target = Array.isArray(found)
      ? found
      : found instanceof Map
        ? pdf.array(found.get('D'))
        : undefined;
    const place = destinationOf(pdf, target, pageOf);
    if (place) made.set(key, place);
  };
  for (const [key, value] of pdf.dict(root.get('Dests')) ?? []) add(key, value);
  const visit = (value: Value | undefined, depth: number): void => {
    const node = pdf.dict(value);
    if (!node || depth > 32) return;
    const names = pdf.array(node.get('Names')) ?? [];
    for (let i = 0; i + 1 < names.length; i += 2) add(textOf(pdf.get(names[i])) ?? '', names[i + 1] ?? null);
    for (const kid of pdf.array(node.get('Kids')) ?? []) visit(kid, depth + 1);
  };
  visit(pdf.dict(root.get('Names'))?.get('Dests'), 0);
  return made;
}

/** Table 151: of the kinds of destination, those that show an upper edge. */
function destinationOf(
  pdf: Pdf,
  target: readonly Value[] | undefined,
  pageOf: ReadonlyMap<number, number>,
): Destination | undefined {
  const page = pageIndex(target?.[0], pageOf);
  if (page === undefined) return undefined;
  const kind = nameOf(pdf, target?.[1]);
  const top = kind === 'XYZ' ? target?.[3] : kind === 'FitH' ? target?.[2] : undefined;
  return { page: page + 1, ...optional('top', pdf.number(top)) };
}

/** 7.9.7. */
export function readNumberTree(pdf: Pdf, value: Value | undefined): Map<number, Value> {
  const made = new Map<number, Value>();
  const seen = new Set<Dict>();
  const visit = (one: Value | undefined): void => {
    const node = pdf.dict(one);
    if (!node || seen.has(node)) return;
    seen.add(node);
    const numbers = pdf.array(node.get('Nums')) ?? [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const key = pdf.number(numbers[i]);
      if (key !== undefined) made.set(key, numbers[i + 1] ?? null);
    }
    for (const kid of pdf.array(node.get('Kids')) ?? []) visit(kid);
  };
  visit(value);
  return made;
}

export function readLabels(pdf: Pdf, root: Dict): string[] {
  return [...readNumberTree(pdf, root.get('PageLabels'))].map(([page, value]) => {
    const label = pdf.dict(value);
    const style = nameOf(pdf, label?.get('S')) ?? '';
    return `${page + 1}: ${textOf(pdf.get(label?.get('P'))) ?? ''}${style}${pdf.number(label?.get('St')) ?? 1}`;
  });
}

export function readOutline(
  pdf: Pdf,
  root: Dict,
  destinations: ReadonlyMap<string, Destination>,
  pageOf: ReadonlyMap<number, number>,
): OutlineEntry[] {
  const made: OutlineEntry[] = [];
  const seen = new Set<Dict>();
  const visit = (first: Value | undefined, level: number): void => {
    for (let item = pdf.dict(first); item && !seen.has(item); item = pdf.dict(item.get('Next'))) {
      seen.add(item);
      const target = pdf.get(item.get('Dest'));
      const named = destinationName(pdf, target);
      const place = Array.isArray(target) ? destinationOf(pdf, target, pageOf) : undefined;
      const element = item.get('SE');
      made.push({
        title: textOf(pdf.get(item.get('Title'))) ?? '',
        level,
        ...(named === undefined ? place : destinations.get(named)),
        ...optional('element', element instanceof Ref ? element.number : undefined),
      });
      if (level < 32) visit(item.get('First'), level + 1);
    }
  };
  visit(pdf.dict(root.get('Outlines'))?.get('First'), 1);
  return made;
}

export function pageIndex(value: Value | undefined, pageOf: ReadonlyMap<number, number>): number | undefined {
  return value instanceof Ref ? pageOf.get(value.number) : undefined;
}

export function nameOf(pdf: Pdf, value: Value | undefined): string | undefined {
  const found = pdf.get(value);
  return found instanceof Name ? found.value : undefined;
}

export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
