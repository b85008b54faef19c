import type { Message, Point } from '@decode/model';
import {
  type Atrule,
  type CssNode,
  type Declaration,
  find,
  findAll,
  generate,
  ident,
  keyword,
  parse,
  type Rule,
  walk,
} from 'css-tree';

interface Refusal {
  /** Names of properties, in lower case and without the prefix of a browser. */
  readonly properties: RegExp;
  /** Values that do no harm; none where there is no such value. */
  readonly harmless?: RegExp;
  /** Values that do; any other does none. */
  readonly harmful?: RegExp;
  readonly found: string;
  readonly todo: string;
}

/** Seen in Chromium 156, each by itself: what it does to a tagged PDF. */
const refusals: readonly Refusal[] = [
  {
    properties:
      /^(?:opacity|filter|backdrop-filter|mask(?:-.+)?|mix-blend-mode|background-blend-mode|box-reflect)$/u,
    harmless: /^(?:1|100%|none|normal)$/u,
    found: 'This property takes text out of the structure of the PDF.',
    todo: 'Use a lighter colour of the theme instead.',
  },
  {
    properties: /^text-shadow$/u,
    harmless: /^none$/u,
    found: 'A text shadow doubles the text that is read aloud.',
    todo: 'Remove the shadow.',
  },
  {
    properties: /^(?:text-stroke(?:-width)?|text-emphasis(?:-style)?)$/u,
    harmless: /^(?:0(?:px)?|none)$/u,
    found: 'Strokes and dots on letters are read aloud as text, or double it.',
    todo: 'Remove them: weight 600 stresses words.',
  },
  {
    properties: /^background(?:-clip)?$/u,
    harmful: /\btext\b/u,
    found: 'A ground that is cut out by letters doubles the text that is read aloud.',
    todo: 'Use a plain colour for the text.',
  },
  {
    properties: /^position$/u,
    harmful: /^fixed$/u,
    found: 'What is fixed to the window is printed, and read aloud, on every page.',
    todo: 'Use "absolute", or put it in a margin box of @page.',
  },
  {
    properties: /^text-transform$/u,
    harmless: /^none$/u,
    found: 'Changed letters are other words for those who search and copy.',
    todo: 'Write the words as they should be read; labels stand out by weight and colour.',
  },
  {
    properties: /^(?:border|outline|column-rule|text-decoration)(?:-.+)?$/u,
    harmful: /\b(?:dotted|dashed|wavy)\b/u,
    found: 'Each dot of such a line is a drawing of its own, thousands on a page.',
    todo: 'Use a solid hairline: var(--hair) solid var(--rule).',
  },
  {
    properties: /^string-set$/u,
    found: 'Chromium prints nothing for this.',
    todo: 'Remove it: running heads come with each section of the document.',
  },
  {
    properties: /^float$/u,
    harmful: /^footnote$/u,
    found: 'Chromium knows no notes at the foot of a page.',
    todo: 'Remove it: notes stand at the end of their chapter.',
  },
];

/** Functions that no style may call. */
const functions: readonly { readonly names: RegExp; readonly found: string; readonly todo: string }[] = [
  {
    names: /^(?:target-(?:counters?|text)|leader|string|running|element)$/u,
    found: 'Chromium prints nothing for this.',
    todo: 'Remove it: page numbers, contents and running heads come with the document.',
  },
  {
    // A function that is named url is one that an escape spells.
    names: /^(?:-webkit-)?(?:image-set|cross-fade|image|src|url)$/u,
    found: 'The style loads something from outside the document.',
    todo: 'Fonts and pictures are embedded; remove the address.',
  },
  {
    names: /^local$/u,
    found: 'A font of the machine would stand in without a word where the document’s own is missing.',
    todo: 'Remove it: the fonts come with the project.',
  },
  {
    names: /^(?:perspective|matrix3d|rotate3d|rotate[xy])$/u,
    found: 'Letters that are turned out of the page become drawings.',
    todo: 'Remove it.',
  },
];

type Report = (node: CssNode | undefined, found: string, todo: string) => void;

/**
 * Problems of a style sheet, or of the declarations of one style attribute: what would damage the tags of the PDF or
 * load something. Comments do not count; what cannot be read is a problem, since a browser may read it otherwise.
 */
export function lintStyles(
  file: string,
  css: string,
  context: 'stylesheet' | 'declarationList' = 'stylesheet',
): Message[] {
  const problems: Message[] = [];
  const reportAt = (start: Point, found: string, todo: string) => {
    problems.push({
      rule: 'unsafe-style',
      severity: 'error',
      found,
      todo,
      origin: { file, start, end: start },
    });
  };
  const report: Report = (node, found, todo) => {
    const { line = 1, column = 1 } = node?.loc?.start ?? {};
    reportAt({ line, column }, found, todo);
  };

  const markup = /<\/?\s*(?:style|script)\b/iu.exec(css);
  if (markup) {
    const before = css.slice(0, markup.index).split('\n');
    const start = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    reportAt(start, 'A style must not hold markup.', 'Remove the tag, also from comments.');
  }
  const sheet = parse(css, {
    context,
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ line, column }) =>
      reportAt(
        { line, column },
        'The style cannot be read from here on.',
        'Check braces, colons and semicolons.',
      ),
  });

  const rules: Rule[] = [];
  const atRules: Atrule[] = [];
  walk(sheet, {
    enter(node: CssNode) {
      if (node.type === 'Rule') rules.push(node);
      if (node.type === 'Atrule') atRules.push(node);
      if (node.type === 'Atrule') lintAtRule(node, report);
      else if (node.type === 'Declaration') lintDeclaration(node, rules.at(-1), atRules, report);
      else if (node.type === 'Url') lintAddress(node.value, node, report);
      else if (node.type === 'Function') lintFunction(node.name, node, report);
      // An address without quotation marks inside a function whose name an escape spells: \75 rl(a.png).
      else if (node.type === 'Raw' && /\\[0-9a-f]{1,6}\s?[\w-]*\(/iu.test(node.value))
        lintAddress('', node, report);
      else if (node.type === 'PseudoElementSelector' || node.type === 'PseudoClassSelector') {
        if (plainName(node.name) === 'first-letter') {
          report(node, 'A first letter of its own splits the word that is read aloud.', 'Remove the rule.');
        }
      }
    },
    leave(node: CssNode) {
      if (node.type === 'Rule') rules.pop();
      if (node.type === 'Atrule') atRules.pop();
    },
  });
  return problems;
}

function lintAtRule(node: Atrule, report: Report): void {
  if (plainName(node.name) === 'import') {
    report(
      node,
      'The style loads something from outside the document.',
      'Put the rules into the style itself.',
    );
  }
}

function lintDeclaration(
  node: Declaration,
  rule: Rule | undefined,
  atRules: readonly Atrule[],
  report: Report,
): void {
  const property = plainName(node.property);
  const value = generate(node.value).trim().toLowerCase();
  for (const { properties, harmless, harmful, found, todo } of refusals) {
    if (!properties.test(property)) continue;
    if (harmful ? harmful.test(value) : !harmless?.test(value)) report(node, found, todo);
  }
  if (property === 'box-shadow' && isBlurred(node)) {
    report(
      node,
      'A blurred shadow becomes a picture in the PDF.',
      'Use a hairline, or a shadow without blur.',
    );
  }
  const inPage = atRules.some(({ name }) => plainName(name) === 'page');
  if (property === 'content' && !inPage && !/^(?:""|none|normal)$/u.test(value)) {
    report(
      node,
      'Words in a style are in no language, and no reader hears them.',
      'Put the words into the content or a string; signs that only decorate are not needed.',
    );
  }
  if (!rule || !mayBeHeading(rule)) return;
  if (
    /^margin(?:-top|-block(?:-start)?)?$/u.test(property) &&
    (value.startsWith('-') || (isHeading(rule) && mayBeNegative(value)))
  ) {
    report(
      node,
      'A negative margin above a heading sends its page number to the page before.',
      'Use a smaller positive margin, or padding.',
    );
  }
  if (!isHeading(rule)) return;
  if (
    /^(?:top|bottom|inset(?:-block.*)?|translate|transform)$/u.test(property) &&
    !/^(?:0|auto|none)$/u.test(value)
  ) {
    report(
      node,
      'A heading that is moved from its place sends its page number elsewhere.',
      'Use a positive margin, or padding.',
    );
  }
  if (property === 'line-height' && /^(?:0?\.\d+|1|1\.0\d*)$/u.test(value)) {
    report(
      node,
      'Lines of a heading that are lower than its letters reach into the page before, and are read aloud twice.',
      'Use 1.1 or more.',
    );
  }
}

function lintAddress(address: string, node: CssNode, report: Report): void {
  const plain = address.trim().toLowerCase();
  if (plain.startsWith('#')) return;
  if (!plain.startsWith('data:')) {
    report(
      node,
      'The style loads something from outside the document.',
      'Fonts and pictures are embedded; remove the address.',
    );
  } else if (plain.startsWith('data:image/svg')) {
    report(
      node,
      'A drawing in a style becomes a picture of dots in the PDF.',
      'Put it into the shell as an svg element with aria-hidden="true".',
    );
  }
}

function lintFunction(name: string, node: CssNode, report: Report): void {
  const plain = ident.decode(name).toLowerCase();
  for (const { names, found, todo } of functions) if (names.test(plain)) report(node, found, todo);
}

/** Whether `lintStyles` lets a property through with harmless values alone. */
export function isRefused(property: string): boolean {
  return refusals.some(({ properties, harmful }) => !harmful && properties.test(property));
}

/** A name as the browser reads it: without escapes («opac\69ty»), capitals and prefix. */
export function plainName(name: string): string {
  return keyword(ident.decode(name)).basename.toLowerCase();
}

/** The third length of a shadow, unless it is nothing; one that a variable hides counts. */
function isBlurred({ value }: Declaration): boolean {
  if (value.type === 'Raw') return true;
  let lengths: string[] = [];
  for (const part of value.children) {
    if (part.type === 'Operator' && part.value === ',') lengths = [];
    if (part.type === 'Number' || part.type === 'Dimension') lengths.push(part.value);
    if (part.type === 'Function' && /^(?:var|calc|env)$/iu.test(part.name)) return true;
    if (lengths.length > 2 && Number(lengths[2]) !== 0) return true;
  }
  return false;
}

/** Of the first of up to four lengths: one that is not written out is not known. */
function mayBeNegative(value: string): boolean {
  return /^[a-z-]+\(/u.test(value);
}

/** Does the rule speak of a heading itself, or of a class or an id that one may have? */
function mayBeHeading(rule: Rule): boolean {
  if (isHeading(rule) || rule.prelude.type === 'Raw') return isHeading(rule);
  return findAll(rule.prelude, ({ type }) => type === 'Selector').some((selector) => {
    if (selector.type !== 'Selector') return false;
    const parts = selector.children.toArray();
    const last = parts.slice(parts.findLastIndex(({ type }) => type === 'Combinator') + 1);
    return !last.some(({ type }) => type === 'TypeSelector' || type === 'PseudoElementSelector');
  });
}

/** Does the rule speak of a heading itself, and not of what stands in or after one? */
function isHeading({ prelude }: Rule): boolean {
  if (prelude.type === 'Raw') return /\bh[1-6]\b/iu.test(prelude.value);
  return findAll(prelude, ({ type }) => type === 'Selector').some((selector) => {
    if (selector.type !== 'Selector') return false;
    const parts = selector.children.toArray();
    const from = parts.findLastIndex(({ type }) => type === 'Combinator') + 1;
    return parts
      .slice(from)
      .some((part) => find(part, (node) => node.type === 'TypeSelector' && /^h[1-6]$/iu.test(node.name)));
  });
}
