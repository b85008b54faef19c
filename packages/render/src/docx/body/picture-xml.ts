import type { Picture } from '@decode/model';
import { pictureRun, type Room } from '../picture-run.ts';
import type { Writer } from './writer.ts';

/**
 * A run that shows a picture of the document, and its width in twips.
 * @param name by which Word lists it among the pictures of the document
 */
export function pictureXml(
  writer: Writer,
  { media: id, alt }: Picture,
  name: string,
  room: Room,
): { readonly xml: string; readonly width: number } {
  const media = writer.document.media.get(id);
  if (!media) throw new Error(`the document shows picture "${id}" but does not hold it`);
  const run = pictureRun(media, { id: writer.nextId(), name, alt }, room);
  writer.pictures.set(id, Math.max(run.width, writer.pictures.get(id) ?? 0));
  return run;
}
