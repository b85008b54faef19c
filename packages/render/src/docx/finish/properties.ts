import type { Meta } from '@decode/model';
import { xmlDeclaration } from '@decode/ooxml';
import { wordLanguage } from '../language-tag.ts';
import { spokenText } from '../word-xml.ts';

/** What file managers and screen readers show: title, subject, keywords, language, edition. No person, no machine, no clock. */
export function corePart(meta: Meta): string {
  const day = new Date(meta.epoch * 1000).toISOString().replace(/\.\d+/, '');
  const element = (name: string, text: string) =>
    text === '' ? '' : `<${name}>${spokenText(text)}</${name}>`;
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return (
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    element('dc:title', meta.title) +
    element('dc:subject', meta.subject) +
    element('cp:keywords', meta.keywords.join('; ')) +
    element('dc:language', wordLanguage(meta.lang)) +
    element('cp:version', meta.edition) +
    element('cp:contentStatus', meta.state ?? '') +
    `${date('created')}${date('modified')}</cp:coreProperties>`
  );
}

/** The number of pages, where it is known, and that nothing is protected; the program's name helps nobody. */
export function extendedPart(pages?: number): string {
  const count = pages === undefined ? '' : `<Pages>${pages}</Pages>`;
  return `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${count}<DocSecurity>0</DocSecurity></Properties>`;
}
