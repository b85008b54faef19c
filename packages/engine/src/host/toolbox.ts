import type { Converter, FontFace, LayOut, Printer, Rasteriser } from '@decode/model';
import { type BrowserChoice, type Environment, ensureBrowser } from './browser.ts';
import type { ClosingFinisher } from './create-finisher.ts';
import type { Toolbox, VersionedTool } from './host.ts';
import type { LibreOffice } from './libreoffice/find-libreoffice.ts';
import { createSlots } from './slots.ts';

export interface ToolboxOptions {
  readonly env: Environment;
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

export interface ClosingToolbox extends Toolbox {
  close(): Promise<void>;
}

/**
 * The browser, pandoc, LibreOffice and the fonts. Each is looked for, loaded and started when it is first asked for. They
 * take turns, as many at once as there may be: each keeps a core busy, and what it holds while it works is most of what
 * a build needs.
 */
export function createToolbox({ env, jobs, signal, note }: ToolboxOptions): ClosingToolbox {
  const closing: (() => Promise<void>)[] = [];
  const turns = createSlots(jobs);
  const browser = once((): Promise<BrowserChoice> => ensureBrowser(env, note));
  const fonts = once(async (): Promise<readonly FontFace[]> => (await import('./fonts.ts')).loadFonts());

  const printer = once(async (): Promise<Printer> => {
    const { createPrinter } = await import('./printer.ts');
    const { launchBrowser } = await import('./launch-browser.ts');
    const choice = await browser();
    const made = createPrinter({ pages: jobs, launch: () => launchBrowser(choice, env, note), signal });
    closing.push(made.close);
    return made;
  });

  const finisher = once(async (): Promise<ClosingFinisher> => {
    const { createFinisher } = await import('./create-finisher.ts');
    const made = createFinisher({ workers: jobs, signal });
    closing.push(made.close);
    return made;
  });

  const converter = once(async (): Promise<Converter> => {
    const { createConverter } = await import('./pandoc/create-converter.ts');
    // LibreOffice takes one document at a time, and four times as long for it: more pandocs would only wait for it.
    const workers = (await office()) ? Math.ceil(jobs / 2) : jobs;
    const made = createConverter({ workers, signal });
    const free = createSlots(workers);
    closing.push(made.close);
    return { convert: (job) => free(() => turns(() => made.convert(job))) };
  });

  const libreOffice = once(async () =>
    (await import('./libreoffice/find-libreoffice.ts')).findLibreOffice(env),
  );
  const office = once(async (): Promise<LayOut | undefined> => {
    const found = await libreOffice();
    if (!found || found.missingFonts.length > 0) return undefined;
    const { createLayouter } = await import('./libreoffice/create-layouter.ts');
    // Who asks for one piece of work at a time is short of memory.
    const made = createLayouter({ program: found.path, env, signal, turns, keepOpen: jobs > 1 });
    closing.push(made.close);
    return made.layOut;
  });

  const rasteriser = once(
    async (): Promise<Rasteriser> => (await import('./rasteriser.ts')).createRasteriser(fonts),
  );

  const versions: Readonly<Record<VersionedTool, () => Promise<string>>> = {
    composer: once(async () => (await import('./code-version.ts')).codeVersion('compose')),
    code: once(async () => (await import('./code-version.ts')).codeVersion('render')),
    node: async () =>
      `${process.versions.node} (icu ${process.versions['icu']}, zlib ${process.versions.zlib})`,
    browser: once(async () => (await import('./browser-version.ts')).browserVersion(await browser(), env)),
    pandoc: once(async () => (await import('./pandoc-version.ts')).pandocVersion()),
    office: once(async () => officeVersion(await libreOffice())),
  };

  return {
    fonts,
    version: (tool) => versions[tool](),
    print: async (html, options) => {
      (await finisher()).warm();
      const { print } = await printer();
      return turns(() => print(html, options));
    },
    finish: async (printed, plan) => (await finisher()).finish(printed, plan),
    convert: async (job) => (await converter()).convert(job),
    office,
    rasterise: async (svg, scale) => (await rasteriser()).rasterise(svg, scale),
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
}

/** Without the fonts its pages would be others than Word's, so it is as good as not there. */
function officeVersion(found: LibreOffice | undefined): string {
  return !found || found.missingFonts.length > 0 ? 'none' : found.version;
}

/** Made at the first call, and anew after a failure. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (!made) {
      made = make();
      made.catch(() => {
        made = undefined;
      });
    }
    return made;
  };
}
