import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { checkDocument, checkProject, type Edit } from '@decode/check';
import { compose, loadProject } from '@decode/compose';
import { ensureBrowser, loadFonts } from '@decode/engine/host';
import { formats, lintShell, type Tools } from '@decode/render';
import { readCatalogue } from '@decode/translate';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { css, html, svg, type To } from './canaries/payloads.ts';
import { foundRules } from './found-rules.ts';
import { edited, memoryFiles, smallestProject } from './project-files.ts';

/**
 * What a partner writes into content, data, look, logo and shells must not make a document load, send or run anything:
 * it is refused, or it becomes harmless text. The finished page is opened in a browser without any walls; what the
 * printing browser keeps out of any page is tested where it is made.
 */
const home = mkdtempSync(join(tmpdir(), 'decode-canaries-'));
const fonts = await loadFonts();
const asked: string[] = [];
let server: Server;
let network: To;
let open: Browser;
/** Nobody is asked about files, so that their requests are counted in the browser. */
const files: To = (ending) => `${pathToFileURL(home).href}/secret.${ending}`;

beforeAll(async () => {
  for (const ending of ['svg', 'html', 'css', 'js', 'txt', 'json'])
    writeFileSync(join(home, `secret.${ending}`), 'canary');
  server = createServer((request, response) => {
    asked.push(`${request.url}`);
    response.end('canary');
  });
  // Also one over which nothing is asked.
  server.on('connection', () => asked.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  network = (ending) => `http://127.0.0.1:${port}/canary.${ending}`;
  const choice = await ensureBrowser(process.env, () => {});
  open = await launch({
    executablePath: choice.path,
    headless: choice.shell ? 'shell' : true,
    // The pages are our own, and not every machine allows a sandbox.
    args: ['--no-sandbox', '--allow-file-access-from-files'],
    env: { ...process.env, ...choice.env },
  });
}, 180_000);
afterAll(async () => {
  await open?.close();
  server?.close();
  rmSync(home, { recursive: true });
});

/** The page of the smallest project with these changes, or what was said against it. */
async function build(
  edits: readonly Edit[],
): Promise<{ readonly page: string } | { readonly refused: string }> {
  const project = await loadProject(memoryFiles(edited(smallestProject(), edits)), readCatalogue);
  const shells = [...(project.templates.get('somewhere')?.shells ?? [])];
  const said = [
    ...project.messages,
    ...checkProject(project, foundRules),
    ...shells.flatMap(([name, text]) => lintShell(`templates/somewhere/shell/${name}.hbs`, text)),
  ];
  const wrong = said.find(({ severity }) => severity === 'error');
  if (wrong) return { refused: wrong.found };
  const composed = await compose(project, { template: 'somewhere', language: 'en', format: 'html' });
  const { document } = composed;
  if (document) said.push(...checkDocument(document, project, foundRules));
  said.push(...composed.messages);
  const error = said.find(({ severity }) => severity === 'error');
  if (error || !document) return { refused: error?.found ?? 'no document' };
  const assets = { shells: new Map([...project.baseShells, ...shells]), styles: project.styles, fonts };
  try {
    return { page: new TextDecoder().decode(await formats.html.render(document, assets, {} as Tools)) };
  } catch (cause) {
    return { refused: (cause as Error).message };
  }
}

/** What a page asks for when it is opened from a disk, as readers do. */
async function requestsOf(text: string): Promise<string[]> {
  const file = join(home, 'page.html');
  writeFileSync(file, text);
  const page = await open.newPage();
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await setTimeout(50);
  await page.close();
  return seen.filter((url) => !url.startsWith('data:') && url !== pathToFileURL(file).href);
}

async function expectHarmless(
  edits: (to: To) => readonly Edit[],
  addresses = [network, files],
): Promise<boolean> {
  let accepted = true;
  for (const to of addresses) {
    asked.length = 0;
    const built = await build(edits(to));
    if ('refused' in built) accepted = false;
    else expect(await requestsOf(built.page)).toEqual([]);
    expect(asked).toEqual([]);
  }
  return accepted;
}

const proposal = 'recommendations/proposals/first/proposal.yaml';
const quoted = (text: string) => JSON.stringify(text);

/** Where a partner writes text, and how a text gets there. */
const places: Readonly<Record<string, (text: string) => readonly Edit[]>> = {
  prose: (text) => [
    {
      file: 'recommendations/proposals/first/en.md',
      replace: 'Parents wait for a place',
      with: `Parents ${text} wait`,
    },
  ],
  'a title': (text) => [
    { file: proposal, replace: 'title: Places for children', with: `title: ${quoted(text)}` },
  ],
  'a cell': (text) => [
    { file: proposal, replace: 'action: Count the children.', with: `action: ${quoted(text)}` },
  ],
  'the name of the place': (text) => [
    { file: 'templates/somewhere/place.yaml', replace: 'nom: Somewhere,', with: `nom: ${quoted(text)},` },
  ],
  'a series': (text) => [
    {
      file: 'templates/somewhere/data/population.yaml',
      replace: 'title: Population on 1 January',
      with: `title: ${quoted(text)}`,
    },
  ],
  'a key figure': (text) => [
    {
      file: 'templates/somewhere/template.yaml',
      replace: 'label: Residents',
      with: `label: ${quoted(text)}`,
    },
  ],
  'a colour': (text) => [
    { file: 'templates/somewhere/brand.yaml', replace: "'#0a5aa6'", with: quoted(text) },
  ],
};

const drawn = (shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20" viewBox="0 0 20 20">${shapes}</svg>`;

/** All that loads, as it would stand in a page. */
const loading: Readonly<Record<string, readonly ((to: To) => string)[]>> = {
  HTML: Object.values(html),
  CSS: Object.values(css).map((make) => (to) => `<style>${make(to)}</style>`),
  SVG: Object.values(svg).map((make) => (to) => drawn(make(to))),
};

/** HTML wherever text is written; what else loads, in one place each of content, data and theme. */
const through = Object.entries(places).flatMap(([name, place]) =>
  Object.entries(loading)
    .filter(([kind]) => kind === 'HTML' || ['prose', 'a series', 'a colour'].includes(name))
    .map(([kind, payloads]) => [kind, name, place, payloads] as const),
);

test.each(through)('%s in %s neither loads, sends nor runs', async (_, __, place, payloads) => {
  // All at once; one by one where something in them is refused, for the others would not be tried.
  if (await expectHarmless((to) => place(payloads.map((make) => make(to)).join(' ')))) return;
  for (const make of payloads) await expectHarmless((to) => place(make(to)), [network]);
});

/** Where a value is written that is no text: nothing but such a value is taken. */
const values: Readonly<Record<string, (text: string) => readonly Edit[]>> = {
  'a cell of a series': (text) => [
    {
      file: 'templates/somewhere/data/population.csv',
      replace: '2021,19800',
      with: `2021,"${text.replaceAll('"', '""')}"`,
    },
  ],
  'a second colour': (text) => [
    { file: 'templates/somewhere/brand.yaml', replace: "'#bd3528'", with: quoted(`#bd3528${text}`) },
  ],
  'the path of a logo': (text) => [
    {
      file: 'templates/somewhere/brand.yaml',
      replace: 'neutral: cool',
      with: `neutral: cool\nlogo: ${quoted(text)}`,
    },
  ],
};

test.each(Object.entries(values))('%s is refused where it is anything else', async (_, value) => {
  const texts: readonly ((to: To) => string)[] = [
    (to) => to('svg'),
    (to) => `"><img src="${to('svg')}">`,
    (to) => `}p{background:url(${to('svg')})}`,
    ...Object.values(loading).map((payloads) => (to: To) => payloads.map((make) => make(to)).join(' ')),
  ];
  for (const text of texts) expect(await expectHarmless((to) => value(text(to)), [network])).toBe(false);
});

test.each([
  'javascript:fetch("x")',
  'data:text/html,x',
  'file:///etc/passwd',
  'vbscript:x',
  ' javascript:x',
  'JaVaScRiPt:x',
  '//127.0.0.1/x',
])('a link to %s is refused or text', async (address) => {
  const built = await build(places['prose']?.(`[link](${address})`) ?? []);
  if ('page' in built) expect(built.page).not.toMatch(/href="\s*(?:javascript|data|file|vbscript|\/\/)/iu);
});

test.each(Object.entries(css))('CSS in a colour: %s', async (_, payload) => {
  await expectHarmless((to) => places['a colour']?.(`#0a5aa6}${payload(to)}`) ?? []);
});

describe('a logo', () => {
  const logo = (drawing: string): readonly Edit[] => [
    { file: 'templates/somewhere/logo.svg', text: drawing },
    {
      file: 'templates/somewhere/brand.yaml',
      replace: 'neutral: cool',
      with: 'neutral: cool\nlogo: logo.svg',
    },
  ];
  const drawing = (shapes: string, before = '') => `${before}${drawn(shapes)}`;

  test('that is a drawing is shown', async () => {
    const built = await build(logo(drawing('<rect width="9" height="9" fill="#123456"/>')));
    expect('page' in built && built.page).toContain('#123456');
  });

  test.each(Object.entries(svg))('neither loads nor runs: %s', async (_, payload) => {
    await expectHarmless((to) => logo(drawing(payload(to))));
  });

  const foreign = (markup: string) =>
    `<foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">${markup}</div></foreignObject>`;

  test.each(Object.entries(html))('neither loads, sends nor runs by HTML: %s', async (_, payload) => {
    await expectHarmless((to) => logo(drawing(foreign(payload(to)))), [network]);
  });
  test.each(Object.entries(css))('neither loads by CSS: %s', async (_, payload) => {
    await expectHarmless((to) => logo(drawing(`<style>${payload(to)}</style><rect/>`)));
  });

  test.each([
    ['style sheet', (to: To) => drawing('<rect/>', `<?xml-stylesheet href="${to('css')}"?>`)],
    [
      'entity',
      (to: To) => drawing('<text y="9">&x;</text>', `<!DOCTYPE svg [<!ENTITY x SYSTEM "${to('txt')}">]>`),
    ],
    ['definition', (to: To) => drawing('<rect/>', `<!DOCTYPE svg SYSTEM "${to('dtd')}">`)],
    [
      'laughs',
      () =>
        drawing('<text>&b;</text>', '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    ],
  ] as const)('neither loads nor grows by its head: %s', async (_, make) => {
    await expectHarmless((to) => logo(make(to)));
  });
});

describe('a shell', () => {
  const shell = (text: string): readonly Edit[] => [
    {
      file: 'templates/somewhere/shell/cover.hbs',
      // All that a cover has to show: nothing but the payload is there to be refused.
      text: `<header class="cover"><p class="title">{{title}}</p><p>{{subtitle}}</p><p>{{notice}}</p><p>{{#each owner}}{{this}} {{/each}}{{edition}} {{state}} {{cover.legend}}</p>{{#with cover.logo}}{{{body}}}{{/with}}{{#with cover.picture}}{{{body}}}{{/with}}${text}</header>`,
    },
  ];
  test('of plain markup is used', async () => {
    const built = await build(shell('<p class="own">Words</p>'));
    expect('page' in built && built.page).toContain('<p class="own">');
  });
  test.each(Object.entries(html))('neither loads, sends nor runs: %s', async (_, payload) => {
    await expectHarmless((to) => shell(payload(to)));
  });
  test.each(Object.entries(css))('CSS: %s', async (_, payload) => {
    await expectHarmless((to) => shell(`<style>${payload(to)}</style><p>text</p><ul><li>text</li></ul>`));
  });
  test.each(Object.entries(svg))('SVG: %s', async (_, payload) => {
    await expectHarmless((to) =>
      shell(`<svg xmlns:xlink="http://www.w3.org/1999/xlink" aria-hidden="true">${payload(to)}</svg>`),
    );
  });
});

test('without any of it these pages would be caught', async () => {
  const singing: string[] = [];
  const page = (body: string) => `<!doctype html><p>text</p><ul><li>text</li></ul>${body}`;
  const all = [
    ...Object.entries(html),
    ...Object.entries(css).map(([name, make]) => [name, (to: To) => `<style>${make(to)}</style>`] as const),
    ...Object.entries(svg).map(([name, make]) => [name, (to: To) => `<svg>${make(to)}</svg>`] as const),
  ];
  for (const [name, make] of all) {
    asked.length = 0;
    const seen = await requestsOf(page(make(network)));
    if (seen.length + asked.length > 0) singing.push(name);
  }
  expect(singing.length).toBeGreaterThan(55);
});
