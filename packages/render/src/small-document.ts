import type { Assets, Block, Contents, Document } from '@decode/model';

/** For tests: the colours of a place, each known by its value. */
export const smallTheme: Document['meta']['theme'] = {
  paper: '#ffffff',
  tint: '#f0f5fb',
  tint2: '#dbe8f6',
  ink: '#191d23',
  ink2: '#545a61',
  brand: '#0a5aa6',
  mark: '#0a5aa6',
  accent: '#bd3528',
  rule: '#c7cbd0',
  rule2: '#83868b',
  solid: '#0a5aa6',
  onSolid: '#ffffff',
};

/** For tests: a document of a few blocks, with everything around them as short as it may be. */
export function smallDocument(body: readonly Block[], more: Partial<Document['meta']> = {}): Document {
  return {
    target: { template: 'somewhere', language: 'en', format: 'html' },
    meta: {
      lang: 'en',
      title: 'Recommendations',
      subtitle: 'For the council',
      owner: ['Somewhere'],
      place: 'Somewhere',
      edition: 'Edition 1',
      epoch: 0,
      subject: 'Recommendations to a council',
      keywords: ['council'],
      cover: { ground: 'tint' },
      notice: 'Not adopted',
      imprint: { title: 'Imprint', rows: [] },
      contents: { entries: [] } satisfies Contents,
      theme: smallTheme,
      words: {
        contents: 'Contents',
        lists: 'Tables and figures',
        page: 'Page',
        notes: 'Notes',
        backToText: 'Back to the text',
        skipToText: 'Skip to the text',
        opensTable: 'Table',
        previousChapter: 'Previous chapter',
        nextChapter: 'Next chapter',
        otherChapters: 'Other chapters',
      },
      ...more,
    },
    body,
    media: new Map(),
    doubts: [],
  };
}

/** For tests: shells that show what all have to, and nothing else. */
export function smallAssets(more: Partial<Assets> = {}): Assets {
  return {
    shells: new Map([
      [
        'page',
        '<!doctype html><html lang="{{lang}}"><head><meta http-equiv="Content-Security-Policy" content="{{policy}}"><title>{{title}}</title></head><body>{{> cover}}{{#with contents}}{{{body}}}{{/with}}<main>{{{body}}}</main>{{> imprint}}</body></html>',
      ],
      [
        'cover',
        '<header class="cover">{{#with cover.logo}}{{{body}}}{{/with}}<p>{{title}}</p><p>{{subtitle}}</p><p>{{notice}}</p><p>{{#each owner}}{{this}} {{/each}}{{edition}} {{state}} {{cover.legend}}</p>{{#with cover.picture}}{{{body}}}{{/with}}</header>',
      ],
      ['imprint', '<footer>{{#each imprint.rows}}<p>{{label}}</p><div>{{{body}}}</div>{{/each}}</footer>'],
    ]),
    styles: '',
    fonts: [],
    ...more,
  };
}
