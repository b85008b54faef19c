import type { LanguageRules, Message, Origin } from '@decode/model';
import { typesetText } from './typeset-text.ts';

interface Mark {
  readonly pattern: RegExp;
  readonly found: string;
  readonly todo: string;
}

/** Marks that only the author can set right: what they stand for cannot be told from the text. */
const marks: readonly Mark[] = [
  { pattern: /\.{3,}/u, found: 'Three full stops', todo: 'Write the sign … or end the sentence.' },
  { pattern: /--+/u, found: 'Two hyphens', todo: 'Write a dash: –.' },
  {
    pattern: /(?<=[\p{L}\p{N}.,;:)»“”’]) - (?=[\p{L}\p{N}(«„“‘])/u,
    found: 'A hyphen between blanks',
    todo: 'Write a dash: –.',
  },
  {
    pattern: /(?<=\d)-(?=\d+(?!\p{L}))(?<!\d-\d+-)(?!\d+-)/u,
    found: 'A hyphen between numbers',
    todo: 'Write a dash for a range: 10–20.',
  },
  {
    pattern: /(?<![\p{L}\p{N}])-(?=\d)/u,
    found: 'A hyphen before a number',
    todo: 'Write the minus sign: −.',
  },
  {
    pattern: /<<|>>|,,(?=\p{L})/u,
    found: 'Signs in place of quotation marks',
    todo: 'Write straight quotation marks; the language sets its own.',
  },
  {
    pattern: / +(?=[,;:!?](?:\s|$))/u,
    found: 'A blank before a punctuation mark',
    todo: 'Remove the blank.',
  },
  {
    pattern: /'/u,
    found: 'A single quotation mark',
    todo: 'Write " for a quotation and ’ for an apostrophe.',
  },
];

/** Marks of a text that typography reports and does not change. Warnings: the document can be made with them. */
export function reportMarks(text: string, rules: LanguageRules, origin?: Origin): Message[] {
  const set = typesetText(text, rules).replaceAll('\u00a0', ' ');
  return marks.flatMap(({ pattern, found, todo }) => {
    const hit = pattern.exec(set);
    if (!hit) return [];
    const around = set.slice(Math.max(0, hit.index - 15), hit.index + hit[0].length + 15);
    return [
      {
        rule: 'doubtful-mark',
        severity: 'warning' as const,
        found: `${found} in «${around}».`,
        todo,
        ...(origin ? { origin } : {}),
      },
    ];
  });
}
