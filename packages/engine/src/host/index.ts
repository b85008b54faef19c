/** The real tools one by one, for tests and benchmarks that want one of them without a whole host. */
export { type BrowserChoice, ensureBrowser } from './browser.ts';
export { developmentTools, howToGet } from './development-tools.ts';
export { loadFonts } from './fonts.ts';
export { launchBrowser } from './launch-browser.ts';
export { createLayouter } from './libreoffice/create-layouter.ts';
export { type ClosingConverter, createConverter } from './pandoc/create-converter.ts';
export { createPandocInstance } from './pandoc/pandoc-instance.ts';
export { compilePandoc } from './pandoc/pandoc-module.ts';
export { openPage } from './print-page.ts';
export { type ClosingPrinter, createPrinter } from './printer.ts';
export { createRasteriser } from './rasteriser.ts';
export { toolsFolder } from './tools-folder.ts';
