/** What is built: one template's document in one language and format. */
export interface Target {
  /** Folder in templates/. */
  readonly template: string;
  /** BCP 47. */
  readonly language: string;
  readonly format: Format;
}
export const formatNames = ['html', 'pdf', 'docx'] as const;
export type Format = (typeof formatNames)[number];

/** `daugavpils/lv/decode-daugavpils-lv.pdf`, relative to the output folder. */
export function outputPath({ template, language, format }: Target): string {
  return `${template}/${language}/decode-${template}-${language}.${format}`;
}
