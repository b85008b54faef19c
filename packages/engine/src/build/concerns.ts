import { concerns, type FormName, type Message, type Project } from '@decode/model';
import { scopeOf } from './scope.ts';
import type { Edition, Stages } from './stages.ts';

/** The errors that stop a document before it is composed. */
export function obstacles(
  messages: readonly Message[],
  edition: Edition & { readonly form?: FormName },
  project: Project,
): Message[] {
  return messages.filter((message) => message.severity === 'error' && concerns(message, edition, project));
}

/**
 * What else is wrong with a document that is stopped, so that its author learns all at once. It is composed only where
 * nothing but prose stands in the way: whatever it looks up is there then, and what it does not find is not a mere
 * consequence. Otherwise the texts beside a file of facts that cannot be read are looked at by themselves.
 */
export async function furtherErrors(
  { composeDocument, unreadFaults }: Pick<Stages, 'composeDocument' | 'unreadFaults'>,
  stopping: readonly Message[],
  edition: Edition,
  project: Project,
): Promise<readonly Message[]> {
  try {
    if (stopping.some(({ origin }) => !origin?.file.endsWith('.md')))
      return await unreadFaults(project, edition);
    const { messages } = await composeDocument(scopeOf(project, edition), edition);
    return messages.filter(({ severity }) => severity === 'error');
  } catch {
    return [];
  }
}

/** The messages that somebody who asked for these documents has to see; where all were asked for, all. */
export function concerning(
  messages: readonly Message[],
  chosen: readonly Edition[],
  all: readonly Edition[],
  project: Project,
): readonly Message[] {
  if (chosen.length === all.length) return messages;
  return messages.filter((message) => chosen.some((edition) => concerns(message, edition, project)));
}
