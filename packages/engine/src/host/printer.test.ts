import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserChoice, ensureBrowser } from './browser.ts';
import { Interrupted, MachineFailure } from './failure.ts';
import { killGroup } from './kill-group.ts';
import { launchBrowser } from './launch-browser.ts';
import { type ClosingPrinter, createPrinter, type PrinterOptions } from './printer.ts';

let choice: BrowserChoice;
const launched: Browser[] = [];
let printer: ClosingPrinter;

beforeAll(async () => {
  choice = await ensureBrowser(process.env, () => {});
}, 180_000);
afterEach(async () => {
  await printer?.close();
  for (const browser of launched.splice(0)) expect(isRunning(browser)).toBe(false);
});
afterAll(() => {
  // Profiles of browsers that were killed on the way included.
  const ours = `decode-browser-${process.pid}-`;
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(ours))).toEqual([]);
});

function start(options: Partial<PrinterOptions> = {}): ClosingPrinter {
  printer = createPrinter({ pages: 2, launch: launchAndKeep, ...options });
  return printer;
}

async function launchAndKeep(): Promise<Browser> {
  const browser = await launchBrowser(choice, process.env, () => {});
  launched.push(browser);
  return browser;
}

function isRunning(browser: Browser): boolean {
  const program = browser.process();
  return program !== null && program.exitCode === null && program.signalCode === null;
}

function slay(browser: Browser | undefined): void {
  const program = browser?.process();
  if (program) killGroup(program);
}

const page = (body: string, head = '') =>
  `<!doctype html><html lang="lv"><head><meta charset="utf-8"><title>Title</title>${head}</head><body>${body}</body></html>`;
const about = { lang: 'lv', title: 'Title' };
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('printing', () => {
  test('gives a tagged PDF in the language of the page', async () => {
    const pdf = latin(await start().print(page('<h1>Ieteikumi</h1><p>Teksts</p>'), about));
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toContain('/Lang (lv)');
    expect(pdf).toContain('/MarkInfo <</Type /MarkInfo\n/Marked true');
    expect(pdf).toContain('/StructTreeRoot');
  });

  test('starts one browser for many documents, and none before the first', async () => {
    start();
    expect(launched).toHaveLength(0);
    await Promise.all(Array.from({ length: 8 }, (_, i) => printer.print(page(`<p>${i}</p>`), about)));
    expect(launched).toHaveLength(1);
  });

  test('takes a new browser after so many documents', async () => {
    start({ pages: 1, recycleAfter: 2 });
    for (let i = 0; i < 5; i++) await printer.print(page(`<p>${i}</p>`), about);
    expect(launched).toHaveLength(3);
    expect(launched.map(isRunning)).toEqual([false, false, true]);
  });
});

describe('a browser that dies', () => {
  const dying = (times: number) => async () => {
    const browser = await launchAndKeep();
    if (launched.length <= times) browser.on('targetcreated', () => slay(browser));
    return browser;
  };

  test('once: the document is printed by a new one', async () => {
    const pdf = await start({ launch: dying(1) }).print(page('<p>text</p>'), about);
    expect(latin(pdf)).toMatch(/^%PDF-/);
    expect(launched).toHaveLength(2);
  });

  test('twice: it is said which document, and what to do', async () => {
    const failure = await start({ launch: dying(2) })
      .print(page('<p>text</p>'), about)
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(MachineFailure);
    expect((failure as MachineFailure).message).toBe('The browser died twice while it printed "Title".');
    expect((failure as MachineFailure).todo).toContain('--jobs 1');
  });

  test('in the middle of many: all are printed', async () => {
    start();
    const long = page(Array.from({ length: 3000 }, (_, i) => `<p>${i}</p>`).join(''));
    const work = Array.from({ length: 6 }, () => printer.print(long, about));
    await work[0];
    slay(launched[0]);
    for (const pdf of await Promise.all(work)) expect(latin(pdf)).toMatch(/^%PDF-/);
    expect(launched).toHaveLength(2);
  });

  test('that cannot be started is named, with what to do', async () => {
    const broken: BrowserChoice = { path: process.execPath, from: 'DECODE_CHROME', env: {}, shell: true };
    const failure = await start({ launch: () => launchBrowser(broken, process.env, () => {}) })
      .print(page(''), about)
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(MachineFailure);
    expect((failure as MachineFailure).message).toContain('(DECODE_CHROME) does not start');
    expect((failure as MachineFailure).todo).toContain('DECODE_CHROME');
  });
});

describe('limits', () => {
  test('a document that takes too long is given up, and the next one is printed', async () => {
    start({ deadline: 1500, pages: 1 });
    const endless =
      page('', `<style>${'div '.repeat(20)}{color:red}</style>`) + '<div>'.repeat(200).repeat(400);
    await expect(printer.print(endless, about)).rejects.toThrow('took longer than 2 seconds');
    expect(latin(await printer.print(page('<p>text</p>'), about))).toMatch(/^%PDF-/);
  });

  test('a document that takes too much memory is given up, and no other with it', async () => {
    start({ memory: 150 * 1024 * 1024 });
    const large = page('<p>text</p>'.repeat(100_000));
    const small = page('<p>text</p>');
    const failure = printer.print(large, { lang: 'lv', title: 'Large' }).catch((cause: unknown) => cause);
    const others = Array.from({ length: 20 }, () => printer.print(small, about));
    expect(await failure).toBeInstanceOf(MachineFailure);
    expect((await failure) as MachineFailure).toMatchObject({
      message: 'Printing "Large" took more than the 150 MB of memory that one document may take.',
      todo: expect.stringContaining('very large picture'),
    });
    for (const pdf of await Promise.all(others)) expect(latin(pdf)).toMatch(/^%PDF-/);
    expect(latin(await printer.print(small, about))).toMatch(/^%PDF-/);
    // Its page was ended, the other pages of the browser went on, and what came later got another browser.
    expect(launched).toHaveLength(2);
  }, 60_000);

  test('each document has a page of its own, and the browser stays', async () => {
    start({ pages: 1 });
    const opened: unknown[] = [];
    await printer.print(page('<p>text</p>'), about);
    launched[0]?.on('targetcreated', (target) => opened.push(target));
    await printer.print(page('<p>text</p>'), about);
    await printer.print(page('<p>text</p>'), about);
    expect(launched).toHaveLength(1);
    expect(opened).toHaveLength(2);
    expect(await launched[0]?.pages()).toEqual([]);
  });

  test('being asked to stop ends the browser and what it was printing', async () => {
    const asked = new AbortController();
    start({ signal: asked.signal });
    await printer.print(page('<p>first</p>'), about);
    const work = printer.print(page('<p>text</p>'.repeat(20_000)), about).catch((cause: unknown) => cause);
    asked.abort();
    expect(await work).toBeInstanceOf(Interrupted);
    await expect(printer.print(page(''), about)).rejects.toBeInstanceOf(Interrupted);
  });
});

describe('nothing in a page reaches the network or files', () => {
  const asked: string[] = [];
  let server: Server;
  let address = '';
  let guarded: ClosingPrinter;
  const home = mkdtempSync(join(tmpdir(), 'decode-canary-'));
  // Whatever of these files is shown leaves a colour in the PDF that nothing else has.
  const colour = 'rgb(18,52,86)';
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" id="a" width="99" height="99"><rect fill="${colour}" width="99" height="99"/></svg>`;
  writeFileSync(join(home, 'secret.svg'), picture);
  writeFileSync(join(home, 'secret.css'), `html, body, p { background: ${colour} }`);
  writeFileSync(join(home, 'secret.html'), `<!doctype html><body style="background:${colour}">text`);

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end('canary-from-the-network');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    guarded = createPrinter({ pages: 1, launch: () => launchBrowser(choice, process.env, () => {}) });
  });
  afterAll(async () => {
    await guarded.close();
    server.close();
    rmSync(home, { recursive: true });
  });

  /** Every way in which a page can load something, by name; `to` makes an address of a kind of file. */
  const ways: Readonly<Record<string, (to: (ending: string) => string) => string>> = {
    img: (to) => `<img src="${to('svg')}">`,
    'img srcset': (to) => `<img srcset="${to('svg')} 1x">`,
    picture: (to) => `<picture><source srcset="${to('svg')}"><img alt=""></picture>`,
    'input image': (to) => `<input type="image" src="${to('svg')}">`,
    iframe: (to) => `<iframe src="${to('html')}"></iframe>`,
    'iframe srcdoc': (to) => `<iframe srcdoc="<img src='${to('svg')}'>"></iframe>`,
    frame: (to) => `<frameset><frame src="${to('html')}"></frameset>`,
    object: (to) => `<object data="${to('svg')}"></object>`,
    embed: (to) => `<embed src="${to('svg')}">`,
    'svg image': (to) => `<svg><image href="${to('svg')}"/></svg>`,
    'svg use': (to) => `<svg><use href="${to('svg')}#a"/></svg>`,
    'svg feImage': (to) =>
      `<svg><filter id="f"><feImage href="${to('svg')}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
    'svg script': (to) => `<svg><script href="${to('js')}"></script></svg>`,
    video: (to) => `<video src="${to('mp4')}" poster="${to('svg')}" autoplay></video>`,
    audio: (to) => `<audio src="${to('mp3')}" autoplay></audio>`,
    track: (to) => `<video><track src="${to('vtt')}" default></video>`,
    style: (to) => `<style>@import "${to('css')}";</style>`,
    'style font': (to) =>
      `<style>@font-face{font-family:c;src:url("${to('woff2')}")}p{font-family:c}</style><p>text</p>`,
    'style background': (to) => `<p style="background:url('${to('svg')}')">text</p>`,
    'style content': (to) => `<style>p::before{content:url("${to('svg')}")}</style><p>text</p>`,
    'style cursor and list': (to) =>
      `<ul style="cursor:url('${to('svg')}'),auto;list-style-image:url('${to('svg')}')"><li>text</ul>`,
    'style page': (to) => `<style>@page{@top-left{content:url("${to('svg')}")}}</style>`,
    'link stylesheet': (to) => `<link rel="stylesheet" href="${to('css')}">`,
    'link prefetch': (to) => `<link rel="prefetch" href="${to('html')}">`,
    'link preload': (to) => `<link rel="preload" as="image" href="${to('svg')}">`,
    'link modulepreload': (to) => `<link rel="modulepreload" href="${to('js')}">`,
    'link preconnect': (to) =>
      `<link rel="preconnect" href="${to('html')}"><link rel="dns-prefetch" href="${to('html')}">`,
    'link prerender': (to) => `<link rel="prerender" href="${to('html')}">`,
    'link icon and manifest': (to) =>
      `<link rel="icon" href="${to('svg')}"><link rel="manifest" href="${to('json')}">`,
    script: (to) =>
      `<script src="${to('js')}"></script><script>fetch("${to('txt')}");document.body.append("canary-of-a-script")</script>`,
    'script module': (to) => `<script type="module">import "${to('js')}"</script>`,
    speculation: (to) =>
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to('html')}"]}]}</script>`,
    'on error': (to) => `<img src="data:x" onerror="new Image().src='${to('svg')}'">`,
    'on load': (to) => `<svg onload="location='${to('html')}'"></svg>`,
    refresh: (to) => `<meta http-equiv="refresh" content="0;url=${to('html')}">`,
    base: (to) => `<base href="${to('')}"><img src="x.svg">`,
    form: (to) => `<form action="${to('html')}"><button autofocus>send</button></form>`,
    ping: (to) => `<a href="${to('html')}" ping="${to('txt')}">link</a>`,
    'another policy': (to) =>
      `<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="${to('svg')}">`,
  };

  const variants = (way: (to: (ending: string) => string) => string, to: (ending: string) => string) => [
    page(way(to)),
    page('<p>text</p>', way(to)),
    way(to),
  ];

  test.each(Object.entries(ways))('network: %s', async (_, way) => {
    asked.length = 0;
    for (const scheme of ['http:', '']) {
      for (const html of variants(way, (ending) => `${scheme}//${address}/canary.${ending}`)) {
        await guarded.print(html, about);
      }
    }
    // What was begun while printing arrives within this time, or it was never sent.
    await setTimeout(50);
    expect(asked).toEqual([]);
  });

  test.each(Object.entries(ways))('files: %s', async (_, way) => {
    const kept = (ending: string) => (['html', 'css'].includes(ending) ? ending : 'svg');
    for (const html of variants(way, (ending) => `${pathToFileURL(home).href}/secret.${kept(ending)}`)) {
      expect(contents(await guarded.print(html, about))).not.toMatch(mark);
    }
  });

  test('without the walls most of these ways do reach the network', async () => {
    const browser = await launch({
      executablePath: choice.path,
      headless: choice.shell ? 'shell' : true,
      // The pages are our own, and not every machine allows a sandbox.
      args: ['--no-sandbox'],
      env: { ...process.env, ...choice.env },
    });
    const singing: string[] = [];
    for (const [name, way] of Object.entries(ways)) {
      asked.length = 0;
      const open = await browser.newPage();
      await open.setContent(page(way((ending) => `http://${address}/canary.${ending}`)));
      await setTimeout(50);
      if (asked.length > 0) singing.push(name);
      await open.close();
    }
    await browser.close();
    expect(singing.length).toBeGreaterThan(20);
  });

  test('what one page says holds for no other', async () => {
    const picked = page(`<img src="data:image/svg+xml,${encodeURIComponent(picture)}" alt="">`);
    const policy = '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'">';
    expect(contents(await guarded.print(picked.replace('<title>', `${policy}<title>`), about))).not.toMatch(
      mark,
    );
    expect(contents(await guarded.print(picked, about))).toMatch(mark);
  });

  test('a picture that the page itself carries is shown, and would be found', async () => {
    const html = page(`<img src="data:image/svg+xml,${encodeURIComponent(picture)}" alt="">`);
    expect(contents(await guarded.print(html, about))).toMatch(mark);
  });
});

/** The canary's colour as PDF writes it. */
const mark = /\.070[56]\d* \.2039\d* \.337[23]\d* rg/;

/** Everything that a PDF draws, unpacked. */
function contents(pdf: Uint8Array): string {
  const streams = latin(pdf).matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  return [...streams]
    .map(([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        return packed;
      }
    })
    .join('\n');
}
