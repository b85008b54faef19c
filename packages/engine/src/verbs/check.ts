import { z } from 'zod';
import { check as checkContent } from '../build/check.ts';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { languages, places } from './selection.ts';
import { defineVerb } from './verb.ts';

export const check = defineVerb({
  name: 'check',
  summary: 'Look for mistakes, and make nothing',
  examples: [
    { command: 'check', does: 'Check everything' },
    { command: 'check palermo --language it', does: 'Check what one document needs' },
  ],
  input: z.object({ places, language: languages }),
  output: z.object({
    documents: z.number(),
    sound: z.number(),
    /** Places whose files cannot be read: their documents are not among those counted. */
    unreadable: z.array(z.string()),
    errors: z.number(),
    warnings: z.number(),
  }),
  effects: ['project'],

  async run(host, input, progress) {
    const selection = { places: input.places, languages: input.language };
    const { documents, sound, unreadable, messages, failures } = await checkContent(
      stages,
      host,
      selection,
      (label, good) =>
        progress({
          kind: 'step',
          label,
          state: good ? 'unchanged' : 'stopped',
          detail: good ? 'sound' : 'has errors',
        }),
    );
    const number = (severity: string) => messages.filter((message) => message.severity === severity).length;
    const value = {
      documents,
      sound,
      unreadable: [...unreadable],
      errors: number('error'),
      warnings: number('warning'),
    };
    return { value, messages, failures };
  },

  say({ documents, sound, unreadable, errors, warnings }) {
    const places =
      unreadable.length === 0
        ? ''
        : ` ${count(unreadable.length, 'place')} cannot be read: ${unreadable.join(', ')}.`;
    return `${count(documents, 'document')}: ${sound} can be made.${places} ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
  },
});
