import type { DocumentTexts } from '@decode/compose/bundles';
import { compare, type Project, sourceLanguage } from '@decode/model';
import { figuresWords } from '@decode/source';
import type { StatusRow, UnitStatus } from '@decode/translate';
import { escapeHtml, htmlPage, htmlTable } from './html-page.ts';
import { printedIn } from './printed-in.ts';
import { stateWords } from './state-words.ts';

export const translationPagePath = 'translation/status.html';

/**
 * out/translation/status.html, for who coordinates the translations: first how far each document is, then what
 * waits, by language and folder, with what changed in the source and what is wrong, last what waits for a native
 * speaker. No script.
 */
export function translationPage(
  rows: readonly StatusRow[],
  documents: readonly DocumentStatus[] | undefined,
  texts: readonly DocumentTexts[],
  points: readonly Point[],
  project: Project,
): Uint8Array {
  const languages = [...new Set(rows.map(({ language }) => language))].sort(compare);
  const open = rows.filter(({ units }) => units.length > 0);
  const waiting = open.reduce((sum, { units }) => sum + units.length, 0);
  const lead =
    waiting === 0
      ? 'Every text has a current translation.'
      : `${waiting} ${waiting === 1 ? 'text waits' : 'texts wait'} for somebody.`;
  const sections = languages.map((language) => section(language, rows, texts, project));
  return htmlPage(
    'Translations',
    `<p>${lead} Translations are kept in the .po files that are named here; this page is made by "npm run decode -- translate status --html".</p>
${documents ? htmlTable('documents', 'Documents by place', ['Place or publication', 'Language', ...columnNames, 'Points that need review'], documentRows(documents, project)) : ''}
<nav aria-label="Parts"><ul>${languages.map((language) => partLink(language, nameOf(language, project), waitingIn(language, rows))).join('')}${points.length === 0 ? '' : partLink('needs-review', 'What needs review', points.length)}</ul></nav>
${sections.join('\n')}
${pointsPart(points, project)}`,
  );
}

function partLink(id: string, name: string, waiting: number): string {
  return `<li><a href="#${id}">${escapeHtml(name)}</a>${waiting === 0 ? '' : `: ${waiting}`}</li>`;
}

function waitingIn(language: string, rows: readonly StatusRow[]): number {
  return rows.filter((row) => row.language === language).reduce((sum, { units }) => sum + units.length, 0);
}

/** How many texts of a document are in which state. */
export interface DocumentStatus {
  readonly name: string;
  readonly language: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly points: Readonly<Record<string, number>>;
}

/** A name, term, heading or language that waits for a native speaker. */
interface Point {
  readonly language: string;
  readonly state: string;
  readonly what: string;
  readonly file: string;
  readonly line: number;
}

function pointsPart(points: readonly Point[], project: Project): string {
  if (points.length === 0) return '';
  const lines = points.map(
    ({ language, state, what, file, line }) =>
      `<tr><th scope="row">${escapeHtml(nameOf(language, project))}</th><td>${escapeHtml(state)}</td><td>${escapeHtml(what)}</td><td>${escapeHtml(file)}, line ${line}</td></tr>`,
  );
  const table = htmlTable(
    'points',
    'Points for a native reader',
    ['Language', 'State', 'What', 'Where'],
    lines,
  );
  return `<section aria-labelledby="needs-review">
<h2 id="needs-review">What needs review</h2>
<p>These wait for a native speaker. They mark no block of a document; its manifest and the index name them, and edition.yaml says whether a release may print them. Who has read one writes status: confirmed at the line, at a term status: agreed.</p>
${table}
</section>`;
}

const shownStates = ['fresh', 'missing', 'stale', 'outdated', 'needs-review', 'broken'] as const;
const columnNames = shownStates.map((state) => stateWords[state].column);

function documentRows(documents: readonly DocumentStatus[], project: Project): string[] {
  return documents.map(
    ({ name, language, counts, points }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(nameOf(language, project))}</td>${countCells([counts])}<td>${points['needs-review'] ?? 0}</td></tr>`,
  );
}

function countCells(counts: readonly Readonly<Record<string, number>>[]): string {
  return shownStates
    .map((state) => `<td>${counts.reduce((sum, own) => sum + (own[state] ?? 0), 0)}</td>`)
    .join('');
}

function section(
  language: string,
  rows: readonly StatusRow[],
  texts: readonly DocumentTexts[],
  project: Project,
): string {
  const own = rows.filter((row) => row.language === language);
  const id = (folder: string) => `${language}-${folder.replaceAll('/', '-')}`;
  const lines = own.map(({ folder, counts, units }) => {
    const title = escapeHtml(titleOf(folder, project));
    const name = units.length === 0 ? title : `<a href="#${id(folder)}">${title}</a>`;
    const where = printedIn(folder, language, texts).map((made) =>
      project.publications.has(made.slug) ? made.slug : made.name,
    );
    return `<tr><th scope="row">${name}<br><small>${escapeHtml(folder)}</small></th>${countCells([counts])}<td>${escapeHtml(where.join(', '))}</td></tr>`;
  });
  const parts = own
    .filter(({ units }) => units.length > 0)
    .map(
      ({ folder, units }) =>
        `<h3 id="${id(folder)}">${escapeHtml(titleOf(folder, project))} <small>(${escapeHtml(folder)})</small></h3>\n<ul class="units">${units.map((unit) => item(unit, language)).join('\n')}</ul>`,
    );
  const name = nameOf(language, project);
  return `<section aria-labelledby="${language}">
<h2 id="${language}">${escapeHtml(name)}</h2>
${htmlTable(`table-${language}`, `${name}, by proposal, practice and place`, ['Texts', ...columnNames, 'In the documents of'], lines)}
${parts.join('\n')}
</section>`;
}

/** The name that people know a folder of texts by, in English. */
function titleOf(folder: string, project: Project): string {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  if (folder === 'recommendations') return 'Areas, terms and sources';
  if (folder === 'templates/base/strings') return 'Labels of all documents';
  if (folder.startsWith('recommendations/proposals/'))
    return project.proposals.get(name)?.value.title ?? name;
  if (folder.startsWith('recommendations/practices/'))
    return project.practices.get(name)?.value.title ?? name;
  return (
    project.publications.get(name)?.publication.value.title ??
    project.templates.get(name)?.place.value.name[sourceLanguage]?.nom ??
    name
  );
}

function item(unit: UnitStatus, language: string): string {
  const {
    id,
    kind,
    section: where,
    state,
    source,
    sourceLanguage: written,
    target,
    changes,
    figures,
    faults,
  } = unit;
  const place = unit.targetOrigin ?? unit.origin;
  const lines = [
    `<p><strong>${escapeHtml(stateWords[state].one)}</strong>: ${escapeHtml(where === '' ? kind : where)} <small>(${escapeHtml(id)}; ${escapeHtml(place.file)}, line ${place.start.line})</small></p>`,
    changes
      ? `<p lang="${written}">Source: ${changes.map(change).join('')}</p>`
      : `<p lang="${written}">Source: ${escapeHtml(source)}</p>`,
    ...(target === undefined ? [] : [`<p lang="${language}">${escapeHtml(target)}</p>`]),
    ...(figures ? [`<p>Figures have changed: ${escapeHtml(figuresWords(figures))}.</p>`] : []),
    ...(faults ?? []).map((fault) => `<p class="wrong">${escapeHtml(fault)}</p>`),
  ];
  return `<li>${lines.join('')}</li>`;
}

/** Readers that do not see the lines hear the words. */
function change({ kind, text }: NonNullable<UnitStatus['changes']>[number]): string {
  const shown = escapeHtml(text);
  return kind === 'same' ? shown : kind === 'added' ? `<ins>${shown}</ins>` : `<del>${shown}</del>`;
}

function nameOf(language: string, project: Project): string {
  return project.languages.get(language)?.englishName ?? language;
}
