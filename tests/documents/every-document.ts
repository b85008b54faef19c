import { compose, loadProject } from '@decode/compose';
import { loadFonts } from '@decode/engine/host';
import type { Assets, Document } from '@decode/model';
import { readCatalogue } from '@decode/translate';
import { everyKind } from '../every-edition.ts';
import { memoryFiles, wholeProject } from '../project-files.ts';

export interface NamedDocument {
  /** «daugavpils lv». */
  readonly name: string;
  readonly document: Document;
  readonly assets: Assets;
}

/** The documents of all places and publications in all their languages, and those of what has changed, as a build composes them. */
export async function everyDocument(): Promise<readonly NamedDocument[]> {
  const project = await loadProject(memoryFiles(wholeProject()), readCatalogue);
  const fonts = await loadFonts();
  const made: NamedDocument[] = [];
  for (const [template, language, kind] of everyKind(project)) {
    const name = [template, language, kind].join(' ').trim();
    const shells = new Map([...project.baseShells, ...(project.templates.get(template)?.shells ?? [])]);
    const { document } = await compose(project, { template, language, kind, format: 'html' });
    if (!document) throw new Error(`${name} cannot be composed.`);
    made.push({ name, document, assets: { shells, styles: project.styles, fonts } });
  }
  return made;
}
