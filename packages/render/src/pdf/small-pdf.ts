/** For tests: a PDF as Chromium lays one out, as small as it may be. */
export function smallPdf({
  pages,
  destinations = {},
  text = 'Text',
  font = true,
  scale,
}: {
  readonly pages: number;
  /** Page, from 1, of each named destination. */
  readonly destinations?: Readonly<Record<string, number>>;
  readonly text?: string;
  readonly font?: boolean;
  /** Factors of the transformations that a page begins with. */
  readonly scale?: readonly number[];
}): Uint8Array {
  const first = 5;
  const page = (number: number) => first + 2 * (number - 1);
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  const names = Object.entries(destinations).map(([name, at]) => `/${name} [${page(at)} 0 R /XYZ 0 800 0]`);
  const transformed = (scale ?? []).map((factor) => `${factor} 0 0 ${factor} 0 0 cm `).join('');
  const content = `${transformed}BT /F1 12 Tf 20 800 Td (${text}) Tj ET`;
  const objects = [
    `<</Type /Catalog /Pages 2 0 R /Dests <<${names.join(' ')}>>>>`,
    `<</Type /Pages /Count ${pages} /Kids [${numbers.map((n) => `${page(n)} 0 R`).join(' ')}]>>`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    font ? '<</Type /FontDescriptor /FontName /AAAAAA+SourceSans3-Regular /FontFile2 9 0 R>>' : '<<>>',
    ...numbers.flatMap((n) => [
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> /Contents ${page(n) + 1} 0 R>>`,
      `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size} /Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
