import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import { pluralClasses } from './icu-message.ts';

/**
 * An ICU message with each of its words changed, between square brackets, and with all the plural classes that
 * `language` has; values and branches stay. The message itself where it cannot be read.
 */
export function mapMessageWords(text: string, language: string, change: (words: string) => string): string {
  let elements: MessageFormatElement[];
  try {
    elements = parse(text, { ignoreTag: true });
  } catch {
    return text;
  }
  const words = (value: string): MessageFormatElement => ({ type: TYPE.literal, value });
  const mapped = (list: readonly MessageFormatElement[]): MessageFormatElement[] =>
    list.map((element): MessageFormatElement => {
      if (element.type === TYPE.literal) return words(change(element.value));
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
      const options = Object.fromEntries(
        Object.entries(element.options).map(([name, option]) => [name, { value: mapped(option.value) }]),
      );
      if (element.type === TYPE.select) return { ...element, options };
      const other = options['other'];
      const missing = pluralClasses(language, element.pluralType ?? 'cardinal').filter(
        (name) => !Object.hasOwn(options, name),
      );
      const added = Object.fromEntries(missing.flatMap((name) => (other ? [[name, other]] : [])));
      return { ...element, options: { ...options, ...added } };
    });
  return printAST([words('['), ...mapped(elements), words(']')]);
}
