import {
  concerns,
  type Document,
  type Message,
  type Project,
  sortMessages,
  type Target,
} from '@decode/model';
import { assemble } from './assemble/assemble.ts';
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
    const messages = sortMessages(draft.messages);
    return messages.some((m) => m.severity === 'error') ? { messages } : { document, messages };
  } catch (error) {
    if (error instanceof MissingLanguage) return { messages: [error.report] };
    throw error;
  }
}
