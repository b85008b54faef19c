import type { Document, Inline, Note } from '@decode/model';
import type { Run, Told } from './told.ts';

/** Page number of a block, as printed. */
export type PageOf = (target: string) => string;

/** Where in a document something is told, and what holds there. */
export interface Scope {
  readonly document: Document;
  readonly lang: string;
  readonly pageOf: PageOf;
  /** Notes by name, and how often each is called in the whole document. */
  readonly notes: ReadonlyMap<string, Note>;
  readonly calls: Map<string, number>;
  /** What the nearest section is to readers. */
  readonly section: 'Sect' | 'Art';
  /** Words on the state of the nearest section that has one. */
  readonly state?: string;
}

/** The runs of text that readers are told in a line, with their languages and where they lead. */
export function runsOf(nodes: readonly Inline[], scope: Scope, link?: string): Run[] {
  const run = (text: string, to = link): Run => ({
    ...said(text, scope),
    ...(to === undefined ? {} : { link: to }),
  });
  const tellOne = (node: Inline): readonly Run[] => {
    switch (node.type) {
      case 'text':
        return [run(node.value)];
      case 'code':
        return [{ ...run(node.value), code: true }];
      case 'break':
        return [run(' ')];
      case 'strong':
        return runsOf(node.children, scope, link);
      case 'emphasis':
        return runsOf(node.children, { ...scope, lang: node.lang ?? scope.lang }, link);
      case 'link':
        // As every browser writes it (URL standard): in ASCII.
        return runsOf(node.children, scope, new URL(node.url).href);
      case 'noteReference': {
        const note = scope.notes.get(node.note);
        return [run(`${note?.number})`, `#${note?.id ?? `note-${note?.number}`}`)];
      }
      case 'reference': {
        const runs = runsOf(node.children, scope, `#${node.target}`);
        if (!node.page) return runs;
        const page = scope.pageOf(node.target);
        if (runs.length === 0) return [run(page, `#${node.target}`)];
        return runs.map((one) => ({ ...one, text: one.text.replace('000', page) }));
      }
      case 'citation':
        return node.items.flatMap(({ number, target }, i) => [
          ...(i === 0 ? [] : [run(', ')]),
          run(String(number), `#${target}`),
        ]);
    }
  };
  return nodes.flatMap(tellOne);
}

export function paragraph(runs: readonly Run[]): Told {
  return { role: 'P', runs };
}

export function hasWords(runs: readonly Run[] | undefined): boolean {
  return runs?.some(({ text }) => text.trim() !== '') ?? false;
}

export function said(text: string, { lang }: Scope): Run {
  return { text, lang };
}
