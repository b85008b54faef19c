import { escapeHtml, htmlPage } from '../build/html-page.ts';
import type { ReleaseManifest } from './release-manifest.ts';

/** index.html of a release: what is in it, and how anybody finds out that it is what it says. */
export function releasePage(
  { edition, tools, source, documents }: Pick<ReleaseManifest, 'edition' | 'tools' | 'source' | 'documents'>,
  name: string,
): Uint8Array {
  const versions = Object.entries(tools)
    .map(([tool, version]) => `<li>${escapeHtml(tool)}: ${escapeHtml(version)}</li>`)
    .join('');
  return htmlPage(
    `Recommendation documents, edition ${edition.number}`,
    `<p>Edition ${edition.number} of ${escapeHtml(edition.date)}, state: ${escapeHtml(edition.state)}.</p>
<ul>
<li><a href="documents/index.html">Documents</a>: ${documents.length}, as PDF, Word and web pages, and how far each may be trusted</li>
<li>data/: <a href="data/recommended-measures.csv">all measures of all places in all languages as CSV</a> and <a href="data/recommended-measures.json">as JSON</a>, with the same columns (<a href="data/recommended-measures.schema.json">schema</a>); the measures of each place in the forms of its country as CSV and JSON, where <a href="data/measures.schema.json">measures.schema.json</a> describes the JSON; <a href="data/edition.json">edition.json</a> has what is recommended where (<a href="data/edition.schema.json">schema</a>); <a href="data/sources.csl.json">sources.csl.json</a> has all sources for reference managers (CSL-JSON)</li>
<li><a href="licences/index.html">Licences</a> of documents, program, fonts and figures</li>
<li><a href="${encodeURI(source)}">Source archive</a>: texts, figures and program that all of it was made from</li>
<li><a href="manifest.json">manifest.json</a>: every input, tool and file with its SHA-256</li>
</ul>
<h2>Is it unchanged?</h2>
<p>In this folder, on Linux:</p>
<pre><code>sha256sum -c SHA256SUMS</code></pre>
<p>on macOS:</p>
<pre><code>shasum -a 256 -c SHA256SUMS</code></pre>
<p>With the program, in words, added files included; in place of the name, type the path of this folder:</p>
<pre><code>npm run decode -- verify ${escapeHtml(name)}</code></pre>
<h2>Was it made from its source?</h2>
<p>Unpack the source archive and type there, again with the path of this folder:</p>
<pre><code>npm run decode -- verify ${escapeHtml(name)} --rebuild</code></pre>
<p>Everything is made again and compared byte by byte.</p>
<h2>Tools</h2>
<ul>${versions}</ul>`,
  );
}
