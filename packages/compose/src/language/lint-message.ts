import type { Message, Origin } from '@decode/model';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * Faults of an ICU message that no comparison with its source finds, because it can be read and still prints something
 * else than its writer sees: an apostrophe that hides a value, a number or date in a style that is not the document's.
 */
export function lintMessage(message: string, origin?: Origin): Message[] {
  const at = origin ? { origin } : {};
  const faults: Message[] = [];
  if (message.includes("'")) {
    // The apostrophe quotes what follows only before these signs (ICU, ApostropheMode.DOUBLE_OPTIONAL).
    const hides = /'[{}#|']/.test(message);
    faults.push({
      rule: 'message-apostrophe',
      severity: hides ? 'error' : 'warning',
      found: hides
        ? `A straight apostrophe hides what stands after it in braces: «${message}».`
        : `A straight apostrophe in «${message}».`,
      todo: 'Write the apostrophe as ’.',
      ...at,
    });
  }
  for (const { name, how } of ownStyles(read(message))) {
    faults.push({
      rule: 'message-format',
      severity: 'error',
      found: `{${name}} is written as ${how}, in another style than the document's: «${message}».`,
      todo: `Write {${name}} or {${name}, number}.`,
      ...at,
    });
  }
  return faults;
}

function read(message: string): MessageFormatElement[] {
  try {
    return parse(message, { ignoreTag: true });
  } catch {
    // What cannot be read is told by who compiles it.
    return [];
  }
}

function ownStyles(elements: readonly MessageFormatElement[]): { name: string; how: string }[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.date:
        return [{ name: element.value, how: 'a date' }];
      case TYPE.time:
        return [{ name: element.value, how: 'a time' }];
      case TYPE.number:
        return element.style && element.style !== 'percent'
          ? [{ name: element.value, how: 'a number of its own kind' }]
          : [];
      case TYPE.plural:
      case TYPE.select:
        return Object.values(element.options).flatMap(({ value }) => ownStyles(value));
      default:
        return [];
    }
  });
}
