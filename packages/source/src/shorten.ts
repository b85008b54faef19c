/** A quotation for a message: on one line, cut where it gets long. */
export function shorten(text: string, length = 40): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
