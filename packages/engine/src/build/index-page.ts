import { createLanguage, type Language } from '@decode/compose/language';
import { type Project, sourceLanguage } from '@decode/model';
import { formats } from '@decode/render/formats';
import { describeDoubts } from './doubt-words.ts';
import { compareNames } from './edition-name.ts';
import { escapeHtml, htmlPage, htmlTable } from './html-page.ts';
import type { DocumentEntry, Manifest, OutputEntry } from './manifest.ts';

export const indexPath = 'index.html';

/** The page is in English: Łódzkie stands beside L. */
const collator = new Intl.Collator(sourceLanguage);

/** out/index.html: every document of the project, by place and language, and how far it may be trusted. No script. */
export function indexPage(manifest: Manifest, project: Project): Uint8Array {
  const documents = [...manifest.documents].sort(
    (a, b) =>
      collator.compare(placeName(project, a.template), placeName(project, b.template)) || compareNames(a, b),
  );
  const current = documents.filter((document) => document.outputs.every(({ state }) => state === 'made'));
  const edition = project.edition.value;
  const words = wordsOf(project);
  const doubtful = documents.filter(({ doubts }) => doubts.first.length > 0);
  const head = ['Place', 'Language', 'Title', 'Files', 'State', 'Doubts'];
  return htmlPage(
    'Recommendation documents',
    `<p>Edition ${edition.number} of ${words.date(edition.date)}, state: ${edition.state}. ${count(documents.length, 'document')}: ${current.length} current, ${documents.length - current.length} not; ${doubtful.length} with doubts. This page and the files that it lists are made anew by every build, so copy a file before you change it.</p>
${htmlTable(
  'documents',
  'Documents by place and language',
  head,
  documents.map((document) => row(document, project, words)),
)}`,
  );
}

function row(document: DocumentEntry, project: Project, words: Words): string {
  const { template, language, title } = document;
  const name = project.languages.get(language)?.englishName ?? language;
  const cells = [
    `<th scope="row">${escapeHtml(placeName(project, template))}</th>`,
    `<td>${escapeHtml(name)}</td>`,
    `<td lang="${escapeHtml(language)}">${escapeHtml(title ?? '')}</td>`,
    `<td><ul class="files">${document.outputs.map((output) => file(output, language, words)).join('')}</ul></td>`,
    `<td>${state(document)}</td>`,
    `<td>${doubts(document)}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

function file(output: OutputEntry, language: string, words: Words): string {
  const { format, path, sha256, bytes, pages } = output;
  const { title } = formats[format];
  if (sha256 === undefined || bytes === undefined) return `<li>${title}: none</li>`;
  const address = path.split('/').map(encodeURIComponent).join('/');
  const size = [...(pages === undefined ? [] : [count(pages, 'page')]), words.size(bytes)].join(', ');
  return `<li><a href="${address}" hreflang="${escapeHtml(language)}">${title}</a>, ${size}</li>`;
}

function state({ outputs }: DocumentEntry): string {
  const wrong = outputs.filter((output) => output.state !== 'made');
  if (wrong.length === 0) return 'Current';
  const reason = wrong.some((output) => output.state === 'stopped')
    ? 'Not made: its content has errors.'
    : `Not made: the program failed at ${wrong.map(({ format }) => formats[format].title).join(', ')}.`;
  const left = wrong.some(({ sha256 }) => sha256 !== undefined)
    ? ' What is here is from an earlier build.'
    : '';
  return `<span class="wrong">${reason}${left}</span>`;
}

function doubts({ doubts: { counts, points, first } }: DocumentEntry): string {
  const lines = describeDoubts(counts, points);
  if (lines.length === 0) return 'None';
  const total = [...Object.values(counts), ...Object.values(points)].reduce((sum, n) => sum + n, 0);
  const items = first.map(({ what, file: path, line }) => {
    const where =
      path === undefined
        ? ''
        : ` <small>(${escapeHtml(path)}${line === undefined ? '' : `, line ${line}`})</small>`;
    return `<li>${escapeHtml(what)}${where}</li>`;
  });
  const rest = total > first.length ? `<li>and ${total - first.length} more</li>` : '';
  return `${lines.map(escapeHtml).join('<br>')}<details><summary>Which ones</summary><ul>${items.join('')}${rest}</ul></details>`;
}

function placeName(project: Project, template: string): string {
  const names =
    project.templates.get(template)?.place.value.name ??
    project.publications.get(template)?.publication.value.name;
  return names?.[sourceLanguage]?.nom ?? template;
}

type Words = Pick<Language, 'date' | 'size'>;

/** How the page, which is English, writes dates and sizes; plainly where the project's own rules cannot be read. */
function wordsOf(project: Project): Words {
  const rules = project.languages.get(sourceLanguage);
  return rules ? createLanguage(rules, 'eu') : { date: (day) => day, size: (bytes) => `${bytes} B` };
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
