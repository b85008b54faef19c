import type { Converter, FontFace, Printer, Rasteriser } from '@decode/model';
import { type BrowserChoice, type Environment, ensureBrowser } from './browser.ts';
import type { Toolbox, VersionedTool } from './host.ts';

export interface ToolboxOptions {
  readonly env: Environment;
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
}

export interface ClosingToolbox extends Toolbox {
  close(): Promise<void>;
}

/** The browser, pandoc and the fonts. Each is looked for, loaded and started when it is first asked for. */
export function createToolbox({ env, jobs, signal, note }: ToolboxOptions): ClosingToolbox {
  const closing: (() => Promise<void>)[] = [];
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

  const converter = once(async (): Promise<Converter> => {
    const { createConverter } = await import('./pandoc/create-converter.ts');
    const made = createConverter({ workers: jobs, signal });
    closing.push(made.close);
    return made;
  });

  const rasteriser = once(
    async (): Promise<Rasteriser> => (await import('./rasteriser.ts')).createRasteriser(fonts),
  );

  const versions: Readonly<Record<VersionedTool, () => Promise<string>>> = {
    code: once(async () => (await import('./code-version.ts')).codeVersion()),
    node: async () => process.versions.node,
    browser: once(async () => (await import('./browser-version.ts')).browserVersion(await browser(), env)),
    pandoc: once(async () => (await import('./pandoc-version.ts')).pandocVersion()),
  };

  return {
    fonts,
    version: (tool) => versions[tool](),
    print: async (html, options) => (await printer()).print(html, options),
    convert: async (job) => (await converter()).convert(job),
    rasterise: async (svg, scale) => (await rasteriser()).rasterise(svg, scale),
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
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
