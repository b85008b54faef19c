import { type Message, sortMessages } from '@decode/model';
import { Interrupted } from '../host/failure.ts';
import type { Granted } from '../host/host.ts';
import { concerning, obstacles } from './concerns.ts';
import { asFailure, type Failure } from './failures.ts';
import { planBuild, type Selection } from './plan.ts';
import type { Stages } from './stages.ts';

export interface CheckResult {
  /** Documents that were composed and looked at. */
  readonly documents: number;
  /** Those among them that could be made. */
  readonly sound: number;
  readonly messages: readonly Message[];
  readonly failures: readonly Failure[];
}

/** Looks at everything that a build looks at before it renders, and at what no document uses yet. */
export async function check(
  stages: Stages,
  host: Granted<'project'>,
  selection: Omit<Selection, 'formats'>,
  done: (label: string, sound: boolean) => void,
): Promise<CheckResult> {
  const project = await stages.loadProject(host.project);
  const messages: Message[] = [...project.messages, ...(await stages.checkProject(project))];
  const failures: Failure[] = [];
  const { all, chosen, unreadable } = planBuild(project, { ...selection, formats: [] });
  let sound = 0;
  for (const edition of chosen) {
    if (host.signal.aborted) throw new Interrupted('The check was stopped.');
    const label = `${edition.template} ${edition.language}`;
    if (obstacles(messages, edition, project).length > 0) {
      done(label, false);
      continue;
    }
    try {
      const { document, messages: composed } = await stages.composeDocument(project, edition);
      const found = [...composed, ...(document ? await stages.checkDocument(document, project) : [])];
      messages.push(...found);
      const good = document !== undefined && !found.some(({ severity }) => severity === 'error');
      if (good) sound++;
      done(label, good);
    } catch (cause) {
      failures.push(asFailure(cause, label));
      done(label, false);
    }
  }
  const shown = unreadable.length > 0 ? messages : concerning(messages, chosen, all, project);
  return { documents: chosen.length, sound, messages: sortMessages(shown), failures };
}
