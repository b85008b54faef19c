import type { Proposed } from '@decode/fold/propose';

/** What people propose, in words for whoever looks after the texts; grouped by recommendation. */
export function proposalWords(list: readonly Proposed[]): string {
  if (list.length === 0) return 'Nobody has changed or commented anything in our text.';
  const groups = new Map<string, Proposed[]>();
  for (const each of list) {
    const name = [each.code, each.folder?.split('/').at(-1)].filter(Boolean).join(' ') || 'Words of no text';
    const group = groups.get(name);
    if (group) group.push(each);
    else groups.set(name, [each]);
  }
  const lines = [...groups].flatMap(([name, own]) => ['', name, ...own.flatMap(linesOf)]);
  return lines.slice(1).join('\n');
}

const titles: Readonly<Record<Proposed['kind'], string>> = {
  words: 'Words changed',
  figure: 'A figure from data was typed over',
  added: 'A paragraph was added',
  removed: 'A paragraph was deleted',
  split: 'A paragraph was parted or moved',
  look: 'The look of words was changed',
  calls: 'A citation or note was changed',
  comment: 'Comment',
};

function linesOf({
  kind,
  file,
  line,
  before,
  after,
  changes,
  by,
  comment,
  patch,
  notes,
}: Proposed): string[] {
  const who = by.map(({ author, date }) =>
    [author || 'unnamed', date.slice(0, 10)].filter(Boolean).join(', '),
  );
  const title = `  ${titles[kind]}${who.length > 0 ? ` (${who.join('; ')})` : kind === 'look' ? '' : ' (not tracked: by whom is not known)'}${file === undefined ? '' : ` · ${file}:${line}`}`;
  const words = comment
    ? [`    ${comment.text}`, `    on: "${comment.quoted || shortened(after)}"`]
    : kind === 'added'
      ? [`    "${after.trim()}"`, `    behind: "${shortened(before)}"`]
      : changes.length === 0
        ? [`    "${shortened(before)}"`]
        : changes.map(({ from, to }) =>
            from.trim() === ''
              ? `    new: "${to.trim()}"`
              : to.trim() === ''
                ? `    deleted: "${from.trim()}"`
                : `    "${from.trim()}" → "${to.trim()}"`,
          );
  const state = patch === undefined ? [] : ['    The patch makes this change.'];
  return [title, ...words, ...notes.map((note) => `    ${note}`), ...state];
}

function shortened(text: string): string {
  const even = text.trim();
  return even.length > 90 ? `${even.slice(0, 89).toWellFormed()}…` : even;
}
