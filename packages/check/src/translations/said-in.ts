import { mapMessageWords } from '@decode/source';

/** What is not said in the language of the text: phrases of another one, code, fields, citations, notes, addresses. */
const foreign =
  /\*[^*]*\*\{lang=[^}]*\}|`[^`]*`|\{\{.*?\}\}|\[[@^][^\]]*\]|\]\([^)\s]*\)|(?:https?:\/\/|www\.)\S+/gu;

/** What a text says in its own language; of an ICU message, its words without arguments. */
export function saidIn(kind: string, text: string, language: string): string {
  if (kind !== 'message') return text.replace(foreign, ' ');
  const said: string[] = [];
  mapMessageWords(text, language, (words) => {
    said.push(words);
    return words;
  });
  return said.join('\n');
}
