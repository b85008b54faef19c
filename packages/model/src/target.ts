/** What is built: one template's document in one language and format. */
export interface Target {
  /** Folder in templates/. */
  readonly template: string;
  /** BCP 47. */
  readonly language: string;
  /** changes: the short document of what has changed since the edition before. Absent: the recommendations themselves. */
  readonly kind?: DocumentKind | undefined;
  /** Name of a row in the formats of `render`, and the ending of the file. */
  readonly format: string;
}

export const documentKinds = ['changes'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** `daugavpils/lv/decode-daugavpils-lv.pdf`, `…-lv-changes.pdf`, relative to the output folder. */
export function outputPath({ template, language, kind, format }: Target): string {
  return `${template}/${language}/${nameOf({ template, language, kind })}.${format}`;
}

/** Where an output is opened that is a folder of files: `publication/lv/decode-publication-lv/index.html`. */
export function outputFolder({ template, language, kind, format }: Target): string {
  return `${template}/${language}/${nameOf({ template, language, kind })}/index.${format}`;
}

function nameOf({ template, language, kind }: Omit<Target, 'format'>): string {
  return ['decode', template, language, ...(kind === undefined ? [] : [kind])].join('-');
}
