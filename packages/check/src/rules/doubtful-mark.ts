import type { ProseInline } from '@decode/model';
import { parseInline } from '@decode/source';
import type { Finding, ProjectRule } from '../rule.ts';
import { textsOf } from '../texts-of.ts';

interface Mark {
  readonly pattern: RegExp;
  readonly found: string;
  readonly todo: string;
}

/** Marks that only the author can set right: what they stand for cannot be told from the text. */
const marks: readonly Mark[] = [
  { pattern: /\.{3,}/u, found: 'Three full stops stand', todo: 'Write the sign … or end the sentence.' },
  { pattern: /--+/u, found: 'Two hyphens stand', todo: 'Write a dash: –.' },
  {
    pattern: /(?<=[\p{L}\p{N}.,;:)»“”’"]) - (?=[\p{L}\p{N}(«„“‘"])/u,
    found: 'A hyphen between blanks stands',
    todo: 'Write a dash: –.',
  },
  {
    // Not in dates and codes of several parts, nor before a letter: 2021-05-31, 1-2017-2, 5-ter.
    pattern: /(?<![\p{L}\d]-|[\p{L}-])\b\d+-\d+(?![\p{L}\d]|-[\p{L}\d])/u,
    found: 'A hyphen between numbers stands',
    todo: 'Write a dash for a range: 10–20.',
  },
  {
    pattern: /(?<![\p{L}\p{N})])-(?=\d)/u,
    found: 'A hyphen before a number stands',
    todo: 'Write the minus sign: −.',
  },
  {
    pattern: /<<|>>|,,(?=\p{L})/u,
    found: 'Signs in place of quotation marks stand',
    todo: 'Write straight quotation marks; the language sets its own.',
  },
  {
    // A comma has none before it even where the blank behind it lacks; a full stop may begin a name: «in .NET».
    pattern: /[ \u00a0]+(?=,(?!,)|[.;:!?](?:\s|$))/u,
    found: 'A blank before a punctuation mark stands',
    todo: 'Remove the blank.',
  },
  {
    // Behind a letter it is an apostrophe, behind a digit a minute of arc: typography knows both.
    pattern: /(?<![\p{L}\p{N}\uFFFC])'/u,
    found: 'A single quotation mark stands',
    todo: 'Write " for a quotation and ’ for an apostrophe.',
  },
];

/** Cheap, and true of few texts: only those are parsed. */
const suspicious = /\.{3}|--| - |\d-\d|(?<!\S)-\d|<<|>>|,,|[ \u00a0][.,;:!?]|'/u;
const address = /(?:https?:\/\/|www\.)\S+/gu;

export const doubtfulMark: ProjectRule = {
  id: 'doubtful-mark',
  severity: 'warning',
  reason: 'Typography sets what is certain; a mark that can mean two things is printed as it was typed.',
  *checkProject(project) {
    for (const { kind, text, origin } of textsOf(project))
      for (const found of doubtfulMarks(text, kind)) yield { ...found, origin };
  },
  examples: {
    bad: [
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait',
          with: 'Parents - and others - wait',
        },
      ],
    ],
    good: [
      [
        {
          file: 'recommendations/proposals/first/en.md',
          replace: 'Parents wait',
          with: 'Parents – and others – wait',
        },
      ],
    ],
  },
};

/** The doubtful marks of a text; those in code, fields, addresses and phrases of another language are not its own. */
export function* doubtfulMarks(text: string, kind: string): Iterable<Finding> {
  if (!suspicious.test(text)) return;
  const read = kind === 'message' ? text : readable(parseInline(text).children);
  const shown = read.replace(address, '\uFFFC');
  for (const { pattern, found, todo } of marks) {
    const hit = pattern.exec(shown);
    if (!hit) continue;
    const around = shown.slice(Math.max(0, hit.index - 15), hit.index + hit[0].length + 15);
    yield { found: `${found} in «${around.replaceAll('\uFFFC', '…').trim()}».`, todo };
  }
}

/** What is read, with one sign for each node that no rule of marks is about. */
function readable(inlines: readonly ProseInline[]): string {
  return inlines
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type === 'break') return '\n';
      // A phrase in another language has marks of its own.
      if (node.type === 'emphasis' && node.lang) return '\uFFFC';
      return 'children' in node ? readable(node.children) : '\uFFFC';
    })
    .join('');
}
