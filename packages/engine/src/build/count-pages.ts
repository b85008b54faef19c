/** Pages of a PDF whose page tree lies open, as Chromium writes it; undefined where it is packed away. */
export function countPages(pdf: Uint8Array): number | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const counts = [...text.matchAll(/<<[^<>]*?\/Type\s*\/Pages\b[^<>]*?>>/g)].map(([tree]) =>
    Number(/\/Count\s+(\d+)/.exec(tree)?.[1]),
  );
  const most = Math.max(...counts.filter(Number.isFinite));
  return Number.isFinite(most) ? most : undefined;
}
