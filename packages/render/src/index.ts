import type { Assets, Document, Format } from '@decode/model';
import { renderDocx } from './docx/render-docx.ts';
import { renderHtml } from './html/render-html.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import type { Tools } from './tools.ts';

export { bookmarkName } from './docx/bookmarks.ts';
export { lintShell } from './html/lint-shell.ts';
export { lintStyles } from './html/lint-styles.ts';
export { shellFiles } from './html/shell-context.ts';
export type { Tools } from './tools.ts';

/** Makes one file of a document. */
export type Render = (document: Document, assets: Assets, tools: Tools) => Promise<Uint8Array>;

/** Every format that documents come in; a new one is a row. */
export const formats: Readonly<Record<Format, Render>> = {
  html: renderHtml,
  pdf: renderPdf,
  docx: renderDocx,
};
