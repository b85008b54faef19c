import { concerns, type Message, type Project } from '@decode/model';
import type { Edition } from './stages.ts';

/** The errors that stop a document before it is composed. */
export function obstacles(messages: readonly Message[], edition: Edition, project: Project): Message[] {
  return messages.filter((message) => message.severity === 'error' && concerns(message, edition, project));
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
