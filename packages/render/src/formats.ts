import type { Assets, Document } from '@decode/model';
import type { Tools } from './tools.ts';

/** What there is to know of a format; what makes it is loaded when the first file is made. */
interface FormatRow {
  /** In the list of documents. */
  readonly title: string;
  /** Programs whose version has a part in its bytes. */
  readonly programs: readonly ('browser' | 'pandoc' | 'office')[];
  /**
   * The assets that it gets to see, and nothing more, so that what does not count for the cache cannot have had a part
   * in its bytes.
   */
  readonly sees: (assets: Assets) => Assets;
  /** Makes the file of a document. */
  readonly render: (document: Document, assets: Assets, tools: Tools) => Promise<Uint8Array>;
  /** Makes a document of several places as a folder of files, by name; absent where that is one file, too. */
  readonly renderFolder?: (document: Document, assets: Assets) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Pages of a file; absent where the format has none, undefined where the file does not tell. */
  readonly pages?: (file: Uint8Array) => Promise<number | undefined>;
}

/** Every format that documents come in, by the ending of its files; a new one is a row. */
const rows = {
  html: {
    title: 'Web page',
    programs: [],
    sees: webAssets,
    render: async (document, assets) => (await import('./html/render-html.ts')).renderHtml(document, assets),
    renderFolder: async (...from) => (await import('./html/render-pages.ts')).renderPages(...from),
  },
  pdf: {
    title: 'PDF',
    programs: ['browser'],
    sees: webAssets,
    render: async (...from) => (await import('./pdf/render-pdf.ts')).renderPdf(...from),
    pages: async (file) => (await import('./count-pages.ts')).countPages(file),
  },
  docx: {
    title: 'Word',
    programs: ['pandoc', 'office'],
    sees: ({ fonts }) => ({
      shells: new Map(),
      styles: '',
      fonts: fonts.map((face) => ({ ...face, woff2: none })),
    }),
    render: async (...from) => (await import('./docx/render-docx.ts')).renderDocx(...from),
    pages: async (file) => (await import('./count-pages.ts')).countWordPages(file),
  },
} satisfies Readonly<Record<string, FormatRow>>;

export type Format = keyof typeof rows;
export const formats: Readonly<Record<Format, FormatRow>> = rows;
export const formatNames = Object.keys(rows) as readonly Format[];

const none = new Uint8Array();

function webAssets({ shells, styles, fonts }: Assets): Assets {
  return { shells, styles, fonts: fonts.map((face) => ({ ...face, ttf: none })) };
}
