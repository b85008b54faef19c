import type { Document } from '@decode/model';

/** The document as if each of its blocks stood in a file of its own. */
export function withPlaces({ body, ...rest }: Document): Document {
  const point = { line: 1, column: 1 };
  let count = 0;
  const place = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(place) as T;
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, one]) => [key, place(one)]);
    const origin = 'type' in value && { origin: { file: `case-${count++}.md`, start: point, end: point } };
    return { ...Object.fromEntries(entries), ...origin };
  };
  return { ...rest, body: place(body) };
}
