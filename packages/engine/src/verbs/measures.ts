import {
  type Assets,
  compare,
  formName,
  formNames,
  formsOf,
  type Message,
  sortMessages,
} from '@decode/model';
import { measureFormatNames, measureFormats } from '@decode/render/measures';
import { z } from 'zod';
import { checkedMeasures, measuresPath } from '../build/checked-measures.ts';
import { asFailure, type Failure } from '../build/failures.ts';
import { planBuild } from '../build/plan.ts';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const output = z.object({
  files: z.array(
    z.object({
      /** Relative to the folder of outputs. */
      path: z.string(),
      place: z.string(),
      language: z.string(),
      form: formName,
      rows: z.number(),
    }),
  ),
  /** Places whose country has no such form, or that have no measure for it. */
  without: z.array(z.object({ place: z.string(), form: formName, why: z.enum(['no-form', 'no-measure']) })),
  folder: z.string(),
});
type Written = z.infer<typeof output>;

export const measures = defineVerb({
  name: 'measures',
  summary: 'Write the measures in the form of a municipality’s own planning document',
  examples: [
    { command: 'measures --place daugavpils', does: 'Write the action plan as Word, Excel, CSV and JSON' },
    {
      command: 'measures --place magdeburg --form sheet --format docx',
      does: 'Write a sheet for each measure, one to a page',
    },
    {
      command: 'measures --form monitoring --format xlsx',
      does: 'Write the monitoring record of every place',
    },
  ],
  input: z.object({
    place: z.array(z.string()).default([]).meta({
      value: 'place',
      description: 'Folder in templates/; may be given more than once. None means all',
    }),
    language: z
      .array(z.string())
      .default([])
      .meta({ value: 'tag', description: 'Language such as lv or en; none means the place’s own' }),
    form: z
      .enum(formNames)
      .default('action')
      .meta({ value: 'form', description: `One of ${formNames.join(', ')}; action by default` }),
    format: z
      .array(z.enum(measureFormatNames))
      .default([])
      .meta({
        value: 'format',
        description: `One of ${measureFormatNames.join(', ')}; may be given more than once. None means all`,
      }),
  }),
  output,
  effects: ['project', 'output', 'tools'],

  async run(host, { place, language, form, format }, progress) {
    const project = await stages.loadProject(host.project);
    const known = [...project.messages, ...(await stages.checkProject(project))];
    const plan = planBuild(project, { places: place, languages: language, formats: [] });
    const chosen = plan.chosen.filter(
      (edition) =>
        edition.kind === undefined &&
        project.templates.has(edition.template) &&
        (language.length > 0 ||
          project.templates.get(edition.template)?.place.value.language === edition.language),
    );
    const formats = measureFormatNames.filter((name) => format.length === 0 || format.includes(name));
    const value: Written = { files: [], without: [], folder: host.output.name.replaceAll('\\', '/') };
    const messages: Message[] = [];
    const failures: Failure[] = [];
    const assets: Assets = { shells: new Map(), styles: '', fonts: await host.tools.fonts() };
    progress({ kind: 'begin', what: count(chosen.length, 'table'), total: chosen.length });
    for (const edition of chosen) {
      host.signal.throwIfAborted();
      const label = `${edition.template} ${edition.language} ${form}`;
      const checked = await checkedMeasures(stages, project, known, { ...edition, form });
      messages.push(...checked.messages);
      if (!checked.measures) {
        const stopped = checked.messages.some(({ severity }) => severity === 'error');
        const place = project.templates.get(edition.template)?.place.value;
        const why = place && formsOf(project, place).has(form) ? 'no-measure' : 'no-form';
        if (!stopped) value.without.push({ place: edition.template, form, why });
        progress({ kind: 'step', label, state: stopped ? 'stopped' : 'unchanged', detail: '' });
        continue;
      }
      const { measures: composed } = checked;
      const rows = composed.table.groups.reduce((sum, group) => sum + group.rows.length, 0);
      for (const name of formats) {
        const path = measuresPath(edition, form, name);
        try {
          const bytes = await measureFormats[name].render(composed, assets, host.tools);
          await host.output.write(path, bytes);
          value.files.push({ path, place: edition.template, language: edition.language, form, rows });
        } catch (cause) {
          failures.push(asFailure(cause, path));
        }
      }
      progress({ kind: 'step', label, state: 'made', detail: count(rows, 'row') });
    }
    value.files.sort((a, b) => compare(a.path, b.path));
    return { value, messages: sortMessages(messages), failures };
  },

  say({ files, without, folder }) {
    const lines = files.map(({ path, rows }) => `${folder}/${path}: ${count(rows, 'row')}`);
    for (const { place, form, why } of without) {
      lines.push(
        why === 'no-form'
          ? `${place}: its country has no form "${form}" (templates/base/forms).`
          : `${place}: none of its measures belongs into the form "${form}".`,
      );
    }
    return lines.join('\n');
  },
});
