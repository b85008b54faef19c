import type { WordChange } from '@decode/translate';

/** Words of the unchanged text that are shown on either side of a change. */
const around = 5;

/**
 * A change of a text on one line, for a terminal and without colour: «… Cities lost [was «12.5», now «13»] ha of trees
 * [added «in 2019»] …».
 */
export function changeWords(changes: readonly WordChange[]): string {
  const parts: string[] = [];
  for (let at = 0; at < changes.length; at++) {
    const here = changes[at];
    const next = changes[at + 1];
    if (!here) continue;
    if (here.kind === 'same') {
      parts.push(near(here.text, at > 0, at < changes.length - 1));
      continue;
    }
    const [was, now] = here.kind === 'removed' ? [here, next] : [next, here];
    if (next && next.kind !== 'same' && next.kind !== here.kind) {
      parts.push(marked(`was ${quoted(was?.text)}, now ${quoted(now?.text)}`, here.text));
      at++;
    } else parts.push(marked(`${here.kind} ${quoted(here.text)}`, here.text));
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** With the blanks that the change brought at its ends: they part it from the words beside it. */
function marked(words: string, text: string): string {
  const [before = ''] = /^\s*/.exec(text) ?? [];
  const [after = ''] = /\s*$/.exec(text) ?? [];
  return `${before}[${words}]${after}`;
}

function quoted(text = ''): string {
  return `«${text.trim() === '' ? text : text.trim()}»`;
}

/** The words next to a change; all of them where they are few. */
function near(text: string, afterChange: boolean, beforeChange: boolean): string {
  const words = text.match(/\s*\S+\s*/g) ?? [text];
  const most = around * (Number(afterChange) + Number(beforeChange));
  if (words.length <= most) return text;
  const head = afterChange ? words.slice(0, around).join('').trimEnd() : '';
  const tail = beforeChange ? words.slice(-around).join('').trimStart() : '';
  return [head, '…', tail].join(' ');
}
