/** A page of ours for people of the project: English, without script, readable by itself. `body` is HTML. */
export function htmlPage(title: string, body: string): Uint8Array {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

/** A table that scrolls by itself where the screen is narrow. `head` are column headers, `rows` are HTML. */
export function htmlTable(
  id: string,
  caption: string,
  head: readonly string[],
  rows: readonly string[],
): string {
  const columns = head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  return `<div class="scroller" role="group" tabindex="0" aria-labelledby="${id}">
<table>
<caption id="${id}">${escapeHtml(caption)}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const styles = `
:root { color-scheme: light dark; font: 1rem/1.5 "Source Sans 3", system-ui, sans-serif; --hair: color-mix(in srgb, currentColor 25%, transparent); }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; }
p { max-width: 45rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.375rem; line-height: 1.25; margin-top: 2.5rem; }
h3 { font-size: 1.125rem; margin-bottom: .25rem; overflow-wrap: anywhere; }
.scroller { overflow-x: auto; }
table { border-bottom: 1px solid; border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
caption { font-weight: 600; padding: .5rem 0; text-align: left; }
th, td { border-top: 1px solid var(--hair); padding: .5rem 1.5rem .5rem 0; text-align: left; vertical-align: top; }
th { font-weight: 600; }
thead th { border-top: 1px solid; border-bottom: 1px solid; font-size: .875rem; }
td:is([lang], :last-child) { min-width: 14rem; }
ul { margin: 0; padding-left: 1.1rem; }
.files { list-style: none; padding: 0; white-space: nowrap; }
.wrong { font-weight: 600; }
.units { list-style: none; padding: 0; }
.units > li { border-top: 1px solid var(--hair); overflow-wrap: anywhere; padding: .5rem 0; }
.units p { margin: .25rem 0; max-width: 45rem; }
ins { font-weight: 600; text-decoration: underline; }
`.replaceAll('\n', ' ');
