import type { Picture } from '@decode/model';
import { hash } from '../bookmarks.ts';
import { twipsPerPixel } from '../styles/geometry.ts';
import { drawing } from '../word-xml.ts';
import type { Writer } from './writer.ts';

/** Where a picture stands, in twips. */
export interface Room {
  readonly width: number;
  readonly height?: number;
  /** As large as there is room, not only as large as it was drawn. */
  readonly fill?: boolean;
}

/** A run that shows a picture, and its width in twips; finish.ts adds the files that it names. */
export function pictureXml(
  writer: Writer,
  { media: id, alt }: Picture,
  { width: room, height: roof = Number.POSITIVE_INFINITY, fill = false }: Room,
): { readonly xml: string; readonly width: number } {
  const media = writer.document.media.get(id);
  if (!media) throw new Error(`the document shows picture "${id}" but does not hold it`);
  const own = fill ? Number.POSITIVE_INFINITY : media.width * twipsPerPixel;
  const width = Math.round(Math.min(own, room, (roof * media.width) / media.height));
  const height = Math.round((width * media.height) / media.width);
  writer.pictures.set(id, Math.max(width, writer.pictures.get(id) ?? 0));
  const { png, svg } = pictureIds(id);
  const vector = media.type === 'image/svg+xml' ? { svg } : {};
  return { xml: drawing({ id: writer.nextId(), name: hash(id), alt, width, height, png, ...vector }), width };
}

/** Ids of the relationships that lead to a picture's files. */
export function pictureIds(id: string): { readonly png: string; readonly svg: string } {
  const name = hash(id);
  return { png: `rIdPng${name}`, svg: `rIdSvg${name}` };
}
