import type { EditionData, Message, Project } from '@decode/model';

/** A released edition is what was kept of it: whatever is published under its number must say the same. */
export function releasedFaults(project: Project, now: EditionData): Message[] {
  const { edition, kept } = project;
  const { number, state } = edition.value;
  if (state !== 'release') return [];
  const content = ({ edition: _, ...rest }: EditionData) => JSON.stringify(rest);
  const same = kept.own && content(kept.own) === content(now);
  if (same) return [];
  return [
    {
      rule: 'released-edition',
      severity: 'error',
      found: kept.own
        ? `The content is no longer that of edition ${number}, which was released.`
        : `Edition ${number} says that it is released, and its data were not kept.`,
      todo: kept.own
        ? `Begin the next one: npm run decode -- edition set --number ${number + 1} --state draft`
        : 'Set "state: draft" here again, then type: npm run decode -- edition set --state release',
      why: 'Whoever cites an edition by its number must find the same under it ever after.',
      origin: edition.origin(['state']),
    },
  ];
}
