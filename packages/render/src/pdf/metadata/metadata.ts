import { Buffer } from 'node:buffer';
import type { PrintMeta } from '../plan/plan.ts';
import { type Dict, dict, text } from '../read/values.ts';

const producer = 'DeCoDe';

/** The information dictionary (ISO 32000-1, 14.3.3). It says what the XMP says (ISO 19005-2, 6.6.3). */
export function informationOf({ title, author, subject, keywords, epoch }: PrintMeta): Dict {
  const date = text(`D:${isoDate(epoch).replace(/[-:TZ]/gu, '')}+00'00'`);
  return dict({
    Title: text(title),
    Author: text(author),
    Subject: text(subject),
    Keywords: text(keywords.join(', ')),
    Creator: text(producer),
    Producer: text(producer),
    CreationDate: date,
    ModDate: date,
  });
}

/**
 * The XMP packet: PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4), and the extension schema that the latter
 * asks for to know the former (6.6.2.3.3).
 */
export function xmpOf({ lang, title, author, subject, keywords, epoch }: PrintMeta): Uint8Array {
  const date = isoDate(epoch);
  const localised = (value: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li><rdf:li xml:lang="${escapeXml(lang)}">${escapeXml(value)}</rdf:li></rdf:Alt>`;
  const list = (kind: string, values: readonly string[]) =>
    `<rdf:${kind}>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:${kind}>`;
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title>${localised(title)}</dc:title>
<dc:creator>${list('Seq', [author])}</dc:creator>
<dc:description>${localised(subject)}</dc:description>
<dc:language>${list('Bag', [lang])}</dc:language>
<dc:subject>${list('Bag', keywords)}</dc:subject>
<pdf:Keywords>${escapeXml(keywords.join(', '))}</pdf:Keywords>
<pdf:Producer>${producer}</pdf:Producer>
<xmp:CreatorTool>${producer}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`,
    'utf8',
  );
}

/** «2026-11-23T00:00:00Z». */
function isoDate(epoch: number): string {
  return new Date(epoch * 1000).toISOString().replace(/\.\d+Z$/u, 'Z');
}

function escapeXml(value: string): string {
  return value
    .replace(/[&<>"]/gu, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
