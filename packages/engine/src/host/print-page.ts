import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { unreadablePrint } from './temporary-folder.ts';

/**
 * A page behind every wall that Chromium has: no script, no network, no file. None of them closes everything by
 * itself (prefetches pass interception, a refresh passes the policy), so all of them stand.
 */
export interface PrintPage {
  /** Shows a document. */
  load(html: string): Promise<void>;
  /** A tagged PDF of what the page shows. */
  print(): Promise<Uint8Array>;
  readonly page: Page;
}

/** Under a top-level domain that is reserved never to exist (RFC 2606), and that no name server is asked for. */
const address = 'http://document.invalid/';

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': policy,
  'Cache-Control': 'no-store',
};

export async function openPage(browser: Browser): Promise<PrintPage> {
  const page = await browser.newPage();
  /** The document to be shown; whatever asks for its address a second time gets nothing. */
  let waiting: string | undefined;

  const answer = (request: HTTPRequest): Promise<void> => {
    if (request.url().startsWith('data:')) return request.continue();
    const isDocument =
      request.url() === address && request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!isDocument || waiting === undefined) {
      // `aborted` and no other reason: after it Chromium shows no error page in place of the document.
      return request.abort('aborted');
    }
    const body = waiting;
    waiting = undefined;
    return request.respond({ status: 200, headers, body });
  };

  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    // The page may be gone by the time that the answer arrives.
    answer(request).catch(() => {});
  });
  await page.setOfflineMode(true);

  // Deadlines are the printer's; these would only cut a long document off earlier.
  const timeout = 0;
  return {
    page,
    async load(html) {
      waiting = html;
      // A navigation and not new content: content written into a page keeps the policies of what stood there before.
      await page.goto(address, { waitUntil: 'load', timeout });
    },
    print() {
      const printing = page.pdf({
        tagged: true,
        // Bookmarks are made when the file is finished.
        outline: false,
        preferCSSPageSize: true,
        printBackground: true,
        waitForFonts: true,
        timeout,
      });
      return printing.catch((cause: unknown) => {
        throw unreadablePrint(cause);
      });
    },
  };
}
