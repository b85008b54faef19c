import { concerns, type Message, type Project, sortMessages, type Target } from '@decode/model';
import { explained } from '@decode/source';
import { type Draft, localisePlace, MissingLanguage, type PlaceDraft } from './localise/draft.ts';

/** What was made of a place's texts, and what is wrong with them. */
export interface Settled<T> {
  /** Absent where an error stops it, and where nothing was made. */
  readonly made?: T;
  readonly messages: readonly Message[];
}

/** Sources and data of one place in one language as a draft, and what `make` makes of it: for documents and for tables of measures. */
export async function settleDraft<T>(
  project: Project,
  target: Omit<Target, 'format'>,
  make: (draft: PlaceDraft) => Promise<T> | T,
): Promise<Settled<T>> {
  const template = project.templates.get(target.template);
  const draft = template && (() => localisePlace(project, template, target.language));
  return settleWith(project, target, draft, make);
}

/** @param localised undefined where the template cannot be read */
export async function settleWith<D extends Draft, T>(
  project: Project,
  target: Omit<Target, 'format'>,
  localised: (() => D) | undefined,
  make: (draft: D) => Promise<T> | T,
): Promise<Settled<T>> {
  if (!localised) {
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
    const draft = localised();
    const made = await make(draft);
    const messages = sortMessages(draft.messages.map(explained));
    const isStopped = messages.some(({ severity }) => severity === 'error');
    return isStopped || made === undefined ? { messages } : { made, messages };
  } catch (error) {
    if (error instanceof MissingLanguage) return { messages: [error.report] };
    throw error;
  }
}
