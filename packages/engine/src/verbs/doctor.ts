import { z } from 'zod';
import { columns } from './columns.ts';
import { defineVerb } from './verb.ts';

export const doctor = defineVerb({
  name: 'doctor',
  summary: 'Show what is on this machine, and what each missing thing costs',
  examples: [{ command: 'doctor', does: 'Look at everything that the program can use' }],
  input: z.object({}),
  output: z.object({
    findings: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['there', 'missing', 'broken']),
        detail: z.string(),
        neededFor: z.string(),
        cost: z.string().optional(),
        todo: z.string().optional(),
        required: z.boolean(),
      }),
    ),
  }),
  effects: ['machine'],

  async run(host) {
    const findings = [...(await host.machine.examine())];
    const failures = findings
      .filter(({ required, state }) => required && state === 'broken')
      .map(({ name, detail, todo }) => ({
        what: name,
        found: detail,
        todo: todo ?? 'Mend it and run the command again.',
      }));
    return { value: { findings }, messages: [], failures };
  },

  say({ findings }) {
    const rows = findings.map(({ name, state, detail }) => [name, state === 'there' ? 'ok' : state, detail]);
    const wanting = findings
      .filter(({ state }) => state !== 'there')
      .map(({ name, neededFor, cost, todo }) =>
        [`${name}, for ${neededFor}.`, cost, todo].filter(Boolean).join(' '),
      );
    return [columns(rows), ...(wanting.length === 0 ? [] : ['', ...wanting])].join('\n');
  },
});
