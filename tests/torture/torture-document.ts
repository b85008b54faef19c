import type { Block, Document, Heading, Inline, Media, Meta, Note, Section } from '@decode/model';
import { body, heading, section } from '../documents/build.ts';
import { sampleMeta } from '../documents/sample-meta.ts';

export interface TortureMore {
  readonly meta?: Partial<Meta>;
  readonly media?: readonly Media[];
}

/** A document of these blocks, in English, with a plain cover and every heading of the first depth in its contents. */
export function tortureDocument(
  blocks: readonly Block[],
  { meta = {}, media = [] }: TortureMore = {},
): Document {
  const titles = headings(blocks).filter(({ depth, id }) => depth === 1 && id !== undefined);
  return {
    target: { template: 'daugavpils', language: meta.lang ?? 'en', format: 'html' },
    meta: {
      ...sampleMeta(),
      lang: 'en',
      title: 'Torture',
      subtitle: 'A document that is hard to write down',
      owner: ['Tests'],
      place: 'Nowhere',
      edition: 'Edition 1',
      state: 'Draft',
      subject: 'Tests',
      keywords: ['tests'],
      cover: { ground: 'paper' },
      notice: 'Made for tests.',
      imprint: { title: 'About this document', rows: [{ label: 'Document', blocks: [body('A test.')] }] },
      contents: {
        entries: titles.map(({ id, children }) => ({ target: id ?? '', level: 1, text: plain(children) })),
      },
      words: {
        contents: 'Contents',
        lists: 'Tables and figures',
        page: 'page',
        notes: 'Notes',
        backToText: 'Back to the text',
        skipToText: 'Skip to the text',
        opensTable: 'Table',
        previousChapter: 'Previous chapter',
        nextChapter: 'Next chapter',
        otherChapters: 'Other chapters',
      },
      ...meta,
    },
    body: blocks,
    media: new Map(media.map((picture) => [picture.id, picture])),
    doubts: [],
  };
}

/** A chapter whose heading is linked from the contents. */
export function chapter(title: string, ...blocks: readonly Block[]): Section {
  const id = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  return section('chapter', [heading(1, id, title), ...blocks], { id: `chapter-${id}`, runningHead: title });
}

export function text(value: string): Inline {
  return { type: 'text', value };
}

export function link(url: string, ...children: readonly (string | Inline)[]): Inline {
  return { type: 'link', url, children: children.map((c) => (typeof c === 'string' ? text(c) : c)) };
}

export function call(note: string): Inline {
  return { type: 'noteReference', note };
}

export function note(name: string, number: number, blocks: Note['children'] | string): Note {
  const children = typeof blocks === 'string' ? [body(blocks)] : blocks;
  return { type: 'note', id: `note-${name}`, note: name, number, children };
}

/** A grey picture with a word in it. */
export function picture(id: string, word: string, width = 320, height = 120): Media {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Source Sans 3'"><rect width="${width}" height="${height}" fill="#dbe8f6"/><text x="12" y="32" font-size="16" fill="#191d23">${word}</text></svg>`;
  return { id, type: 'image/svg+xml', bytes: new TextEncoder().encode(svg), width, height };
}

/** Sentences of running prose, the same for the same number. */
export function prose(sentences: number, seed = 0): string {
  const openings = ['The council', 'A working group', 'The library', 'Every school', 'The regional office'];
  const verbs = ['publishes', 'reviews', 'plans', 'counts', 'finances'];
  const things = [
    'homes for young families',
    'the places in day care',
    'the bus to the villages',
    'its data',
  ];
  const ends = ['each spring', 'before the budget is voted', 'with the neighbouring towns', 'in plain words'];
  const pick = (words: readonly string[], at: number) => words[at % words.length];
  return Array.from({ length: sentences }, (_, i) => {
    const n = i * 7 + seed * 3;
    return `${pick(openings, n)} ${pick(verbs, n + i)} ${pick(things, n + seed)} ${pick(ends, n + 2 * i)}.`;
  }).join(' ');
}

function headings(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) =>
    block.type === 'heading' ? [block] : block.type === 'section' ? headings(block.children) : [],
  );
}

function plain(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : ''))
    .join('');
}
