import type { MatchedColumn } from '@decode/compose';
import type { FormName, Measures, Message, Project } from '@decode/model';
import type { MeasureFormatName } from '@decode/render/measures';
import { faultsOf } from './composition.ts';
import { obstacles } from './concerns.ts';
import { scopeOf } from './scope.ts';
import type { Edition, Stages } from './stages.ts';

export interface CheckedMeasures {
  /** Absent where an error stops them, and where the country has no such form or the place no measure for it. */
  readonly measures?: Measures;
  readonly messages: readonly Message[];
}

/** A place's measures in a form, stopped by the same faults as its document. @param known what is wrong with the project */
export async function checkedMeasures(
  stages: Pick<Stages, 'checkTranslations' | 'checkDocument'>,
  project: Project,
  known: readonly Message[],
  table: Edition & { readonly form: FormName; readonly columns?: readonly MatchedColumn[] },
): Promise<CheckedMeasures> {
  const stopping = obstacles(known, table, project);
  if (stopping.length > 0) return { messages: stopping };
  const { composeMeasures } = await import('@decode/compose');
  const scope = scopeOf(project, table);
  const { measures, messages: composed } = await composeMeasures(scope, table);
  const faults = measures ? await faultsOf(stages, scope, table, measures.document) : [];
  const messages = [...composed, ...faults];
  const isStopped = messages.some(({ severity }) => severity === 'error');
  return measures && !isStopped ? { measures, messages } : { messages };
}

/** `daugavpils/lv/decode-daugavpils-lv-action.xlsx`, relative to the folder of outputs. */
export function measuresPath(
  { template, language }: Edition,
  form: FormName,
  format: MeasureFormatName,
): string {
  return `${template}/${language}/decode-${template}-${language}-${form}.${format}`;
}
