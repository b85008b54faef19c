import { type Project, type SeriesDescriptor, sourceLanguage } from '@decode/model';
import { escapeHtml, htmlPage, htmlTable } from '../build/html-page.ts';
import type { Sources } from '../host/host.ts';

/** Licences of the program and of the texts, in the root of the project, and their names in a release. */
const own = [
  { from: 'LICENSE', to: 'EUPL-1.2.txt', of: 'The program in the source archive' },
  { from: 'LICENSE-CONTENT', to: 'CC-BY-4.0.txt', of: 'Texts, data and documents' },
] as const;

/** Texts of all licences, and a page that says what each of them covers and where the figures come from; by name. */
export async function licenceFiles(
  sources: Sources,
  project: Project,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const rows: string[] = [];
  const add = (of: string, to: string, text: Uint8Array) => {
    files.set(to, text);
    rows.push(row(escapeHtml(of), `<a href="${to}">${escapeHtml(to)}</a>`));
  };
  for (const { from, to, of } of own) {
    const text = await sources.read(from);
    if (text) add(of, to, text);
  }
  for (const { name, version, text } of await sources.fontLicences())
    add(`Font ${name} ${version}, embedded in the documents`, `OFL-${name}.txt`, text);
  const covered = htmlTable('licences', 'What is under which licence', ['What', 'Licence'], rows);
  files.set('index.html', htmlPage('Licences', `${covered}\n${seriesTable(project)}`));
  return files;
}

function seriesTable(project: Project): string {
  const rows = [...project.templates.values()].flatMap(({ slug, series }) =>
    [...series.values()].map(({ value }) => {
      const source = project.sources.value[value.source];
      const title = escapeHtml(source?.title ?? source?.['supplied-title'] ?? value.source);
      // A title is as published; one that we supplied is in the language of the page.
      const lang = source?.title === undefined ? sourceLanguage : source.language;
      const from = source
        ? `<a href="${escapeHtml(source.URL)}" lang="${escapeHtml(lang)}">${title}</a>`
        : title;
      return row(escapeHtml(slug), escapeHtml(value.title), from, licenceWords(value.licence), value.read);
    }),
  );
  const head = ['Place', 'Series', 'Source', 'Licence', 'Read on'];
  return htmlTable('series', 'Data that others published', head, rows);
}

function licenceWords(licence: SeriesDescriptor['licence']): string {
  if ('id' in licence)
    return `<a href="https://spdx.org/licenses/${escapeHtml(licence.id)}.html">${escapeHtml(licence.id)}</a>`;
  return 'terms' in licence
    ? `<a href="${escapeHtml(licence.url)}">${escapeHtml(licence.terms)}</a>`
    : `Not stated. ${escapeHtml(licence.unstated)}`;
}

function row(...cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
