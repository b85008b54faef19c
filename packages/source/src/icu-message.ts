import type { Message, Origin } from '@decode/model';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** Has an ICU message words of its own, or only arguments? A message that cannot be read counts as words. */
export function messageWords(text: string): boolean {
  const { elements } = read(text);
  return elements === undefined || hasWords(elements);
}

/**
 * A message cut at its values, for tools that protect them: `{place}` is a value, what stands between is words. Where
 * numbers or cases choose among words, or an apostrophe hides a brace, all of it is words: no tool can cut it rightly.
 */
export function messagePieces(text: string): { readonly argument: boolean; readonly value: string }[] {
  const { elements } = read(text);
  const plain = elements?.every(({ type }) => type === TYPE.literal || type === TYPE.argument);
  if (!plain || text.includes("'")) return [{ argument: false, value: text }];
  return text
    .split(/(\{[^{}]*\})/)
    .map((value) => ({ argument: value.startsWith('{'), value }))
    .filter(({ value }) => value !== '');
}

function hasWords(elements: readonly MessageFormatElement[]): boolean {
  return elements.some((element) => {
    if (element.type === TYPE.literal) return /\p{L}/u.test(element.value);
    return inner(element).some(hasWords);
  });
}

/** What is broken in a translated ICU message: its syntax, its arguments, the plural classes of its language. */
export function checkMessage(source: string, target: string, language: string, origin?: Origin): Message[] {
  const where = origin && { origin };
  const fault = (rule: string, found: string, todo: string): Message => ({
    rule,
    severity: 'error',
    found,
    todo,
    ...where,
  });
  const { elements, problem } = read(target);
  if (!elements) {
    return [
      fault(
        'message-form',
        `The message cannot be read: ${problem}.`,
        'Compare its braces with those of the source text.',
      ),
    ];
  }
  const faults: Message[] = [];
  const wanted = read(source).elements ?? elements;
  const names = { wanted: argumentNames(wanted), found: argumentNames(elements) };
  const found = new Set([...names.found.keys()].map(argument));
  const expected = new Set([...names.wanted.keys()].map(argument));
  for (const name of names.wanted.keys()) {
    if (!found.has(argument(name)))
      faults.push(
        fault('message-argument', `The translation lacks {${name}}.`, `Put {${name}} where it belongs.`),
      );
  }
  for (const name of names.found.keys()) {
    if (!expected.has(argument(name)) && !everywhere.has(argument(name)) && !agreement.test(name))
      faults.push(
        fault(
          'message-argument',
          `The translation has {${name}}, which the source does not have.`,
          'Delete it, or correct its name.',
        ),
      );
  }
  for (const [name, format] of names.wanted) {
    const other = names.found.get(name);
    if (other !== undefined && format !== other && format !== '' && other !== '') {
      faults.push(
        fault(
          'message-argument',
          `{${name}} is written as ${other}; the source has ${format}.`,
          `Write it as in the source: {${name}, ${format}}.`,
        ),
      );
    }
  }
  const always = new Set([...alwaysPrinted(elements)].map(argument));
  for (const name of alwaysPrinted(wanted)) {
    if (found.has(argument(name)) && !always.has(argument(name))) {
      faults.push(
        fault(
          'message-argument',
          `{${name}} is not in every branch of the translation.`,
          `Put {${name}} into each branch, as in the source.`,
        ),
      );
    }
  }
  faults.push(
    ...pluralFaults(elements, language).map(([found, todo]) => fault('message-plural', found, todo)),
  );
  return faults;
}

/** Values that every message may use, whether its source does or not. */
const everywhere: ReadonlySet<string> = new Set(['kind', 'trend', 'place', 'partner', 'body']);

/** What words can agree with in one language and not in another. */
const agreement = /^(?:place|partner|body)(?:Gender|Number)$/;

/** A language may need a name in another form: {bodyAcc} stands for {body}. */
function argument(name: string): string {
  return name.replace(/^(place|partner|body)(?:Nom|Gen|Dat|Acc|Ins|Loc|Voc|In|Of|From|To)$/, '$1');
}

function read(text: string): {
  readonly elements?: readonly MessageFormatElement[];
  readonly problem?: string;
} {
  try {
    return { elements: parse(text, { ignoreTag: true }) };
  } catch (error) {
    // The parser throws a SyntaxError whose message is the name of the error's kind, and whose location is its place.
    const { message } = error as Error;
    return { problem: message.toLowerCase().replaceAll('_', ' ') };
  }
}

/** The parts of an element that hold elements themselves. */
function inner(element: MessageFormatElement): readonly (readonly MessageFormatElement[])[] {
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).map((option) => option.value);
  if (element.type === TYPE.tag) return [element.children];
  return [];
}

/** Every argument with how it is formatted; '' where it only stands there or chooses a branch. */
function argumentNames(
  elements: readonly MessageFormatElement[],
  out = new Map<string, string>(),
): Map<string, string> {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
      case TYPE.plural:
      case TYPE.select:
        if (!out.has(element.value)) out.set(element.value, '');
        break;
      case TYPE.number:
      case TYPE.date:
      case TYPE.time: {
        const kind = element.type === TYPE.number ? 'number' : element.type === TYPE.date ? 'date' : 'time';
        const style = element.style;
        out.set(
          element.value,
          style == null ? kind : `${kind}, ${typeof style === 'string' ? style : JSON.stringify(style)}`,
        );
        break;
      }
      case TYPE.tag:
        out.set(`<${element.value}>`, '');
        break;
      default:
    }
    for (const part of inner(element)) argumentNames(part, out);
  }
  return out;
}

/** Arguments that are printed whichever branches are taken; those that a branch is chosen by do not count. */
function alwaysPrinted(elements: readonly MessageFormatElement[]): Set<string> {
  const out = new Set<string>();
  for (const element of elements) {
    if (
      element.type === TYPE.argument ||
      element.type === TYPE.number ||
      element.type === TYPE.date ||
      element.type === TYPE.time
    ) {
      out.add(element.value);
    }
    const [first, ...rest] = inner(element).map(alwaysPrinted);
    for (const name of first ?? []) if (rest.every((branch) => branch.has(name))) out.add(name);
  }
  return out;
}

function pluralFaults(elements: readonly MessageFormatElement[], language: string): [string, string][] {
  return elements.flatMap((element): [string, string][] => {
    const deeper = inner(element).flatMap((part) => pluralFaults(part, language));
    if (element.type !== TYPE.plural) return deeper;
    const required = pluralClasses(language, element.pluralType ?? 'cardinal');
    const missing = required.filter((name) => !Object.hasOwn(element.options, name));
    if (missing.length === 0) return deeper;
    const found = `The numbers of {${element.value}} lack the form ${missing.map((name) => `«${name}»`).join(', ')}, which ${language} needs.`;
    return [[found, `Add ${missing.map((name) => `${name} {…}`).join(' ')}.`], ...deeper];
  });
}

/** The plural classes of a language in the order of CLDR; the runtime's own order differs from version to version. */
export function pluralClasses(language: string, type: Intl.PluralRuleType): string[] {
  if (Intl.PluralRules.supportedLocalesOf([language]).length === 0) return ['other'];
  const classes = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  return ['zero', 'one', 'two', 'few', 'many', 'other'].filter((name) =>
    classes.includes(name as Intl.LDMLPluralRule),
  );
}
