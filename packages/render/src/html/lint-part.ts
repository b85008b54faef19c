import type { Point, Theme } from '@decode/model';
import {
  type Atrule,
  type CssNode,
  type Declaration,
  generate,
  lexer,
  parse,
  type Rule,
  type Selector,
  walk,
} from 'css-tree';
import { lintLayout } from './lint-layout.ts';
import { plainName } from './lint-styles.ts';
import { kebab } from './page-styles.ts';

/** Inks by the ground that they are read on: pairs whose contrast every theme holds (tests/colour-pairs.test.ts). */
export const pairsOfShells = {
  paper: ['ink', 'ink2', 'brand', 'accent'],
  tint: ['ink', 'ink2', 'brand', 'accent'],
  tint2: ['ink', 'ink2', 'brand', 'accent'],
  solid: ['onSolid'],
} as const satisfies Partial<Record<keyof Theme, readonly (keyof Theme)[]>>;

const tokens: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(pairsOfShells).map(([ground, inks]) => [kebab(ground), inks.map(kebab)]),
);

type Report = (start: Point, found: string, todo: string) => void;

/**
 * Styles of a shell that reach beyond its part, or by which text may be lost. `part` is the class of what the
 * shell makes: `cover`.
 */
export function lintPart(
  css: string,
  part: string,
  context: 'stylesheet' | 'declarationList',
  report: Report,
): void {
  const tell = (node: CssNode, found: string, todo: string) => {
    const { line = 1, column = 1 } = node.loc?.start ?? {};
    report({ line, column }, found, todo);
  };
  const sheet = parse(css, { context, positions: true });
  if (sheet.type === 'DeclarationList') lintDeclarations(declarationsOf(sheet.children), undefined, tell);
  let depth = 0;
  walk(sheet, {
    enter(node: CssNode) {
      if (node.type === 'Atrule') lintAtRule(node, tell);
      if (node.type !== 'Rule') return;
      if (++depth > 1)
        tell(node, 'A rule stands inside another one.', 'Write each rule of a shell by itself.');
      else lintSelectors(node, part, tell);
      lintDeclarations(declarationsOf(node.block.children), generate(node.prelude), tell);
    },
    leave(node: CssNode) {
      if (node.type === 'Rule') depth--;
    },
  });
}

type Tell = (node: CssNode, found: string, todo: string) => void;

function lintAtRule(node: Atrule, tell: Tell): void {
  if (!/^(?:media|supports|container)$/u.test(plainName(node.name)))
    tell(
      node,
      `A shell styles only its own part, and "@${node.name}" reaches the whole document.`,
      'Remove it: pages, fonts and layers come with the base.',
    );
}

function lintSelectors({ prelude }: Rule, part: string, tell: Tell): void {
  const selectors = prelude.type === 'SelectorList' ? prelude.children.toArray() : [prelude];
  for (const selector of selectors)
    if (selector.type !== 'Selector' || !staysInside(selector, part))
      tell(
        selector,
        `A shell styles only its own part, and "${generate(selector)}" reaches other parts of the document.`,
        `Begin the selector with the class of the part: ".${part} …".`,
      );
}

/** Begins with an element of the class, and goes on to what is in it, not to what stands beside it. */
function staysInside({ children }: Selector, part: string): boolean {
  const parts = children.toArray();
  const next = parts.findIndex(({ type }) => type === 'Combinator');
  const first = next < 0 ? parts : parts.slice(0, next);
  const combinator = parts[next];
  return (
    first.some((one) => one.type === 'ClassSelector' && one.name === part) &&
    (combinator?.type !== 'Combinator' || /^[ >]$/u.test(combinator.name))
  );
}

function declarationsOf(children: Iterable<CssNode>): Declaration[] {
  return [...children].filter((node) => node.type === 'Declaration');
}

function lintDeclarations(
  declarations: readonly Declaration[],
  selector: string | undefined,
  tell: Tell,
): void {
  let ink: Declaration | undefined;
  let ground: Declaration | undefined;
  for (const declaration of declarations) {
    const name = plainName(declaration.property);
    if (declaration.property.startsWith('--')) {
      tell(
        declaration,
        'A shell sets no variables: the base’s own styles use them.',
        'Write the value itself.',
      );
      continue;
    }
    if (/^(?:text-fill-color|all)$/u.test(name)) {
      tell(declaration, `"${name}" may hide the text.`, 'Use "color" with a token of the design.');
      continue;
    }
    const fault = lintLayout(declaration, selector);
    if (fault) tell(declaration, fault.found, fault.todo);
    if (name === 'color') ink = declaration;
    else if (/^background(?:-color|-image)?$/u.test(name)) ground = declaration;
    else if (hasOwnColour(declaration))
      tell(declaration, 'This colour is none of the design.', 'Use a token of the design: var(--rule).');
  }
  const named = ink ?? ground;
  // What comes from around, or is taken away, may leave an ink on another ground than its own.
  if (!named || tokens.get((ground && tokenOf(ground)) ?? '')?.includes((ink && tokenOf(ink)) ?? '')) return;
  tell(
    named,
    'Whether text can be read in these colours is not known.',
    `Set both in one rule, as tokens of the design: ${[...tokens]
      .map(([on, [first]]) => `"color: var(--${first}); background: var(--${on})"`)
      .join(' or ')}.`,
  );
}

/** The name in `var(--name)`; undefined for every other value. */
function tokenOf({ value }: Declaration): string | undefined {
  return /^var\(--([\w-]+)\)$/u.exec(generate(value).trim())?.[1];
}

function hasOwnColour({ value }: Declaration): boolean {
  let found = value.type === 'Raw';
  walk(value, (node) => {
    if (node.type !== 'Hash' && node.type !== 'Function' && node.type !== 'Identifier') return;
    const written = generate(node);
    if (/^(?:currentcolor|transparent|none|inherit)$/iu.test(written)) return;
    if (node.type === 'Function' && /^(?:var|calc|min|max|clamp)$/iu.test(node.name)) return;
    if (node.type === 'Hash' || lexer.match('<color>', written).matched !== null) found = true;
  });
  return found;
}
