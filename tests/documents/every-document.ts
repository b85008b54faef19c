import { compose, loadProject } from '@decode/compose';
import { loadFonts } from '@decode/engine/host';
import type { Assets, Document } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { everyEdition } from '../every-edition.ts';
import { memoryFiles, wholeProject } from '../project-files.ts';

export interface NamedDocument {
  /** «daugavpils lv». */
  readonly name: string;
  readonly document: Document;
  readonly assets: Assets;
}

/** The documents of all places and publications in all their languages, as a build composes them. */
export async function everyDocument(): Promise<readonly NamedDocument[]> {
  const project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const fonts = await loadFonts();
  const made: NamedDocument[] = [];
  for (const [template, language] of everyEdition()) {
    const shells = new Map([...project.baseShells, ...(project.templates.get(template)?.shells ?? [])]);
    const { document } = await compose(project, { template, language, format: 'html' });
    if (!document) throw new Error(`${template} ${language} cannot be composed.`);
    made.push({
      name: `${template} ${language}`,
      document,
      assets: { shells, styles: project.styles, fonts },
    });
  }
  return made;
}
