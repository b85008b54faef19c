import type { Message, Origin, Unit } from '@decode/model';
import { checkMessage } from './icu-message.ts';
import { parseInline } from './parse-inline.ts';
import { type ProtectedParts, plainParts, protectedParts } from './protected-parts.ts';

/**
 * What a translation lost or added that has to be the same in every language: fields (their `case=` may differ),
 * citations, notes, addresses of links, code; and markup that cannot be read. Units of kind `message` are ICU
 * messages and are checked as such. An empty list: nothing is broken.
 */
export function checkTarget(unit: Unit, target: string, language: string, origin?: Origin): Message[] {
  if (unit.kind === 'message') return checkMessage(unit.text, target, language, origin);
  const wanted = partsOf(unit);
  const plain = plainParts(target);
  if (plain === wanted) return [];
  const parsed = plain ? undefined : parseInline(target, origin);
  const found = plain ?? protectedParts(parsed?.children ?? []);
  const faults: Message[] = (parsed?.messages ?? []).filter((message) => message.severity === 'error');
  for (const [part, rule, name, todo] of rules) {
    for (const value of subtract(wanted[part], found[part])) {
      const message = `The translation lacks the ${name} ${value}.`;
      faults.push(fault(rule, message, `Put ${value} where it belongs; ${todo}`, origin));
    }
    for (const value of subtract(found[part], wanted[part])) {
      const message = `The translation has the ${name} ${value}, which the source does not have.`;
      faults.push(fault(rule, message, 'Delete it, or look whether another one was meant.', origin));
    }
  }
  return faults;
}

const known = new WeakMap<Unit, ProtectedParts>();

/** Of a source text, which is compared with eight translations. */
function partsOf(unit: Unit): ProtectedParts {
  let parts = known.get(unit);
  if (!parts) {
    parts = plainParts(unit.text) ?? protectedParts(parseInline(unit.text).children);
    known.set(unit, parts);
  }
  return parts;
}

const rules: readonly (readonly [keyof ProtectedParts, string, string, string])[] = [
  ['fields', 'target-field', 'field', 'a form such as case=in may be added.'],
  ['citations', 'target-citation', 'citation', 'it is copied as it stands.'],
  ['notes', 'target-note', 'call of a note', 'it is copied as it stands.'],
  ['links', 'target-link', 'link to', 'the text of the link is translated, the address is not.'],
  ['code', 'target-code', 'code', 'it is copied as it stands.'],
];

function fault(rule: string, found: string, todo: string, origin: Origin | undefined): Message {
  return { rule, severity: 'error', found, todo, ...(origin && { origin }) };
}

/** `a` without what is in `b`, counting how often. */
function subtract(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === 0) return [];
  const rest = [...b];
  return a.filter((value) => {
    const index = rest.indexOf(value);
    if (index === -1) return true;
    rest.splice(index, 1);
    return false;
  });
}
