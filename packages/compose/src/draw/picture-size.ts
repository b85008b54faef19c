/** Width and height in CSS pixels of a PNG or SVG; undefined for anything else, or where a picture is too large to be one. */
export function pictureSize(
  bytes: Uint8Array,
):
  | { readonly type: 'image/png' | 'image/svg+xml'; readonly width: number; readonly height: number }
  | undefined {
  const size = pngSize(bytes) ?? svgSize(bytes);
  if (!size || !(size.width > 0) || !(size.height > 0)) return undefined;
  // A file of a few kilobytes may unpack to gigabytes; nothing on a page needs more pixels than this.
  return size.width > 4000 || size.height > 4000 ? undefined : size;
}

/** Signature and IHDR chunk (PNG, third edition, 5.2 and 11.2.1). */
function pngSize(bytes: Uint8Array) {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { type: 'image/png' as const, width: view.getUint32(16), height: view.getUint32(20) };
}

/** From width and height, else from the view box. */
function svgSize(bytes: Uint8Array) {
  const [root] = /<svg[^>]*>/.exec(new TextDecoder().decode(bytes.subarray(0, 10_000))) ?? [];
  if (!root) return undefined;
  const number = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(root)?.[1]);
  const [, , width = 0, height = 0] = (/\sviewBox="([^"]+)"/.exec(root)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return {
    type: 'image/svg+xml' as const,
    width: number('width') || width,
    height: number('height') || height,
  };
}
