import {
  type Assets,
  type Converter,
  type Document,
  type DocumentKind,
  type Files,
  type Finisher,
  type Message,
  nearest,
  type Office,
  type Printer,
  type Project,
  type Rasteriser,
} from '@decode/model';
import { type Format, formats } from '@decode/render/formats';
import { checkRules } from '../host/check-rules.ts';

/** What is said of a document before its format is known: every format renders the same one. */
export interface Edition {
  readonly template: string;
  readonly language: string;
  /** Absent: the recommendations themselves. */
  readonly kind?: DocumentKind | undefined;
}

/** The tools that a format may call. */
export type Tools = Printer & Converter & Office & Rasteriser & Partial<Finisher>;

export interface Composed {
  /** Absent where an error stops it. */
  readonly document?: Document;
  readonly messages: readonly Message[];
}

/** The steps from sources to bytes, as the other packages give them; tests give their own. */
export interface Stages {
  loadProject(files: Files): Promise<Project>;
  checkProject(project: Project): Promise<readonly Message[]>;
  /** What is wrong in the translations into some languages; none means all. */
  checkTranslations(project: Project, languages: readonly string[]): Promise<readonly Message[]>;
  /** The document's format is filled in for each rendering. */
  composeDocument(project: Project, edition: Edition): Promise<Composed>;
  /** What is wrong in texts of a document that belong to facts which cannot be read. */
  unreadFaults(project: Project, edition: Edition): Promise<readonly Message[]>;
  checkDocument(document: Document, project: Project): Promise<readonly Message[]>;
  render(format: Format, document: Document, assets: Assets, tools: Tools): Promise<Uint8Array>;
  /** The files of a document that is a folder in this format, by name. */
  renderFolder(format: Format, document: Document, assets: Assets): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** The real steps. Each package is loaded when its step is first taken. */
export const stages: Stages = {
  async loadProject(files) {
    const [{ loadProject }, { readCatalogue }] = await Promise.all([
      import('@decode/compose'),
      import('@decode/translate'),
    ]);
    return loadProject(files, readCatalogue);
  },
  async checkProject(project) {
    const { checkProject } = await import('@decode/check');
    return [...checkProject(project, await checkRules()), ...(await shellFaults(project))];
  },
  async checkTranslations(project, languages) {
    const { checkTranslations } = await import('@decode/check');
    return checkTranslations(project, await checkRules(), {
      languages: (language) => languages.length === 0 || languages.includes(language),
    });
  },
  async composeDocument(project, edition) {
    return (await import('@decode/compose')).compose(project, { ...edition, format: 'html' });
  },
  async unreadFaults(project, edition) {
    return (await import('@decode/compose')).unreadFaults(project, edition);
  },
  async checkDocument(document, project) {
    return (await import('@decode/check')).checkDocument(document, project, await checkRules());
  },
  render(format, document, assets, tools) {
    return formats[format].render(document, assets, tools);
  },
  async renderFolder(format, document, assets) {
    const files = await formats[format].renderFolder?.(document, assets);
    if (!files) throw new Error(`no document is a folder as ${format}`);
    return files;
  },
};

/** Most places bring no shells of their own; only where one does, what looks at them is loaded. */
async function shellFaults(project: Project): Promise<readonly Message[]> {
  const own = [...project.templates.values()].filter(({ shells }) => shells.size > 0);
  if (own.length === 0) return [];
  const { checkShells, lintShell, shellFiles } = await import('@decode/render');
  return own.flatMap(({ slug, shells }) => {
    const fileOf = (name: string) =>
      shells.has(name) ? `templates/${slug}/shell/${name}.hbs` : `templates/base/shells/${name}.hbs`;
    const faults = [...shells].flatMap(([name, text]): Message[] => {
      const file = fileOf(name);
      if (shellFiles.some((known) => known === name)) return lintShell(file, text);
      const meant = nearest(name, shellFiles);
      const start = { line: 1, column: 1 };
      return [
        {
          rule: 'unknown-shell',
          severity: 'error',
          found: `There is no shell "${name}", so this file would change nothing.`,
          todo: `${meant ? `Did you mean "${meant}"? ` : ''}The shells are ${shellFiles.join(', ')}.`,
          origin: { file, start, end: start },
        },
      ];
    });
    // Only shells that can be read are filled with a sample.
    return faults.length > 0 ? faults : checkShells(new Map([...project.baseShells, ...shells]), fileOf);
  });
}
