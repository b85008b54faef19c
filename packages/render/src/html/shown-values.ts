import type { ShellContext } from './shell-context.ts';

/** A value that every document shows, in whatever shells. */
export interface ShownValue {
  /** As messages call it. */
  readonly what: string;
  /** As shells write it. */
  readonly mustache: string;
  /** The `with` or `each` around it, by its last name. */
  readonly inside?: string;
  /** Its text in the sample. */
  readonly sample: string;
  /** The shell that has it in the base. */
  readonly home: 'page' | 'cover' | 'imprint';
  /** Made of blocks, with links and notes: once, and in nothing that has a meaning of its own. */
  readonly block?: true;
  readonly once?: true;
  /** Parts of a document in their order; what has none may stand anywhere. */
  readonly rank?: number;
}

export const sampleLang = 'x-sample';

const cover = { home: 'cover', rank: 1 } as const;
const always: readonly ShownValue[] = [
  { what: 'The name of the publisher', mustache: '{{this}}', sample: '«owner»', ...cover },
  { what: 'The title', mustache: '{{title}}', sample: '«title»', ...cover },
  { what: 'The subtitle', mustache: '{{subtitle}}', sample: '«subtitle»', ...cover },
  { what: 'The notice on the cover', mustache: '{{notice}}', sample: '«notice»', ...cover },
  { what: 'The edition', mustache: '{{edition}}', sample: '«edition»', ...cover },
  {
    what: 'The list of contents',
    mustache: '{{{body}}}',
    inside: 'contents',
    sample: '«contents»',
    home: 'page',
    rank: 2,
    block: true,
    once: true,
  },
  {
    what: 'The text of the document',
    mustache: '{{{body}}}',
    sample: '«text»',
    home: 'page',
    rank: 3,
    block: true,
    once: true,
  },
  ...[1, 2].flatMap((row): ShownValue[] => [
    {
      what: `The label of row ${row} of the imprint`,
      mustache: '{{label}}',
      sample: `«label ${row}»`,
      home: 'imprint',
      once: true,
    },
    {
      what: `Row ${row} of the imprint`,
      mustache: '{{{body}}}',
      inside: 'rows',
      sample: `«row ${row}»`,
      home: 'imprint',
      once: true,
    },
  ]),
];
/** What only some documents have: the state of a draft, the words below a picture or without one. */
const state: ShownValue = {
  what: 'The state of a draft',
  mustache: '{{state}}',
  sample: '«state»',
  ...cover,
};
const legend: ShownValue = {
  what: 'The legend at the foot of the cover',
  mustache: '{{cover.legend}}',
  sample: '«legend»',
  ...cover,
};
const pictures = (['picture', 'logo'] as const).map(
  (inside): ShownValue => ({
    what: `The ${inside} of the cover`,
    mustache: '{{{body}}}',
    inside,
    sample: `«${inside}»`,
    once: true,
    ...cover,
  }),
);

/** Documents of every kind that shells tell apart, each with what must be shown of it. */
export function sampleContexts(): readonly {
  readonly context: ShellContext;
  readonly paged: boolean;
  readonly values: readonly ShownValue[];
}[] {
  const choices = [true, false];
  return choices.flatMap((paged) =>
    choices.flatMap((draft) =>
      choices.map((pictured) => ({
        paged,
        values: [
          ...always,
          ...(draft ? [state] : []),
          ...(pictured || draft ? [legend] : []),
          ...(pictured ? pictures : []),
        ],
        context: sampleContext(paged, draft, pictured),
      })),
    ),
  );
}

function sampleContext(paged: boolean, draft: boolean, pictured: boolean): ShellContext {
  const block = (text: string) => ({ body: `<div data-sample><p>${text}</p></div>` });
  return {
    policy: '',
    lang: sampleLang,
    title: '«title»',
    subtitle: '«subtitle»',
    subject: 'subject',
    keywords: 'keywords',
    place: 'place',
    owner: ['«owner»'],
    edition: '«edition»',
    state: draft ? '«state»' : '',
    notice: '«notice»',
    paged,
    head: null,
    cover: {
      ground: 'paper',
      picture: pictured ? block('«picture»') : null,
      legend: pictured || draft ? '«legend»' : '',
      logo: pictured ? block('«logo»') : null,
    },
    imprint: {
      title: 'imprint',
      rows: [1, 2].map((row) => ({ label: `«label ${row}»`, ...block(`«row ${row}»`) })),
    },
    contents: block('«contents»'),
    body: block('«text»').body,
    styles: { body: '' },
    words: {
      contents: 'contents',
      lists: 'lists',
      page: 'page',
      notes: 'notes',
      backToText: 'back',
      skipToText: 'skip',
      opensTable: 'table',
      previousChapter: 'previous',
      nextChapter: 'next',
      otherChapters: 'others',
    },
  };
}
