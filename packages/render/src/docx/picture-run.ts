import type { Media } from '@decode/model';
import { hash } from './bookmarks.ts';
import { twipsPerPixel } from './styles/geometry.ts';
import { drawing } from './word-xml.ts';

/** Where a picture stands, in twips. */
export interface Room {
  readonly width: number;
  readonly height?: number;
  /** As large as there is room, not only as large as it was drawn. */
  readonly fill?: boolean;
}

/** A run that shows a picture, and its width in twips; finish.ts adds the files that it names. `id` is unique among drawings. */
export function pictureRun(
  media: Media,
  { id, name, alt }: { readonly id: number; readonly name: string; readonly alt: string },
  { width: room, height: roof = Number.POSITIVE_INFINITY, fill = false }: Room,
): { readonly xml: string; readonly width: number } {
  const own = fill ? Number.POSITIVE_INFINITY : media.width * twipsPerPixel;
  const width = Math.round(Math.min(own, room, (roof * media.width) / media.height));
  const height = Math.round((width * media.height) / media.width);
  const { png, svg } = pictureIds(media.id);
  const vector = media.type === 'image/svg+xml' ? { svg } : {};
  return { xml: drawing({ id, name, alt, width, height, png, ...vector }), width };
}

/** Ids of the relationships that lead to a picture's files. */
export function pictureIds(id: string): { readonly png: string; readonly svg: string } {
  const name = hash(id);
  return { png: `rIdPng${name}`, svg: `rIdSvg${name}` };
}
