import { type Assets, formNames, type Message, type Project } from '@decode/model';
import { measureFormats } from '@decode/render/measures';
import { checkedMeasures, measuresPath } from '../build/checked-measures.ts';
import type { Edition, Stages } from '../build/stages.ts';
import type { Toolbox } from '../host/host.ts';

/** Folder in a release. */
export const dataFolder = 'data';
const formats = ['csv', 'json'] as const;

/**
 * All measures of all places as data, in each language that a place has documents in and each form of its country: the
 * files that the verb `measures` writes, with the schema of the JSON.
 */
export async function writeMeasures(
  stages: Pick<Stages, 'checkTranslations' | 'checkDocument'>,
  project: Project,
  known: readonly Message[],
  editions: readonly Edition[],
  tools: Toolbox,
  write: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const assets: Assets = { shells: new Map(), styles: '', fonts: [] };
  // A publication has the measures of its places and none of its own.
  for (const edition of editions.filter(
    ({ template, kind }) => kind === undefined && project.templates.has(template),
  )) {
    for (const form of formNames) {
      const checked = await checkedMeasures(stages, project, known, { ...edition, form });
      messages.push(...checked.messages);
      if (!checked.measures) continue;
      for (const format of formats) {
        const bytes = await measureFormats[format].render(checked.measures, assets, tools);
        await write(`${dataFolder}/${measuresPath(edition, form, format)}`, bytes);
      }
    }
  }
  return messages;
}
