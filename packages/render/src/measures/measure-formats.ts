import type { Assets, Measures } from '@decode/model';
import type { Tools } from '../tools.ts';

interface MeasureFormat {
  readonly title: string;
  readonly render: (measures: Measures, assets: Assets, tools: Tools) => Uint8Array | Promise<Uint8Array>;
}

/** Every format that a municipality's own table comes in, by the ending of its files; a new one is a row. */
const rows = {
  docx: {
    title: 'Word',
    render: async ({ document }, assets, tools) =>
      (await import('../docx/render-docx.ts')).renderDocx(document, assets, tools),
  },
  xlsx: {
    title: 'Excel',
    render: async (measures) => (await import('./render-xlsx.ts')).renderXlsx(measures),
  },
  csv: {
    title: 'CSV',
    render: async (measures) => (await import('./render-csv.ts')).renderCsv(measures),
  },
  json: {
    title: 'JSON',
    render: async (measures) => (await import('./render-json.ts')).renderJson(measures),
  },
} satisfies Readonly<Record<string, MeasureFormat>>;

export type MeasureFormatName = keyof typeof rows;
export const measureFormats: Readonly<Record<MeasureFormatName, MeasureFormat>> = rows;
export const measureFormatNames = Object.keys(rows) as readonly MeasureFormatName[];
