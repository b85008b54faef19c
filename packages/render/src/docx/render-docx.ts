import type { Assets, Converter, Document, Office, Rasteriser } from '@decode/model';
import { savePackage } from '@decode/ooxml';
import { withBlockIds } from './body/block-ids.ts';
import { toPandoc } from './body/to-pandoc.ts';
import { finish } from './finish/finish.ts';
import { fillPageNumbers } from './finish/page-numbers.ts';
import { wordLanguage } from './language-tag.ts';
import { referenceDocx } from './reference/reference.ts';
import { twipsPerPixel } from './styles/geometry.ts';

/**
 * Pixels of a picture per CSS pixel of the space it fills: 220 to an inch on paper, at which Word keeps pictures itself.
 * Word since 2016 shows the drawing instead.
 */
const density = 220 / 96;

/**
 * The document as DOCX: pandoc writes the body in the styles of a reference document made for it, a last pass finishes
 * it. Where an office program is installed it is laid out once, for the page numbers of the contents.
 */
export async function renderDocx(
  given: Document,
  _assets: Assets,
  tools: Converter & Office & Rasteriser,
): Promise<Uint8Array> {
  const document = withBlockIds(given);
  const layOut = await tools.office();
  const { json, tables, pictures, languages } = toPandoc(document, layOut !== undefined);
  const { meta } = document;
  const job = {
    json,
    reference: referenceDocx(document, languages),
    media: new Map(),
    epoch: meta.epoch,
    metadata: { lang: wordLanguage(meta.lang) },
  };
  const [converted, images] = await Promise.all([tools.convert(job), drawAll(document, pictures, tools)]);
  const finished = finish(converted, { document, languages, tables, images });
  if (layOut) await fillPageNumbers(finished, layOut);
  return savePackage(finished);
}

async function drawAll(
  { media }: Document,
  pictures: ReadonlyMap<string, number>,
  tools: Rasteriser,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const images = new Map<string, Uint8Array>();
  for (const [id, width] of pictures) {
    const picture = media.get(id);
    if (!picture) continue;
    const scale = (density * width) / (picture.width * twipsPerPixel);
    images.set(
      id,
      picture.type === 'image/png' ? picture.bytes : await tools.rasterise(picture.bytes, scale),
    );
  }
  return images;
}
