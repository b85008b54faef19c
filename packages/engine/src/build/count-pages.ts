/** Pages of a PDF whose page tree lies open, as Chromium writes it; undefined where it is packed away. */
export function countPages(pdf: Uint8Array): number | undefined {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const counts = [...text.matchAll(/<<[^<>]*?\/Type\s*\/Pages\b[^<>]*?>>/g)].map(([tree]) =>
    Number(/\/Count\s+(\d+)/.exec(tree)?.[1]),
  );
  const most = Math.max(...counts.filter(Number.isFinite));
  return Number.isFinite(most) ? most : undefined;
}

/** Pages of a Word document as its properties tell them: only those that an office program laid out do. */
export async function countWordPages(docx: Uint8Array): Promise<number | undefined> {
  const { openPackage, PackageError } = await import('@decode/ooxml');
  try {
    const count = /<Pages>(\d+)<\/Pages>/.exec(openPackage(docx).text('docProps/app.xml'))?.[1];
    return count === undefined ? undefined : Number(count);
  } catch (cause) {
    if (cause instanceof PackageError) return undefined;
    throw cause;
  }
}
