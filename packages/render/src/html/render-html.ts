import type { Assets, Document } from '@decode/model';
import { renderPage } from './render-page.ts';

/** One self-contained, accessible HTML file (UTF-8): styles, fonts and pictures inside, no script. */
export async function renderHtml(document: Document, assets: Assets): Promise<Uint8Array> {
  return new TextEncoder().encode(renderPage(document, assets));
}
