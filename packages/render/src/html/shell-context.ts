import type { Words } from '@decode/model';

/**
 * Everything a shell can show. `body` is always HTML that the renderer made from the Document, and the only name
 * that may stand in triple braces; every other value is text and gets escaped.
 */
export interface ShellContext {
  /** Content-Security-Policy: nothing runs, nothing is loaded. */
  readonly policy: string;
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  readonly subject: string;
  readonly keywords: string;
  readonly place: string;
  readonly owner: readonly string[];
  readonly edition: string;
  /** Empty for a release. */
  readonly state: string;
  readonly notice: string;
  /** For print: page numbers, imprint after the cover. */
  readonly paged: boolean;
  readonly styles: Slot;
  /** In place of the cover, on a page that holds one chapter of a document. */
  readonly head: Slot | null;
  readonly cover: {
    readonly ground: 'tint' | 'paper' | 'solid';
    readonly picture: Slot | null;
    readonly legend: string;
    readonly logo: Slot | null;
  };
  readonly imprint: { readonly title: string; readonly rows: readonly (Slot & { readonly label: string })[] };
  /** Absent where the text is the contents. */
  readonly contents: Slot | null;
  readonly words: Words;
  readonly body: string;
}

interface Slot {
  readonly body: string;
}

/** Names that a shell may use, for the lint: one level, as `cover.legend` is written `cover.legend` or inside `with`. */
export const shellNames: ReadonlySet<string> = new Set([
  ...[
    'policy',
    'lang',
    'title',
    'subtitle',
    'subject',
    'keywords',
    'place',
    'owner',
    'edition',
    'state',
    'notice',
    'paged',
  ],
  ...[
    'styles',
    'head',
    'cover',
    'ground',
    'picture',
    'legend',
    'logo',
    'imprint',
    'rows',
    'label',
    'contents',
    'words',
    'body',
  ],
  ...(['contents', 'page', 'notes', 'backToText', 'skipToText', 'opensTable'] satisfies (keyof Words)[]),
]);

/** `page` is the whole file; the others are its parts. */
export const shellFiles = ['page', 'cover', 'imprint'] as const;
