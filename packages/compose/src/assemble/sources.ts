import type { Block, Inline, Section, Source } from '@decode/model';
import { type Assembly, sourceId } from './assembly.ts';

/** The shortest name under which readers know a source: in a legend, in the line under a chart. */
export function sourceName(assembly: Assembly, key: string): string {
  const source = assembly.draft.project.sources.value[key];
  const [author] = source?.author ?? [];
  const signed = typeof author === 'object' ? author.family : author;
  return source?.['title-short'] ?? signed ?? source?.publisher ?? source?.['container-title'] ?? key;
}

/** «Eurostat, 2023»: who and when, enough to find the full entry. */
export function shortReference(assembly: Assembly, key: string): Inline[] {
  const source = assembly.draft.project.sources.value[key];
  if (!source) return [];
  const year = source.issued ? `, ${String(source.issued).slice(0, 4)}` : '';
  return [{ type: 'text', value: `${sourceName(assembly, key)}${year}` }];
}

/** Every cited source in one style for all formats; number-sources.ts puts them in order when all are known. */
export function assembleSources(assembly: Assembly): Section {
  const { sources } = assembly.draft.project;
  const heading = assembly.say('part.sources');
  return {
    type: 'section',
    role: 'chapter',
    id: 'sources',
    runningHead: heading,
    children: [
      assembly.heading(1, heading),
      {
        type: 'list',
        role: 'sources',
        ordered: true,
        children: assembly.cited.flatMap((key, i) => {
          const source = sources.value[key];
          if (!source) return [];
          return [
            {
              type: 'listItem' as const,
              id: sourceId(key),
              value: i + 1,
              children: entry(assembly, key, source),
            },
          ];
        }),
      },
    ],
  };
}

/**
 * Author or institution. Title. Where published, when. Address (read on). The title is the link: heard in a list of links,
 * an address says nothing. Readers of paper have the address in full.
 */
function entry(assembly: Assembly, key: string, source: Source): Block[] {
  const { language } = assembly.draft;
  const who = source.author?.map(listedName).join('; ') ?? source.publisher;
  const publication = source['container-title'];
  const where = [publication, source.author ? source.publisher : undefined].filter(Boolean).join(', ');
  const parts: Inline[] = [];
  if (who) parts.push({ type: 'text', value: `${sentence(who)} ` });
  parts.push(linked(source, title(assembly, key, source)));
  parts.push({ type: 'text', value: /[.?!]$/.test(source.title ?? '') ? ' ' : '. ' });
  if (where) {
    // The name of a journal or a site is a title, too; those of institutions are names.
    if (publication) parts.push(foreign(assembly, source, publication));
    const rest = where.slice(publication?.length ?? 0);
    parts.push({ type: 'text', value: source.issued ? `${rest}, ` : `${sentence(rest, where)} ` });
  }
  if (source.issued) {
    // The form of a day may end in a full stop of its own.
    const issued =
      typeof source.issued === 'number' ? String(source.issued) : language.date(source.issued, 'table');
    parts.push({ type: 'text', value: `${sentence(issued)} ` });
  }
  parts.push({
    type: 'text',
    value: `${source.URL.replace(/^https?:\/\//, '')} (${assembly.say('ref.accessed', {
      date: language.date(source.accessed, 'table'),
      dateIn: language.date(source.accessed, 'in'),
    })}).`,
  });
  return [assembly.words(parts)];
}

/** Family first, as ISO 690 has it: by that the list is sorted. */
function listedName(name: NonNullable<Source['author']>[number]): string {
  return typeof name === 'string' ? name : `${name.family}, ${name.given}`;
}

/** A title keeps its own language, whatever the document's; one that we supplied has the document's, and brackets. */
function title(assembly: Assembly, key: string, source: Source): Inline[] {
  if (source.title === undefined) {
    const { sources, bundle } = assembly.draft.project;
    const own = assembly.phrase(assembly.draft.text(sources, bundle, [key, 'supplied-title']));
    return [{ type: 'text', value: '[' }, ...own, { type: 'text', value: ']' }];
  }
  return [foreign(assembly, source, source.title)];
}

/** Words in one other language are that as a whole, with the link inside: a link in Word has no look but its own. */
function linked({ URL: url }: Source, words: readonly Inline[]): Inline {
  const [only] = words;
  if (words.length === 1 && only?.type === 'emphasis')
    return { ...only, children: [{ type: 'link', url, children: only.children }] };
  return { type: 'link', url, children: words };
}

function foreign(assembly: Assembly, { language }: Source, value: string): Inline {
  const text: Inline = { type: 'text', value };
  return language === assembly.draft.tag ? text : { type: 'emphasis', lang: language, children: [text] };
}

/** @param whole what the words end, where they are not all of it */
function sentence(words: string, whole = words): string {
  return whole.endsWith('.') ? words : `${words}.`;
}
