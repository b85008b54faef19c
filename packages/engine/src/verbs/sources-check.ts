import type { Message } from '@decode/model';
import { z } from 'zod';
import { stages } from '../build/stages.ts';
import { count } from './columns.ts';
import { defineVerb } from './verb.ts';

const words = {
  moved: 'sends to another address',
  gone: 'is gone',
  refused: 'lets no program in',
  silent: 'does not answer',
} as const;

export const sourcesCheck = defineVerb({
  name: 'sources check',
  summary: 'Ask the address of every source whether something still stands there',
  examples: [
    { command: 'sources check', does: 'Knock at every address, and tell what is gone or has moved' },
  ],
  input: z.object({
    source: z
      .array(z.string())
      .default([])
      .meta({ positional: 'source', description: 'Key in recommendations/sources.yaml; none means all' }),
  }),
  output: z.object({
    there: z.number(),
    others: z.array(
      z.object({
        key: z.string(),
        address: z.string(),
        state: z.enum(['moved', 'gone', 'refused', 'silent']),
        detail: z.string(),
      }),
    ),
  }),
  effects: ['project', 'web'],

  async run({ project: files, web }, input, progress) {
    const { sources } = await stages.loadProject(files);
    const wanted = Object.entries(sources.value).filter(
      ([key]) => input.source.length === 0 || input.source.includes(key),
    );
    progress({ kind: 'begin', what: 'asking addresses', total: wanted.length });
    const messages: Message[] = [];
    const others: { key: string; address: string; state: keyof typeof words; detail: string }[] = [];
    for (const [key, { URL: address }] of wanted) {
      const { state, detail } = await web.knock(address);
      progress({ kind: 'step', label: key, state: state === 'there' ? 'unchanged' : 'made', detail });
      if (state === 'there') continue;
      others.push({ key, address, state, detail });
      messages.push({
        rule: 'source-address',
        // Who lets no program in may well let people in.
        severity: state === 'gone' ? 'warning' : 'info',
        found: `The address of "${key}" ${words[state]} (${detail}).`,
        todo: 'Open it in a browser; give the new address and the day on which you read it, or an archived copy.',
        origin: sources.origin([key, 'URL']),
      });
    }
    return { value: { there: wanted.length - others.length, others }, messages, failures: [] };
  },

  say({ there, others }) {
    return [
      `${count(there + others.length, 'address', 'addresses')} asked: ${there} there, ${others.length} not as they were.`,
      ...others.map(({ key, state, detail, address }) => `  ${key} ${words[state]} (${detail}): ${address}`),
    ].join('\n');
  },
});
