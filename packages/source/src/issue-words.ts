import { type Message, nearest } from '@decode/model';
import type { z } from 'zod';
import type { Path } from './positions.ts';
import { shorten } from './shorten.ts';

export type Issue = z.core.$ZodIssue;
type Words = Pick<Message, 'rule' | 'found' | 'todo'>;

/** `activities › entry 2 › action`: entries are counted from 1. */
function named(path: Path): string {
  return path.length === 0
    ? 'The file'
    : `«${path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step)).join(' › ')}»`;
}

/** What is wrong with a value and what to do; `got` is the value as it was read, undefined where there is none. */
export function issueWords(issue: Issue, path: Path, got: unknown): Words {
  const name = named(path);
  const last = path.at(-1);
  if (got === undefined && issue.code !== 'invalid_key') {
    const what = expected(issue);
    return typeof last === 'number'
      ? { rule: 'missing-entry', found: `The entry ${name} is missing.`, todo: `Add ${what}.` }
      : {
          rule: 'missing-field',
          found: `The field ${name} is missing.`,
          todo: `Add a line «${last ?? ''}:» with ${what}.`,
        };
  }
  if (got === null) {
    return {
      rule: 'empty-field',
      found: `The field ${name} is empty.`,
      todo: `Write ${expected(issue)} behind the colon, or delete the line if the field may be left out.`,
    };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        rule: 'wrong-type',
        found: `${name} is ${kindOf(got)}; ${expected(issue)} is expected.`,
        todo: retype(issue.expected, got),
      };
    case 'invalid_value': {
      const values = issue.values.map(String);
      const guess = nearest(String(got), values);
      return {
        rule: 'not-in-list',
        found: `${name} is «${shown(got)}», which is not one of the values it may have.`,
        todo: `${guess !== undefined ? `Perhaps «${guess}» is meant; write` : 'Write'} one of: ${values.join(', ')}.`,
      };
    }
    case 'too_big':
    case 'too_small':
      return size(issue, name, got);
    case 'invalid_format':
      return {
        rule: 'wrong-form',
        found: `${name} is «${shown(got)}»; it must be: ${formatWords(issue)}.`,
        todo: 'Correct it to that form.',
      };
    case 'invalid_key':
      return {
        rule: 'wrong-name',
        found: `The name «${String(last)}» is not allowed here.`,
        todo: `Write ${issue.issues.map(formatOf).join(' or ') || 'another name'}.`,
      };
    case 'invalid_union':
      return {
        rule: 'wrong-value',
        found: `${name} is ${kindOf(got)} that has none of the forms it may have.`,
        todo: unionWords(issue),
      };
    case 'not_multiple_of':
      return {
        rule: 'wrong-value',
        found: `${name} is ${shown(got)}; it must be a multiple of ${issue.divisor}.`,
        todo: 'Correct the number.',
      };
    default:
      return { rule: 'wrong-value', found: `${name}: ${issue.message}.`, todo: 'Correct the value.' };
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? 'a value';
    case 'invalid_value':
      return `one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formatWords(issue);
    default:
      return 'its value';
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text «${shown(value)}»`;
  if (typeof value === 'number' || typeof value === 'boolean')
    return `${typeof value === 'number' ? 'the number' : ''} ${String(value)}`.trim();
  return 'a group of fields';
}

function retype(wanted: string, got: unknown): string {
  if (wanted === 'string') {
    if (typeof got === 'number' || typeof got === 'boolean')
      return `Put it in quotation marks: "${String(got)}".`;
    return 'Write one text; put it in double quotation marks if it starts with a bracket or has a colon in it.';
  }
  if (wanted === 'number' || wanted === 'int') {
    if (typeof got === 'string' && /\d/.test(got))
      return 'Write digits only, without quotation marks, blanks or units; decimals with a point: 1234.5.';
    if (wanted === 'int' && typeof got === 'number') return 'Write it without decimals.';
    return 'Write a number.';
  }
  if (wanted === 'boolean') return 'Write true or false, without quotation marks.';
  if (wanted === 'array' || wanted === 'tuple') return 'Write a list: a line with "- " before each entry.';
  return 'Write its fields below it, set in by two blanks, each as name: value.';
}

type Size = Extract<Issue, { code: 'too_big' | 'too_small' }>;

function size(issue: Size, name: string, got: unknown): Words {
  const big = issue.code === 'too_big';
  const limit = Number(big ? issue.maximum : issue.minimum);
  const bound = issue.exact ? `exactly ${limit}` : `${big ? 'at most' : 'at least'} ${limit}`;
  if (typeof got === 'string') {
    const length = got.trim().length;
    if (!big && length === 0)
      return {
        rule: 'empty-field',
        found: `The text ${name} is empty.`,
        todo: 'Write it, or delete the line if the field may be left out.',
      };
    const by = Math.abs(length - limit);
    return {
      rule: big ? 'too-long' : 'too-short',
      found: `${name} has ${length} characters; ${bound} are ${big ? 'allowed' : 'needed'}.`,
      todo: big ? `Shorten it by ${by} ${by === 1 ? 'character' : 'characters'}.` : `Add at least ${by}.`,
    };
  }
  if (Array.isArray(got)) {
    return {
      rule: big ? 'too-many' : 'too-few',
      found: `${name} has ${got.length} ${got.length === 1 ? 'entry' : 'entries'}; ${bound} are ${big ? 'allowed' : 'needed'}.`,
      todo: big ? 'Delete or join entries.' : 'Add entries.',
    };
  }
  const strict = issue.inclusive === false ? (big ? 'less than' : 'more than') : big ? 'at most' : 'at least';
  return {
    rule: big ? 'too-big' : 'too-small',
    found: `${name} is ${shown(got)}; it must be ${strict} ${limit}.`,
    todo: 'Correct the number.',
  };
}

const formats: Readonly<Record<string, string>> = {
  date: 'a day of the calendar such as 2026-11-30',
  url: 'an address that starts with https://',
  email: 'an address such as name@example.org',
};

function formatWords(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  return (
    formats[issue.format] ??
    (issue.message.startsWith('Invalid')
      ? `a text of the form ${issue.pattern ?? issue.format}`
      : issue.message)
  );
}
const formatOf = (issue: Issue): string =>
  issue.code === 'invalid_format' ? formatWords(issue) : expected(issue);

function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const options = issue.errors.flatMap((errors) =>
    errors.filter((error) => error.path.length === 0).map(expected),
  );
  return options.length === 0
    ? 'Compare it with the same field elsewhere.'
    : `Write ${[...new Set(options)].join(' or ')}.`;
}

function shown(value: unknown): string {
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 60);
}
