import type { Bundle, Document, Files, LanguageRules, LoadedTemplate, Message, Project } from '@decode/model';
import type { Format } from '@decode/render/formats';
import { editionName } from './edition-name.ts';
import type { Edition, Stages } from './stages.ts';

/** The file that holds all of an example, as far as the build can tell. */
export const exampleFile = 'recommendations/edition.yaml';

/** A project of words, for tests of what happens around the real steps. */
export interface Example {
  /** Places with their language and the proposals that they recommend. */
  readonly places: Record<string, { language: string; proposals: string[]; shells?: Record<string, string> }>;
  /** Places that the edition before had: their documents say what has changed. */
  earlier: string[];
  /** Languages of publications, which hold no proposals, and those that are made only where they are asked for. */
  publications: Record<string, { readonly always: string[]; readonly asked?: string[] }>;
  /** Text of each proposal. */
  readonly proposals: Record<string, string>;
  shells: Record<string, string>;
  styles: string;
  messages: Message[];
  checks: Message[];
  broken: string[];
  /** Tags that there are rules for. */
  languages: string[];
  /** Line that everything stands on: moves when somebody writes a comment above. */
  line: number;
}

export function createExample(): Example {
  return {
    places: {
      kaunas: { language: 'lt', proposals: ['housing'] },
      vejle: { language: 'da', proposals: ['childcare', 'housing'] },
    },
    earlier: [],
    publications: {},
    proposals: { childcare: 'Childcare', housing: 'Housing' },
    shells: { page: '{{{body}}}' },
    styles: 'p {}',
    messages: [],
    checks: [],
    broken: [],
    languages: [],
    line: 1,
  };
}

export interface ExampleStages extends Stages {
  /** What was composed and rendered, in order: `vejle da`, `vejle da pdf`. */
  readonly composed: string[];
  readonly rendered: string[];
  /** Documents that were alive at once, at most. */
  readonly most: () => number;
  /** Instead of rendering. */
  onRender?: (format: Format, document: Document) => Promise<Uint8Array> | undefined;
  onCompose?: (edition: Edition) => Promise<void>;
}

/** Steps that take an example apart the way the real ones take a project apart. */
export function createExampleStages(example: Example): ExampleStages {
  const composed: string[] = [];
  const rendered: string[] = [];
  let alive = 0;
  let most = 0;
  const stages: ExampleStages = {
    composed,
    rendered,
    most: () => most,
    async loadProject(files: Files) {
      await files.read(exampleFile);
      return asProject(example);
    },
    checkProject: async () => example.checks,
    checkTranslations: async () => [],
    async composeDocument(_, edition) {
      composed.push(editionName(edition));
      most = Math.max(most, ++alive);
      await stages.onCompose?.(edition);
      const wanted = example.places[edition.template]?.proposals ?? [];
      return { document: asDocument(example, edition, wanted), messages: [] };
    },
    unreadFaults: async () => [],
    async checkDocument() {
      alive--;
      return [];
    },
    async render(format, document, assets) {
      rendered.push(`${editionName(document.target)} ${format}`);
      const instead = stages.onRender?.(format, document);
      if (instead) return instead;
      const parts = [
        format,
        JSON.stringify(document.body),
        assets.styles,
        [...assets.shells.values()].join(''),
      ];
      return new TextEncoder().encode(parts.join('\n'));
    },
    async renderFolder(format, document, assets) {
      const { template, language } = document.target;
      rendered.push(`${template} ${language} ${format}`);
      const page = (name: string) => new TextEncoder().encode(`${name} of ${document.meta.title}`);
      return new Map([
        ['index.html', page('contents')],
        ['styles.css', new TextEncoder().encode(assets.styles)],
      ]);
    },
  };
  return stages;
}

/** An error of the content at a file. */
export function errorAt(file: string): Message {
  const start = { line: 1, column: 1 };
  return {
    rule: 'broken',
    severity: 'error',
    found: `${file} is wrong.`,
    todo: 'Mend it.',
    origin: { file, start, end: start },
  };
}

const noTexts: Bundle = { folder: '', units: [], catalogues: new Map() };

function asProject(example: Example): Project {
  const templates = Object.entries(example.places).map(
    ([slug, { language, proposals, shells = {} }]) =>
      [
        slug,
        {
          slug,
          place: { value: { language, country: 'xx', name: { en: { nom: slug.toUpperCase() } } } },
          template: {
            value: { recommendations: proposals.map((proposal) => ({ proposal })), practices: [] },
          },
          shells: new Map(Object.entries(shells)),
          bundle: noTexts,
        } as unknown as LoadedTemplate,
      ] as const,
  );
  return {
    edition: { value: { number: 1, date: '2026-11-23', state: 'draft', funded: false } },
    kept:
      example.earlier.length === 0
        ? {}
        : { before: { places: Object.fromEntries(example.earlier.map((slug) => [slug, {}])) } },
    templates: new Map(templates),
    publications: new Map(
      Object.entries(example.publications).map(([slug, { always, asked = [] }]) => [
        slug,
        {
          slug,
          bundle: noTexts,
          publication: {
            value: {
              languages: [
                ...always.map((language) => ({ language, made: 'always' })),
                ...asked.map((language) => ({ language, made: 'asked' })),
              ],
              places: [],
              name: {},
            },
          },
        },
      ]),
    ),
    bundle: noTexts,
    strings: noTexts,
    proposals: new Map(),
    practices: new Map(),
    languages: new Map(example.languages.map((tag) => [tag, {} as LanguageRules])),
    baseShells: new Map(Object.entries(example.shells)),
    styles: example.styles,
    messages: example.messages,
    unread: [],
    broken: new Set(example.broken),
  } as unknown as Project;
}

function asDocument(example: Example, edition: Edition, proposals: readonly string[]): Document {
  const { template, language } = edition;
  const start = { line: example.line, column: 1 };
  const origin = { file: 'recommendations/proposals/x/en.md', start, end: start };
  return {
    target: { ...edition, format: 'html' },
    meta: { lang: language, title: `Title of ${template}`, edition: 'Edition 1' },
    body: proposals.map((slug) => ({
      type: 'paragraph',
      role: 'body',
      origin,
      children: [{ type: 'text', value: `${example.proposals[slug]} in ${language}`, origin }],
    })),
    media: new Map(),
    doubts: language === 'en' ? [] : [{ kind: 'stale', what: 'A passage', origin }],
  } as unknown as Document;
}
