import {
  areas,
  type ColumnWords,
  columnWords,
  compare,
  edition,
  type Files,
  type Form,
  type FormName,
  form,
  formName,
  formNames,
  type LoadedPractice,
  type LoadedProposal,
  type LoadedPublication,
  type LoadedTemplate,
  nearest,
  outline,
  type Project,
  practice,
  practiceSections,
  proposal,
  proposalSections,
  sources,
  terms,
  type UnreadTexts,
  type Written,
} from '@decode/model';
import { explained, fileStart } from '@decode/source';
import { FolderReader, type LoadContext, type ReadCatalogue } from './folder-reader.ts';
import { loadKeptEditions } from './load-kept-editions.ts';
import { loadLanguages } from './load-languages.ts';
import { isPublication, loadPublication } from './load-publication.ts';
import { loadSections } from './load-sections.ts';
import { loadStrings } from './load-strings.ts';
import { loadTemplate } from './load-template.ts';

/**
 * Reads everything that documents are made from. Nothing is thrown for what a person wrote: what cannot be read is
 * absent, its folder is named in `broken`, and messages stand at its lines.
 */
export async function loadProject(files: Files, readCatalogue: ReadCatalogue): Promise<Project> {
  const context: LoadContext = { files, readCatalogue, messages: [], broken: new Set() };
  const root = new FolderReader('recommendations', context);
  const base = new FolderReader('templates/base', context);
  const unread: UnreadTexts[] = [];
  const written = (await root.yaml('edition.yaml', edition)) ?? nothing(root, 'edition.yaml', noEdition);

  return {
    edition: written,
    kept: await loadKeptEditions(root, written.value.number),
    areas: (await root.yaml('areas.yaml', areas)) ?? nothing(root, 'areas.yaml', []),
    terms: (await root.yaml('glossary/terms.yaml', terms)) ?? nothing(root, 'glossary/terms.yaml', []),
    sources: (await root.yaml('sources.yaml', sources)) ?? nothing(root, 'sources.yaml', {}),
    bundle: await root.bundle(),
    proposals: await loadProposals(root, context, unread),
    practices: await loadPractices(root, context, unread),
    ...(await loadTemplates(context)),
    unread,
    outline: (await base.yaml('outline.yaml', outline))?.value ?? [],
    forms: await loadForms(base),
    headings: await loadHeadings(base),
    ...(await loadLanguages(base)),
    strings: await loadStrings(base),
    baseShells: await base.texts('shells', '.hbs'),
    styles: [...(await base.texts('styles', '.css')).values()].join('\n'),
    messages: context.messages.map(explained),
    broken: context.broken,
  };
}

const noEdition = {
  number: 1,
  date: '1970-01-01',
  state: 'draft',
  withoutTranslation: 'refuse',
  needsReview: 'record',
  funded: false,
} as const;

/** Stands in for a file that has messages, so that the rest can still be checked. */
function nothing<T>(reader: FolderReader, name: string, value: T): Written<T> {
  const origin = fileStart(reader.path(name));
  return { file: origin.file, value, origin: () => origin, unit: () => undefined };
}

async function loadProposals(
  root: FolderReader,
  context: LoadContext,
  unread: UnreadTexts[],
): Promise<Map<string, LoadedProposal>> {
  const found = new Map<string, LoadedProposal>();
  for (const slug of await root.folders('proposals')) {
    const reader = new FolderReader(root.path(`proposals/${slug}`), context);
    const facts = await reader.yaml('proposal.yaml', proposal);
    const sections = await loadSections(reader, proposalSections);
    const bundle = await reader.bundle();
    if (facts) found.set(slug, { ...facts, slug, sections, bundle });
    else unread.push({ folder: reader.folder, sections, bundle });
  }
  return found;
}

async function loadPractices(
  root: FolderReader,
  context: LoadContext,
  unread: UnreadTexts[],
): Promise<Map<string, LoadedPractice>> {
  const found = new Map<string, LoadedPractice>();
  for (const slug of await root.folders('practices')) {
    const reader = new FolderReader(root.path(`practices/${slug}`), context);
    const facts = await reader.yaml('practice.yaml', practice);
    const sections = await loadSections(reader, practiceSections);
    const bundle = await reader.bundle();
    if (facts) found.set(slug, { ...facts, slug, sections, bundle });
    else unread.push({ folder: reader.folder, sections, bundle });
  }
  return found;
}

async function loadTemplates(context: LoadContext): Promise<Pick<Project, 'templates' | 'publications'>> {
  const folders = (await context.files.list('templates')).filter(
    (name) => name.endsWith('/') && name !== 'base/',
  );
  const templates = new Map<string, LoadedTemplate>();
  const compiled: FolderReader[] = [];
  for (const name of folders) {
    const slug = name.slice(0, -1);
    const reader = new FolderReader(`templates/${slug}`, context);
    if (await isPublication(context.files, reader.folder)) {
      compiled.push(reader);
      continue;
    }
    const loaded = await loadTemplate(reader, slug);
    if (loaded) templates.set(slug, loaded);
  }
  // After the places: it speaks of their figures.
  const publications = new Map<string, LoadedPublication>();
  for (const reader of compiled) {
    const slug = reader.folder.slice('templates/'.length);
    const loaded = await loadPublication(
      reader,
      slug,
      async (place, name) => templates.get(place)?.series.get(name)?.value,
    );
    if (loaded) publications.set(slug, loaded);
  }
  return { templates, publications };
}

/** A country's own form stands before the one that all share, that of a kind of places before the country's. */
async function loadForms(base: FolderReader): Promise<Project['forms']> {
  const shared = await formsIn(base, 'forms');
  const found = new Map<string, ReadonlyMap<FormName, Written<Form>>>();
  // Those of a country come before those of its kinds of places, which begin with its name.
  for (const folder of [...(await base.folders('forms'))].sort(compare)) {
    const above = found.get(folder.split('-')[0] ?? '') ?? shared;
    found.set(folder, new Map([...above, ...(await formsIn(base, `forms/${folder}`))]));
  }
  return found;
}

async function formsIn(base: FolderReader, folder: string): Promise<Map<FormName, Written<Form>>> {
  const found = new Map<FormName, Written<Form>>();
  for (const name of await base.names(folder, '.yaml')) {
    const written = await base.yaml(`${folder}/${name}.yaml`, form);
    const known = formName.safeParse(name);
    if (written && known.success) found.set(known.data, written);
    if (!known.success) {
      const meant = nearest(name, formNames);
      base.report({
        rule: 'unknown-form',
        severity: 'error',
        found: `There is no form "${name}", so this file would change nothing.`,
        todo: `${meant ? `Did you mean "${meant}"? ` : ''}The forms are ${formNames.join(', ')}.`,
        origin: fileStart(base.path(`${folder}/${name}.yaml`)),
      });
    }
  }
  return found;
}

async function loadHeadings(base: FolderReader): Promise<Map<string, ColumnWords>> {
  const found = new Map<string, ColumnWords>();
  for (const tag of await base.names('headings', '.yaml')) {
    const written = await base.yaml(`headings/${tag}.yaml`, columnWords);
    if (written) found.set(tag, written.value);
  }
  return found;
}
