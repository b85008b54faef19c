import { nameCases, nearest, type ProseInline } from '@decode/model';
import type { PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { type Reading, report } from './reading.ts';
import { shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax.ts';

type Syntax = SyntaxNode & { position?: Position | undefined };

/** Language that `{lang=…}` behind an emphasis gives it. */
export function languageBehind(next: PhrasingContent | undefined): string | undefined {
  if (next?.type !== 'syntax' || next.name !== 'attributes') return undefined;
  return /^\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\}$/.exec(next.raw)?.[1];
}

/** Fields, citations, notes; what is wrong in one is reported, and it stays as text. */
export function syntaxInline(
  node: Syntax,
  previous: PhrasingContent | undefined,
  reading: Reading,
): ProseInline[] {
  const raw = node.raw.replace(/[ \t]*\n[ \t>]*/g, ' ');
  const asText: ProseInline = { type: 'text', value: raw };
  switch (node.name) {
    case 'bang':
      return [asText];
    case 'field':
      return [fieldOf(raw, node, reading) ?? asText];
    case 'cite':
      return [citeOf(raw, node, reading) ?? asText];
    case 'noteCall': {
      const note = raw.slice(2, -1);
      if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(note)) return [{ type: 'noteReference', note }];
      report(reading, node.position, {
        rule: 'note-name',
        found: `The name of a note («${shorten(note)}») has other characters than letters, digits and hyphens.`,
        todo: 'Write the call as [^name] and its text below as [^name]: text.',
      });
      return [asText];
    }
    case 'attributes': {
      const emphasised = previous?.type === 'emphasis';
      if (emphasised && languageBehind(node) !== undefined) return [];
      const named = emphasised && raw.startsWith('{lang=');
      report(reading, node.position, {
        rule: 'word-language',
        found: named ? `${shorten(raw)} does not name a language.` : `${shorten(raw)} does not belong here.`,
        todo: named
          ? 'Write the code of the language and close the brace: *word*{lang=de}.'
          : 'Mark a foreign word as *word*{lang=de}, with nothing between; write a brace that is meant as such as \\{.',
      });
      return [asText];
    }
    case 'fieldOpen':
    case 'citeOpen':
    case 'noteOpen':
      report(reading, node.position, unclosed[node.name]);
      return [asText];
  }
}

const unclosed = {
  fieldOpen: {
    rule: 'unclosed-field',
    found: 'A field starts with {{ and does not end.',
    todo: 'Close it as in {{ place.name }}; write braces that are meant as such as \\{\\{.',
  },
  citeOpen: {
    rule: 'unclosed-citation',
    found: 'A citation starts with [@ and does not end.',
    todo: 'Close it as in [@key] or [@one; @other]; write a bracket that is meant as such as \\[.',
  },
  noteOpen: {
    rule: 'unclosed-note',
    found: 'The call of a note starts with [^ and does not end.',
    todo: 'Close it as in [^name]; write a bracket that is meant as such as \\[.',
  },
} as const;

const fieldPath = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)+$/;

function fieldOf(raw: string, node: Syntax, reading: Reading): ProseInline | undefined {
  const fault = (found: string, todo: string) => {
    report(reading, node.position, { rule: 'field-form', found, todo });
    return undefined;
  };
  const inner = raw.slice(2, -2).trim();
  if (inner.startsWith('{'))
    return fault('A field has three braces.', 'Write it with two: {{ place.name }}.');
  const [path = '', ...rest] = inner.split(/\s+/);
  if (path === '')
    return fault('A field is empty.', 'Name the value between the braces, as in {{ place.name }}.');
  if (!fieldPath.test(path)) {
    return fault(
      `«${shorten(path)}» is not the name of a value.`,
      'Write words with dots between them, as in {{ place.name }} or {{ data.population-city.last }}.',
    );
  }
  if (rest.length === 0) return { type: 'field', path: path.split('.') };
  const wanted = /^case=("?)([A-Za-z]+)\1$/.exec(rest[0] ?? '')?.[2];
  if (rest.length > 1 || wanted === undefined) {
    return fault(
      `Behind the name of the value stands «${shorten(rest.join(' '))}», which is not understood.`,
      'Only a form may follow: {{ place.name case=in }}.',
    );
  }
  if (!(nameCases as readonly string[]).includes(wanted)) {
    const meant = nearest(wanted, nameCases);
    return fault(
      `There is no form «${wanted}».`,
      `${meant ? `Perhaps ${meant} is meant. ` : ''}The forms are ${nameCases.join(', ')}.`,
    );
  }
  return { type: 'field', path: path.split('.'), case: wanted };
}

function citeOf(raw: string, node: Syntax, reading: Reading): ProseInline | undefined {
  const keys = raw
    .slice(1, -1)
    .split(';')
    .map((part) => part.trim());
  const wrong = keys.find((key) => !/^@[a-z0-9]+(-[a-z0-9]+)*$/.test(key));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (wrong === undefined && twice === undefined)
    return { type: 'cite', keys: keys.map((key) => key.slice(1)) };
  report(reading, node.position, {
    rule: 'citation-form',
    found:
      wrong === undefined
        ? `${twice} is cited twice here.`
        : `«${shorten(wrong)}» is not the key of a source.`,
    todo: 'Write keys of sources.yaml (lower-case letters, digits, hyphens) and nothing else: [@key] or [@one; @other].',
  });
  return undefined;
}
