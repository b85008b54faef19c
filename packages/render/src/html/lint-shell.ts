import type { Message, Point } from '@decode/model';
import { nearest } from '@decode/model';
import Handlebars from 'handlebars';
import { lintMarkup } from './lint-markup.ts';
import { shellFiles, shellNames } from './shell-context.ts';

const helpers = ['if', 'unless', 'each', 'with'];

interface Refusal {
  readonly pattern: RegExp;
  readonly found: string;
  readonly todo: string;
}

/** What must not stand in a shell's own markup. Mustaches are blanked out before; U+FFFC marks where one stood. */
const markup: readonly Refusal[] = [
  {
    pattern: /<\s*\/?\s*script\b/giu,
    found: 'A shell must not hold a script.',
    todo: 'Remove it: documents are read and printed without any.',
  },
  {
    pattern: /\son[a-z]+\s*=/giu,
    found: 'An attribute that runs a script stands here.',
    todo: 'Remove the attribute.',
  },
  {
    pattern:
      /<\s*(?:iframe|object|embed|link|base|form|frame|audio|video|source|template|image|feimage|set|animate\w*)\b/giu,
    found: 'This element loads or sends something, and a document must do neither.',
    todo: 'Remove it. Fonts, styles and pictures come from the place’s brand.yaml and the base.',
  },
  {
    pattern: /http-equiv\s*=\s*["']?\s*refresh/giu,
    found: 'A page that leads elsewhere by itself is not allowed.',
    todo: 'Remove the refresh.',
  },
  {
    pattern:
      /(?<![\w-])(?:src|srcset|href|action|formaction|ping|poster|background|data)\s*=\s*(?!["']?[#\ufffc])/giu,
    found: 'An address outside the document stands here.',
    todo: 'Link to an id of the document ("#…") or write the address as text.',
  },
  {
    pattern: /url\(\s*(?!["']?#)/giu,
    found: 'A style loads something from outside the document.',
    todo: 'Remove the url(): pictures come from the place’s brand.yaml.',
  },
  {
    pattern: /=\s*\ufffc/gu,
    found: 'A value stands in an attribute without quotation marks.',
    todo: 'Put double quotation marks around it.',
  },
  {
    pattern: /(?:src|href|style|srcset)\s*=\s*"(?!#)[^"]*\ufffc/giu,
    found: 'A value of the document must not become an address or a style.',
    todo: 'Use it as text, or as a class.',
  },
];

/**
 * Problems of one shell: scripts, addresses outside, raw slots other than `{{{body}}}`, unknown names, and elements and
 * styles that would damage the tags of the PDF. Empty for a shell that may be used.
 */
export function lintShell(file: string, text: string): Message[] {
  const problems: Message[] = [];
  const report = (start: Point, found: string, todo: string) => {
    problems.push({
      rule: 'unsafe-shell',
      severity: 'error',
      found,
      todo,
      origin: { file, start, end: start },
    });
  };
  const program = parse(file, text, report);
  if (!program) return problems;
  checkStatements(program.body, report);

  const plain = blankMustaches(text);
  for (const { pattern, found, todo } of markup) {
    for (const match of plain.matchAll(pattern)) report(pointAt(plain, match.index), found, todo);
  }
  if (
    file.endsWith('page.hbs') &&
    !/<head[^>]*>\s*<meta http-equiv="Content-Security-Policy" content="\{\{policy\}\}">/u.test(text)
  ) {
    report(
      { line: 1, column: 1 },
      'The security policy does not stand first in the head.',
      'Begin the head with <meta http-equiv="Content-Security-Policy" content="{{policy}}">.',
    );
  }
  const part = /([\w-]+)\.hbs$/u.exec(file)?.[1] ?? '';
  lintMarkup(file, plain, part, report);
  return problems;
}

type Report = (start: Point, found: string, todo: string) => void;

function parse(file: string, text: string, report: Report): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(text, { srcName: file });
  } catch (error) {
    const line = Number(/line (\d+)/u.exec(String(error))?.[1] ?? 1);
    report(
      { line, column: 1 },
      `The shell cannot be read: ${String(error).split('\n').at(-1)?.trim()}`,
      'Check that every {{ and every block is closed.',
    );
    return undefined;
  }
}

function checkStatements(statements: readonly hbs.AST.Statement[], report: Report): void {
  for (const statement of statements) {
    const at = { line: statement.loc.start.line, column: statement.loc.start.column + 1 };
    if (isNode<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) {
      const path = pathOf(statement.path);
      if (!statement.escaped && path !== 'body') {
        report(at, 'Only {{{body}}} may put HTML into a shell.', 'Use double braces: {{…}}.');
      }
      if (statement.params.length > 0)
        report(at, `“${path}” takes no values: it is no helper.`, `Use one of ${helpers.join(', ')}.`);
      checkPath(statement.path, at, report);
    } else if (isNode<hbs.AST.BlockStatement>(statement, 'BlockStatement')) {
      const helper = pathOf(statement.path);
      if (!helpers.includes(helper))
        report(at, `“${helper}” is no helper that shells have.`, `Use one of ${helpers.join(', ')}.`);
      for (const param of statement.params) checkPath(param, at, report);
      checkStatements(statement.program?.body ?? [], report);
      checkStatements(statement.inverse?.body ?? [], report);
    } else if (isNode<hbs.AST.PartialStatement>(statement, 'PartialStatement')) {
      const name = pathOf(statement.name);
      if (!shellFiles.some((shell) => shell === name)) {
        report(at, `There is no shell “${name}”.`, `The shells are ${shellFiles.join(', ')}.`);
      }
    } else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      report(at, 'Shells have no decorators and no partials with a body.', 'Remove it.');
    }
  }
}

function checkPath(expression: hbs.AST.Expression, at: Point, report: Report): void {
  if (!isNode<hbs.AST.PathExpression>(expression, 'PathExpression')) {
    report(at, 'Only a name may stand here.', `The names are ${[...shellNames].join(', ')}.`);
    return;
  }
  if (expression.data) {
    const known = ['first', 'last', 'index'];
    if (known.includes(expression.parts.join('.'))) return;
    report(
      at,
      `Shells have no “${expression.original}”.`,
      `There are ${known.map((name) => `@${name}`).join(', ')}.`,
    );
    return;
  }
  for (const part of expression.parts) {
    if (shellNames.has(part)) continue;
    const meant = nearest(part, shellNames);
    report(
      at,
      `Shells have no value “${part}”.`,
      meant ? `Did you mean “${meant}”?` : `The names are ${[...shellNames].join(', ')}.`,
    );
  }
}

function pathOf(expression: hbs.AST.Expression): string {
  return 'original' in expression ? String(expression.original) : '';
}

function isNode<T extends hbs.AST.Node>(node: hbs.AST.Node, type: T['type']): node is T {
  return node.type === type;
}

/** The text with every mustache as blanks of the same length, the first a U+FFFC, so that positions stay. */
function blankMustaches(text: string): string {
  return text.replace(
    /\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/gu,
    (mustache) => `\ufffc${mustache.slice(1).replace(/[^\n]/gu, ' ')}`,
  );
}

function pointAt(text: string, index: number): Point {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
