import { bearsOn, type Document, type Message, type Project, type Target } from '@decode/model';
import { assemble } from './assemble/assemble.ts';
import { createAssembly } from './assemble/assembly.ts';
import { assembleChanges } from './assemble/changes-document.ts';
import {
  assemblePublication,
  assemblePublicationChanges,
} from './assemble/publication/assemble-publication.ts';
import { localisePublication } from './assemble/publication/publication-draft.ts';
import { localisePlace } from './localise/draft.ts';
import { settleDraft, settleWith } from './settle-draft.ts';

export interface Composed {
  /** Absent where an error stops the target. */
  readonly document?: Document;
  readonly messages: readonly Message[];
}

/** Sources and data of one place, or of several in a publication, in one language as a Document. What it cannot say rightly it does not say: an error stops it. */
export async function compose(project: Project, target: Target): Promise<Composed> {
  const publication = project.publications.get(target.template);
  const { made, messages } = publication
    ? await settleWith(
        project,
        target,
        () => localisePublication(project, publication, target.language),
        (draft) =>
          target.kind === 'changes'
            ? assemblePublicationChanges(draft, target)
            : assemblePublication(draft, target),
      )
    : await settleDraft(project, target, (draft) =>
        target.kind === 'changes' ? assembleChanges(draft, target) : assemble(draft, target),
      );
  return made ? { document: made, messages } : { messages };
}

/**
 * What is wrong in the texts of those proposals and practices of a document whose facts cannot be read, so that their
 * author learns all at once.
 */
export function unreadFaults(project: Project, target: Omit<Target, 'format'>): readonly Message[] {
  const template = project.templates.get(target.template);
  // Without the list of sources, or the place, every citation and field would be wrong.
  if (!template || project.broken.has('recommendations') || !project.languages.has(target.language))
    return [];
  const draft = localisePlace(project, template, target.language);
  const assembly = createAssembly(draft);
  for (const { folder, sections, bundle } of project.unread) {
    if (!bearsOn(`${folder}/en.md`, target, project)) continue;
    for (const prose of sections.values()) assembly.prose(prose, bundle);
  }
  return draft.messages.filter(({ severity }) => severity === 'error');
}
