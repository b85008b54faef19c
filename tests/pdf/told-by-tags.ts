import type { LinkTarget, Tag } from '@decode/render/pdf-reader';
import { placeOf } from './every-tag.ts';
import { headedBy, type Run, type Told } from './told.ts';

/** Elements that group and say nothing by themselves (ISO 32000-1, 14.8.4.2). */
const groups = new Set([
  'Document',
  'Part',
  'Art',
  'Sect',
  'Div',
  'NonStruct',
  'THead',
  'TBody',
  'TFoot',
  'LBody',
]);
const inline = new Set(['Span', 'Link', 'Reference', 'Quote', 'Code', 'Em', 'Strong', 'Annot']);
const words = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TH', 'TD', 'Caption', 'TOCI', 'LI', 'Note']);

/** What a reader of a finished file is told, in the words of `toldByDocument`. */
export function toldByTags(tree: readonly Tag[], lang: string): Told[] {
  const headers = new Map<string, string>();
  const visit = (tag: Tag): void => {
    if (tag.role === 'TH' && tag.id !== undefined) headers.set(tag.id, tag.text);
    tag.children.forEach(visit);
  };
  tree.forEach(visit);
  return tree.flatMap((tag) =>
    tell(tag, tag.lang ?? lang, { head: false, numbered: false, headers, section: 'no section' }),
  );
}

interface Around {
  /** Inside THead. */
  readonly head: boolean;
  /** Inside a list whose marks are numbers. */
  readonly numbered: boolean;
  /** Words of header cells by their ids. */
  readonly headers: ReadonlyMap<string, string>;
  /** Role of the nearest section. */
  readonly section: string;
}

function tell(tag: Tag, lang: string, around: Around): Told[] {
  const told = tellRole(tag, lang, around);
  const place = placeOf(tag);
  return groups.has(tag.role) || !place ? told : told.map((node) => ({ ...node, place, object: tag.object }));
}

function tellRole(tag: Tag, lang: string, around: Around): Told[] {
  const { role } = tag;
  if (groups.has(role)) {
    const section = /^(?:Sect|Art|Part|Div|NonStruct)$/u.test(role) ? role : around.section;
    const inside = { ...around, section, head: around.head || role === 'THead' };
    return contentOf(tag, lang, inside, role === 'LBody' ? 'P' : `words in ${role}`);
  }
  if (role === 'Figure')
    return [
      {
        role,
        said: tag.alt === undefined ? ['without alternative'] : [],
        runs: [{ text: tag.alt ?? '', lang }],
      },
    ];
  if (role === 'L') {
    const numbering = tag.listNumbering ?? 'None';
    const numbered = /^(Decimal|.*Roman|.*Alpha)$/u.test(numbering);
    const said = [numbered ? 'numbers' : numbering === 'None' ? 'no marks' : 'bullets'];
    return [
      { role, said, children: contentOf(tag, lang, { ...around, head: false, numbered }, 'words in L') },
    ];
  }
  if (role === 'LI' || role === 'Note') {
    const labels = tag.children.filter((child) => child.role === 'Lbl');
    const number = /\d+/u.exec(labels.map(({ text }) => text).join(' '))?.[0];
    const said = (around.numbered || role === 'Note') && number !== undefined ? [number] : [];
    const rest = { ...tag, kids: tag.kids.filter((kid) => typeof kid === 'string' || kid.role !== 'Lbl') };
    return [{ role, said, children: contentOf(rest, lang, around, 'P') }];
  }
  if (role === 'TR')
    return [
      { role, said: around.head ? ['head'] : [], children: contentOf(tag, lang, around, 'words in TR') },
    ];
  if (role === 'TH' || role === 'TD') {
    const spans = [
      ...((tag.colSpan ?? 1) > 1 ? [`${tag.colSpan} columns`] : []),
      ...((tag.rowSpan ?? 1) > 1 ? [`${tag.rowSpan} rows`] : []),
    ];
    const cell = {
      role,
      said: [...(tag.scope === undefined ? [] : [tag.scope]), ...spans],
      children: contentOf(tag, lang, around, 'P'),
    };
    return [
      headedBy(
        cell,
        (tag.headers ?? []).map((id) => around.headers.get(id) ?? id),
      ),
    ];
  }
  if (role === 'P' || /^H[1-6]$/u.test(role)) {
    const inside = contentOf(tag, lang, around, role);
    const [only] = inside;
    const said = role === 'P' ? [] : [`of ${around.section}`];
    return inside.length === 1 && only?.role === role
      ? [{ ...only, said }]
      : [{ role, said, runs: [], children: inside }];
  }
  return [
    {
      role,
      said: tag.summary === undefined ? [] : [`summary "${tag.summary}"`],
      children: contentOf(tag, lang, around, words.has(role) ? 'P' : `words in ${role}`),
    },
  ];
}

/** Blocks as they come; words between them as one piece of the given role. */
function contentOf(tag: Tag, lang: string, around: Around, role: string): Told[] {
  const made: Told[] = [];
  let runs: Run[] = [];
  const end = (): void => {
    if (runs.some(({ text }) => text.trim() !== '')) made.push({ role, runs });
    runs = [];
  };
  for (const kid of tag.kids) {
    if (typeof kid === 'string') runs.push({ text: kid, lang });
    else if (inline.has(kid.role) && isInline(kid)) runs.push(...runsOf(kid, kid.lang ?? lang));
    else {
      end();
      made.push(...tell(kid, kid.lang ?? lang, around));
    }
  }
  end();
  return made;
}

/** Whether nothing but words is below an element. */
function isInline({ children }: Tag): boolean {
  return children.every(
    (child) =>
      (inline.has(child.role) || child.role === 'NonStruct' || child.role === 'Lbl') && isInline(child),
  );
}

function runsOf(tag: Tag, lang: string, link?: string, inCode = false): Run[] {
  const code = inCode || tag.role === 'Code';
  const to = tag.links?.map(leadsTo).find((target) => target !== undefined) ?? link;
  const run = (text: string): Run => ({
    text,
    lang,
    ...(to === undefined ? {} : { link: to }),
    ...(code ? { code } : {}),
  });
  if (tag.actualText !== undefined) return [run(tag.actualText)];
  return tag.kids.flatMap((kid) =>
    typeof kid === 'string' ? [run(kid)] : runsOf(kid, kid.lang ?? lang, to, code),
  );
}

function leadsTo({ url, target }: LinkTarget): string | undefined {
  return url ?? (target === undefined ? undefined : `#${target}`);
}
