/** What is built: one template's document in one language and format. */
export interface Target {
  /** Folder in templates/. */
  readonly template: string;
  /** BCP 47. */
  readonly language: string;
  /** Name of a row in the formats of `render`, and the ending of the file. */
  readonly format: string;
}

/** `daugavpils/lv/decode-daugavpils-lv.pdf`, relative to the output folder. */
export function outputPath({ template, language, format }: Target): string {
  return `${template}/${language}/decode-${template}-${language}.${format}`;
}

/** Where an output is opened that is a folder of files: `publication/lv/decode-publication-lv/index.html`. */
export function outputFolder({ template, language, format }: Target): string {
  return `${template}/${language}/decode-${template}-${language}/index.${format}`;
}
