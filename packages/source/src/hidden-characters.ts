import type { Message } from '@decode/model';

/** Control characters except tab and line end, separators that only some editors break lines at, a mark of byte order inside a text. */
const control = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff`;
/** Marks that turn the direction of writing (https://trojansource.codes). */
const turning = String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`;
const anyHidden = new RegExp(`[${control}${turning}\ufffd]`);
const hidden = new RegExp(anyHidden, 'g');
const turns = new RegExp(`[${turning}]`);

export type Words = Pick<Message, 'rule' | 'found' | 'todo' | 'why'>;

/** Characters that no reader sees and that damage documents, each with what to say about it. */
export function hiddenCharacters(
  text: string,
): { readonly offset: number; readonly character: string; readonly words: Words }[] {
  if (!anyHidden.test(text)) return [];
  return Array.from(text.matchAll(hidden), (match) => ({
    offset: match.index,
    character: match[0],
    words: wordsFor(match[0]),
  }));
}

function wordsFor(character: string): Words {
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (character === '\ufffd') {
    return {
      rule: 'lost-character',
      found: 'A replacement character (�) stands where a letter was lost in an earlier conversion.',
      todo: 'Write the letter that belongs here.',
    };
  }
  if (turns.test(character)) {
    return {
      rule: 'direction-mark',
      found: `An invisible mark that turns the direction of writing (${name}) stands here.`,
      todo: 'Delete the mark: put the cursor behind it and press the backspace key once.',
      why: 'It makes readers see other text than the file holds.',
    };
  }
  return {
    rule: 'control-character',
    found: `An invisible control character (${name}) stands here.`,
    todo: 'Delete it: put the cursor behind it and press the backspace key once.',
    why: 'Word and PDF files with such characters are damaged.',
  };
}
