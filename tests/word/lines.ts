/** A text in one look: `look` names strong, emphasis, code and the target of a link; empty for plain text. */
export interface Run {
  readonly text: string;
  readonly look: string;
}
export interface Look {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly code?: boolean;
  readonly link?: string;
  /** Emphasis of words in another language, which is a style of theirs. */
  readonly foreign?: boolean;
  /** In a link inside the document. */
  readonly within?: boolean;
  /** In a note: the notes around, the outermost first. */
  readonly notes?: readonly string[];
}

/** One line: what is dressed stands in braces behind its look. Blanks are one each, and belong to what is on both sides. */
export function lineOf(runs: readonly Run[]): string {
  const letters = runs.flatMap(({ text, look }) =>
    [...text.replace(/[\u00ad\u200b\ufeff]/gu, '')].map((letter) => ({ letter, look })),
  );
  const parts: { text: string; look: string }[] = [];
  let blank = false;
  for (const { letter, look } of letters) {
    if (/\s/u.test(letter)) {
      blank = true;
      continue;
    }
    const last = parts.at(-1);
    if (last?.look === look) last.text += (blank ? ' ' : '') + letter;
    else {
      if (last && blank) parts.push({ text: ' ', look: ' ' });
      parts.push({ text: letter, look });
    }
    blank = false;
  }
  return parts.map(({ text, look }) => (look.trim() === '' ? text : `{${look}: ${text}}`)).join('');
}

export function dressed(text: string, { strong, emphasis, code, link }: Look): Run {
  const look = [strong && 'strong', emphasis && 'emphasis', code && 'code', link && `to ${link}`];
  return { text, look: look.filter(Boolean).join(' ') };
}

export function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
