import { type Message, sortMessages } from '@decode/model';
import { Interrupted } from '../host/failure.ts';
import type { Granted } from '../host/host.ts';
import { composeAndCheck } from './composition.ts';
import { concerning, furtherErrors, obstacles } from './concerns.ts';
import { describeDoubts } from './doubt-words.ts';
import { editionName } from './edition-name.ts';
import { asFailure, type Failure } from './failures.ts';
import type { DocumentEntry } from './manifest.ts';
import { planBuild, type Selection } from './plan.ts';
import { scopeOf } from './scope.ts';
import type { Edition, Stages } from './stages.ts';

export interface CheckResult {
  /** Documents that were composed and looked at. */
  readonly documents: number;
  /** Those among them that could be made. */
  readonly sound: number;
  /** Places that cannot be read, so it is not known which documents they have. */
  readonly unreadable: readonly string[];
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
  const known = [...project.messages, ...(await stages.checkProject(project))];
  const messages: Message[] = [...known, ...(await stages.checkTranslations(project, selection.languages))];
  const failures: Failure[] = [];
  const { all, chosen, unreadable } = planBuild(project, { ...selection, formats: [] });
  let sound = 0;
  for (const edition of chosen) {
    if (host.signal.aborted) throw new Interrupted('The check was stopped.');
    const label = editionName(edition);
    const stopping = obstacles(known, edition, project);
    if (stopping.length > 0) {
      messages.push(...(await furtherErrors(stages, stopping, edition, project)));
      done(label, false);
      continue;
    }
    try {
      const { composition } = await composeAndCheck(stages, scopeOf(project, edition), edition);
      messages.push(...composition.messages);
      const good = composition.sound !== undefined;
      if (composition.sound) messages.push(...translationWarnings(edition, composition.sound.doubts));
      if (good) sound++;
      done(label, good);
    } catch (cause) {
      failures.push(asFailure(cause, label));
      done(label, false);
    }
  }
  const shown = unreadable.length > 0 ? messages : concerning(messages, chosen, all, project);
  return { documents: chosen.length, sound, unreadable, messages: sortMessages(shown), failures };
}

/** The texts that the document shows in another language, or marks as doubtful, by kind and catalogue. */
function translationWarnings({ language }: Edition, { counts, first }: DocumentEntry['doubts']): Message[] {
  return Object.entries(counts).flatMap(([kind, number]) => {
    const example = first.find((doubt) => doubt.kind === kind && doubt.of === undefined);
    if (!example) return [];
    const start = { line: example.line ?? 1, column: 1 };
    const origin = example.file && { origin: { file: example.file, start, end: start } };
    return {
      rule: `translation-${kind}`,
      severity: 'warning' as const,
      found: `${describeDoubts({ [kind]: number }).join('')} (${language}); the first stands here.`,
      todo: `Type "npm run decode -- translate status --language ${language}" to see them all.`,
      ...origin,
    };
  });
}
