import {
  bearsOn,
  concerns,
  type Document,
  type Message,
  type Project,
  sortMessages,
  type Target,
} from '@decode/model';
import { explained } from '@decode/source';
import { assemble } from './assemble/assemble.ts';
import { createAssembly } from './assemble/assembly.ts';
import { localise, MissingLanguage } from './localise/draft.ts';

export interface Composed {
  /** Absent where an error stops the target. */
  readonly document?: Document;
  readonly messages: readonly Message[];
}

/** Sources and data of one place in one language, as a Document. What it cannot say rightly it does not say: an error stops it. */
export async function compose(project: Project, target: Target): Promise<Composed> {
  const template = project.templates.get(target.template);
  if (!template) {
    const found = `There is no readable template "${target.template}".`;
    return {
      messages: [
        { rule: 'unknown-template', severity: 'error', found, todo: 'Mend the messages about its folder.' },
      ],
    };
  }
  const stopping = project.messages.filter((m) => m.severity === 'error' && concerns(m, target, project));
  if (stopping.length > 0) return { messages: stopping };
  try {
    const draft = localise(project, template, target.language);
    const document = await assemble(draft, target);
    const messages = sortMessages(draft.messages.map(explained));
    return messages.some((m) => m.severity === 'error') ? { messages } : { document, messages };
  } catch (error) {
    if (error instanceof MissingLanguage) return { messages: [error.report] };
    throw error;
  }
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
  const draft = localise(project, template, target.language);
  const assembly = createAssembly(draft);
  for (const { folder, sections, bundle } of project.unread) {
    if (!bearsOn(`${folder}/en.md`, target, project)) continue;
    for (const prose of sections.values()) assembly.prose(prose, bundle);
  }
  return draft.messages.filter(({ severity }) => severity === 'error');
}
