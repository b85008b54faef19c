import type { Message, Point } from '@decode/model';

interface Refusal {
  readonly pattern: RegExp;
  readonly found: string;
  readonly todo: string;
}

/** Seen in Chromium 156: each of these damages the structure of a tagged PDF, or turns its text into a picture. */
const refusals: readonly Refusal[] = [
  {
    pattern:
      /(?<![-\w])(?:opacity|filter|backdrop-filter|mask(?:-[a-z]+)?|mix-blend-mode)\s*:(?!\s*(?:1|none|normal)\s*[;}]?)/giu,
    found: 'This property takes text out of the structure of the PDF.',
    todo: 'Use a lighter colour of the theme instead.',
  },
  {
    pattern: /(?<![-\w])text-shadow\s*:(?!\s*none)/giu,
    found: 'A text shadow doubles the text that is read aloud.',
    todo: 'Remove the shadow.',
  },
  {
    // An escape may spell any of these names.
    pattern:
      /@import\b|url\(\s*(?!["']?(?:data:|#))|(?:image-set|cross-fade|image|src)\(|\\[0-9a-f]+\s?[a-z]*\(/giu,
    found: 'The style loads something from outside the document.',
    todo: 'Fonts and pictures are embedded; remove the address.',
  },
  {
    pattern: /(?:^|[},])[^{}]*\bh[1-6]\b[^{}]*\{[^}]*\bmargin(?:-top|-block(?:-start)?)?\s*:\s*-/giu,
    found: 'A negative margin above a heading sends its page number to the page before.',
    todo: 'Use a smaller positive margin, or padding.',
  },
  {
    pattern: /<\/?\s*(?:style|script)\b/giu,
    found: 'A style must not hold markup.',
    todo: 'Remove the tag.',
  },
];

/** Problems of a style sheet (or of the declarations of one style attribute). Comments do not count. */
export function lintStyles(file: string, css: string): Message[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ' '));
  return refusals.flatMap(({ pattern, found, todo }) =>
    [...text.matchAll(pattern)].map((match): Message => {
      const start = pointAt(text, match.index);
      return { rule: 'unsafe-style', severity: 'error', found, todo, origin: { file, start, end: start } };
    }),
  );
}

function pointAt(text: string, index: number): Point {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
