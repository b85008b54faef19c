import { Buffer } from 'node:buffer';
import type { Media, Picture } from '@decode/model';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { countUse, type HtmlContext } from './context.ts';
import { inlineSvg } from './inline-svg.ts';

/** A picture in the page itself: nothing is loaded. One that only decorates is hidden from readers who do not see it. */
export function renderPicture({ media: id, alt }: Picture, context: HtmlContext): Element {
  const media = context.document.media.get(id);
  if (!media) throw new Error(`The picture "${id}" is not in the document's media.`);
  const use = countUse(`picture ${id}`, context);
  const svg = media.type === 'image/svg+xml' ? inlineSvg(media.bytes, `picture-${id}-${use}-`) : undefined;
  if (!svg) return h('img', { src: dataUri(media), alt, width: media.width, height: media.height });
  const { width, height, viewBox } = svg.properties;
  svg.properties = {
    ...svg.properties,
    width: media.width,
    height: media.height,
    viewBox: viewBox ?? `0 0 ${width ?? media.width} ${height ?? media.height}`,
    ...(alt === '' ? { ariaHidden: 'true' } : { role: 'img', ariaLabel: alt }),
  };
  return svg;
}

function dataUri({ type, bytes }: Media): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
