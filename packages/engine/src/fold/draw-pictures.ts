import type { Chapter } from '@decode/fold';
import type { Rasteriser } from '@decode/model';

/** Pixels per CSS pixel: 288 dots an inch on paper. */
const density = 3;

/** PNG of every picture of a chapter by the id of its media. */
export async function drawPictures(
  { media, blocks }: Chapter,
  { rasterise }: Rasteriser,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const text = JSON.stringify(blocks);
  const images = new Map<string, Uint8Array>();
  for (const [id, { type, bytes }] of media) {
    if (text.includes(JSON.stringify(id)))
      images.set(id, type === 'image/png' ? bytes : await rasterise(bytes, density));
  }
  return images;
}
